"""Who belongs to an organisation: asking, being invited, leaving. And that it is nobody else's business."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from participants import invitations, memberships
from participants.models import Invitation, Membership
from rvggz import outbox, privacy
from rvggz.models import OutgoingMail
from tests import people
from tests.factories import make_organisation


def logged_in(member):
    browser = Client()
    browser.force_login(member)
    return browser


def waiting_mail():
    return sorted((mail.name, mail.to, mail.context.get("event", "")) for mail in OutgoingMail.objects.all())


def people_page(member, do, number, slug="de-linde", **more):
    return logged_in(member).post(f"/mijn/organisatie/{slug}/mensen/", {"do": do, "number": number, **more})


# Asking


def test_who_asks_waits_for_a_contact_person(linde, sanne, bram):
    answer = logged_in(bram).post("/mijn/organisatie/", {"organisation": linde.pk}, follow=True)

    assert "Je vraag is verstuurd" in answer.content.decode()
    membership = Membership.objects.get(member=bram)
    assert not membership.is_accepted
    assert waiting_mail() == [("membership_asked", sanne.email, "")]
    assert bram.email in logged_in(sanne).get("/mijn/organisatie/de-linde/mensen/").content.decode()
    assert "1 verzoek wacht op jou" in logged_in(sanne).get("/mijn/").content.decode()


def test_a_contact_person_lets_somebody_in_by_real_mail(linde, sanne, bram, postbus):
    membership = memberships.ask(bram, linde)

    people_page(sanne, "accept", membership.pk)
    outbox.send_due()

    membership.refresh_from_db()
    assert membership.is_accepted
    assert [letter["Subject"] for letter in postbus.to(bram.email)] == ["Je hoort nu bij De Linde"]
    assert not postbus.to(sanne.email)  # nobody need decide any more


def test_a_refusal_leaves_nothing(linde, sanne, bram):
    people_page(sanne, "decline", memberships.ask(bram, linde).pk)

    assert not Membership.objects.filter(member=bram).exists()
    assert waiting_mail() == [("membership_news", bram.email, "declined")]


def test_editors_hear_when_nobody_can_decide(linde, bram, anna):
    memberships.ask(bram, linde)

    assert waiting_mail() == [("editors_organisation", anna.email, "no_contact")]


def test_asking_is_limited_and_asking_twice_mails_once(tree, linde, sanne, bram):
    browser = logged_in(bram)
    memberships.ask(bram, linde)
    memberships.ask(bram, linde)
    assert OutgoingMail.objects.count() == 1

    answers = [browser.post("/mijn/organisatie/", {"organisation": make_organisation(tree).pk}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert browser.post("/mijn/organisatie/", {"organisation": linde.pk}).status_code == 422


# Whose it is


@pytest.mark.parametrize("place", ["", "mensen/", "terug/", "vertrekken/"])
def test_another_organisation_does_not_exist(linde, berk, sanne, place):
    browser = logged_in(sanne)

    assert browser.post(f"/mijn/organisatie/de-berk/{place}").status_code == 404
    if place != "terug/":
        assert browser.get(f"/mijn/organisatie/de-berk/{place}").status_code == 404


@pytest.mark.parametrize("place", ["", "mensen/", "terug/"])
def test_who_belongs_but_is_no_contact_person_cannot_manage(linde, bram, place):
    memberships.join(bram, linde)

    assert logged_in(bram).post(f"/mijn/organisatie/de-linde/{place}").status_code == 404


def test_one_cannot_decide_about_people_of_another_organisation(linde, berk, sanne, bram, chris):
    asked = memberships.ask(bram, berk)
    belongs = memberships.join(chris, berk)
    invited = invitations.invite(berk, "kim@example.test", chris)

    for do, row in (("accept", asked), ("decline", asked), ("remove", belongs), ("take-back", invited)):
        people_page(sanne, do, row.pk)

    asked.refresh_from_db()
    assert not asked.is_accepted
    assert Membership.objects.filter(pk=belongs.pk).exists()
    assert Invitation.objects.filter(pk=invited.pk).exists()


def test_a_contact_person_is_removed_by_editors_only(linde, sanne, bram):
    other = memberships.place(bram, linde, is_contact=True)

    people_page(sanne, "remove", other.pk)

    assert Membership.objects.filter(pk=other.pk, is_contact=True).exists()


def test_strangers_are_asked_to_log_in(linde):
    for address in ("/mijn/organisatie/", "/mijn/organisatie/de-linde/", "/mijn/organisatie/de-linde/mensen/"):
        assert Client().get(address).headers["Location"].startswith("/mijn/inloggen/")


# Leaving


def test_the_last_contact_person_is_warned_and_then_the_editors_hear(linde, sanne, bram, anna):
    memberships.ask(bram, linde)
    browser = logged_in(sanne)

    assert "enige contactpersoon" in browser.get("/mijn/organisatie/de-linde/vertrekken/").content.decode()
    assert browser.post("/mijn/organisatie/de-linde/vertrekken/").status_code == 200
    assert Membership.objects.filter(member=sanne).exists()
    browser.post("/mijn/organisatie/de-linde/vertrekken/", {"warned": "yes"})

    assert not Membership.objects.filter(member=sanne).exists()
    assert ("editors_organisation", anna.email, "last_left") in waiting_mail()
    assert Membership.objects.filter(member=bram).exists()


def test_with_another_contact_person_leaving_asks_once(linde, sanne, bram, anna):
    memberships.place(bram, linde, is_contact=True)

    logged_in(sanne).post("/mijn/organisatie/de-linde/vertrekken/")

    assert not Membership.objects.filter(member=sanne).exists()
    assert not OutgoingMail.objects.filter(to=anna.email).exists()


def test_who_is_erased_is_named_in_no_mail_that_still_has_to_leave(linde, sanne, bram, anna):
    memberships.ask(bram, linde)
    assert privacy.export(privacy.person(bram.email))["Wie bij welke organisatie hoort"]

    privacy.erase(privacy.person(bram.email))

    assert waiting_mail() == []
    privacy.erase(privacy.person(sanne.email))
    assert waiting_mail() == [("editors_organisation", anna.email, "last_left")]


# The admin


def test_an_editor_makes_somebody_contact_person(linde, bram, anna):
    browser = logged_in(anna)
    assert browser.get("/beheer/memberships/").status_code == 200
    data = {"email": bram.email.upper(), "organisation": linde.pk, "is_contact": "on"}

    answer = browser.post("/beheer/memberships/new/", data)

    assert answer.status_code == 302
    membership = Membership.objects.get()
    assert (membership.member, membership.is_contact, membership.is_accepted) == (bram, True, True)
    assert waiting_mail() == [("membership_news", bram.email, "contact")]
    browser.post(f"/beheer/memberships/edit/{membership.pk}/", {})
    membership.refresh_from_db()
    assert (membership.is_contact, membership.is_accepted) == (False, True)
    assert "geen lid met dit" in browser.post("/beheer/memberships/new/", data | {"email": "x@y.nl"}).content.decode()


@pytest.mark.parametrize("how", ["delete", "edit"])
def test_an_editor_who_takes_the_last_contact_person_away_is_warned_and_everyone_hears(linde, sanne, anna, how):
    membership = Membership.objects.get(member=sanne)
    browser, where = logged_in(anna), f"/beheer/memberships/{how}/{membership.pk}/"
    assert how == "edit" or f"{sanne} is de enige contactpersoon van De Linde" in browser.get(where).content.decode()

    assert browser.post(where).status_code == 302

    event = "taken_out" if how == "delete" else "no_contact"
    assert waiting_mail() == [
        ("editors_organisation", anna.email, "last_left"), ("membership_news", sanne.email, event),
    ]  # fmt: skip
    assert Membership.objects.filter(member=sanne, is_contact=False).exists() == (how == "edit")


def test_an_editor_takes_away_one_of_two_contact_persons_and_a_question(linde, sanne, bram, chris, anna):
    memberships.place(bram, linde, is_contact=True)
    memberships.ask(chris, linde)
    OutgoingMail.objects.filter(name="membership_news").delete()

    for membership in Membership.objects.filter(member__in=(bram, chris)):
        logged_in(anna).post(f"/beheer/memberships/delete/{membership.pk}/")

    assert list(Membership.objects.values_list("member", flat=True)) == [sanne.pk]
    assert not ModelLogEntry.objects.filter(label__contains=bram.get_full_name()).exists()  # kept when he is erased
    assert waiting_mail() == [  # and the contact persons are asked nothing about Chris any more
        ("membership_news", bram.email, "taken_out"), ("membership_news", chris.email, "declined"),
    ]  # fmt: skip


# What it costs


def test_a_large_organisation_is_read_by_the_page_and_a_decision_leads_back_to_it(linde, sanne, bram):
    for index in range(120):
        memberships.join(people.member("Lid", f"nummer {index:03}", email=f"{index}@example.test"), linde)
    last = Membership.objects.get(member__last_name="nummer 119")
    browser = logged_in(sanne)

    first = browser.get("/mijn/organisatie/de-linde/mensen/").content.decode()
    gone = browser.post("/mijn/organisatie/de-linde/mensen/?pagina=2", {"do": "remove", "number": last.pk}, follow=True)

    assert "(121)" in first and "nummer 098" in first and "nummer 099" not in first
    assert gone.request["QUERY_STRING"] == "pagina=2" and "(120)" in gone.content.decode()
    assert "nummer 119 hoort er niet meer bij" in gone.content.decode()


@pytest.mark.parametrize("number", [1, 15])
def test_the_number_of_queries_does_not_grow(tree, linde, sanne, django_assert_max_num_queries, number):
    for index in range(number):
        member = people.member("Lid", f"nummer {index}")
        memberships.ask(member, linde)
        memberships.join(people.member("Mens", f"nummer {index}"), linde)
        invitations.invite(linde, f"gast{index}@example.test", sanne)
        memberships.place(sanne, make_organisation(tree), is_contact=True)
    browser = logged_in(sanne)
    for address in (
        "/mijn/",
        "/mijn/organisatie/",
        "/mijn/organisatie/de-linde/",
        "/mijn/organisatie/de-linde/mensen/",
    ):
        browser.get(address)
        with django_assert_max_num_queries(12):
            browser.get(address)
