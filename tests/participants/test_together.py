"""Two people at once: one of the two wins, the other is told in words, and nobody gets two mails that contradict."""

import pytest
from django.test import Client
from django.urls import reverse

from participants import memberships, reviewing
from participants.accounts import addresses
from participants.models import Member, Membership, ParticipantPage
from rvggz.models import OutgoingMail
from tests import factories, people
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "nieuw@example.test"


@pytest.fixture
def linde():
    return factories.make_organisation(factories.site(), "De Linde", slug="de-linde")


@pytest.fixture
def contact(linde):
    person = people.member("Sanne", "Mulder")
    memberships.place(person, linde, is_contact=True)
    return person


@pytest.fixture
def asking(linde, contact):
    return memberships.ask(people.bram(), linde)


def logged_in(member):
    client = Client()
    client.force_login(member)
    return client


def decide(contact, membership, do):
    client, where = logged_in(contact), reverse("organisation_people", args=["de-linde"])
    return lambda: client.post(where, {"do": do, "number": membership.pk})


def leave(membership):
    client, where = logged_in(membership.member), reverse("organisation_leave", args=["de-linde"])
    return lambda: client.post(where, {"warned": "yes"})


def organisation():
    return ParticipantPage.objects.filter(slug="de-linde")


def news(member):
    """What a member was mailed about belonging to an organisation."""
    mails = OutgoingMail.objects.filter(name="membership_news", key__endswith=f":{member.pk}")
    return list(mails.values_list("key", flat=True))


def test_of_two_accounts_that_move_to_one_address_one_gets_it():
    one, other = people.bram(), people.chris()

    answers = race(
        Member.objects.all(), lambda: addresses.change(one, NEW), lambda: addresses.change(other, NEW), waiting=2
    )

    assert sorted(answers) == [False, True]
    assert Member.objects.filter(email=NEW).count() == 1
    assert {one.email, other.email} == set(Member.objects.values_list("email", flat=True))


def test_an_address_that_the_admin_gave_away_meanwhile_is_told():
    bram = people.bram()
    people.member("Otto", "Prins", email=NEW)

    assert addresses.change(bram, NEW) is False
    assert bram.email == "bram.dewit@example.test"


@pytest.mark.parametrize("do", ["accept", "decline"])
def test_who_leaves_while_being_answered_is_answered_or_gone_but_not_both(asking, contact, do):
    answers = race(organisation(), leave(asking), decide(contact, asking, do))

    assert [answer.status_code for answer in answers] == [302, 409]
    assert "intussen" in answers[1].content.decode()
    assert not Membership.objects.filter(pk=asking.pk).exists()
    assert news(asking.member) == []


def test_who_is_declined_while_leaving_reads_that(asking, contact):
    answers = race(organisation(), decide(contact, asking, "decline"), leave(asking))

    assert [answer.status_code for answer in answers] == [302, 409]
    assert "intussen" in answers[1].content.decode()


def test_of_two_contact_persons_who_answer_otherwise_the_second_is_told(asking, contact, linde):
    other = people.member("Thijs", "Visser")
    memberships.place(other, linde, is_contact=True)

    answers = race(organisation(), decide(contact, asking, "accept"), decide(other, asking, "decline"))

    assert [answer.status_code for answer in answers] == [302, 409]
    assert Membership.objects.get(pk=asking.pk).is_accepted
    assert [key.split(":")[1] for key in news(asking.member)] == ["accepted"]


def test_a_member_who_is_taken_out_twice_at_once_gets_one_mail(linde, contact):
    belongs = memberships.place(people.bram(), linde, is_contact=False)

    answers = race(organisation(), lambda: memberships.take_out(belongs), decide(contact, belongs, "remove"))

    assert answers[1].status_code == 409
    assert len(news(belongs.member)) == 1


# The page of an organisation


@pytest.fixture
def proposed(linde, contact):
    """Its contact person proposed another summary."""
    draft = ParticipantPage.objects.get(pk=linde.pk).get_latest_revision_as_object()
    draft.summary = "Iets anders."
    reviewing.submit(draft, reviewing.version(linde), contact)
    return ParticipantPage.objects.get(pk=linde.pk)


def approve(page):
    client = logged_in(people.anna())
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    return lambda: client.post(address, follow=True)


def take_back(contact):
    client = logged_in(contact)
    return lambda: client.post(reverse("organisation_withdraw", args=["de-linde"]), follow=True)


@pytest.mark.parametrize("first", ["approve", "take back"])
def test_a_proposal_that_is_taken_back_while_it_is_approved_is_one_of_the_two(proposed, contact, first):
    works = [approve(proposed), take_back(contact)]
    answers = race(organisation(), *(works if first == "approve" else reversed(works)))
    if first != "approve":
        answers.reverse()

    approved, taken_back = (answer.content.decode() for answer in answers)
    is_online = organisation().get().summary == "Iets anders."
    assert ("geen voorstel dat je kunt terugnemen" in taken_back) == is_online
    assert ("Je voorstel is teruggenomen" in taken_back) != is_online
    assert reviewing.waiting() == []
    assert all(answer.status_code < 500 for answer in answers), approved
    news = OutgoingMail.objects.filter(name="organisation_decided").values_list("name", flat=True)
    assert len(news) == is_online, list(news)
