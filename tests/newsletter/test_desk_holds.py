"""What the desk does not let anyone do: go around a colleague, a lock, or a letter that is on its way."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from newsletter.models import (
    Delivery,
    DeliveryState,
    LetterSettings,
    MailHouse,
    NewsletterIssue,
    Sending,
    SendingState,
)
from rvggz.page_rights import is_in_bin
from tests import factories, people
from tests.newsletter import issues
from tests.newsletter import sendings as making

pytestmark = pytest.mark.django_db
SOUP = [("text", "<p>Er is soep bij het vuur.</p>")]
BUSY = ("asked", "planned", "running", "paused", "stopped")


@pytest.fixture
def letter(tree):
    making.settings(tree, second_editor=True)
    return issues.make(tree, "Brief van juni", SOUP)


@pytest.fixture
def desk(client, anna):
    client.force_login(anna)
    return client


def ask(letter, state=SendingState.ASKED, **fields):
    return Sending.objects.create(issue=letter, state=state, revision=letter.get_latest_revision(), **fields)


def with_delivery(letter, of_the_letter, of_the_sending):
    sending = ask(letter, of_the_sending, subject="Brief van juni", total=1, prepared_at=timezone.now())
    reader = making.subscribers(1)[0]
    return Delivery.objects.create(sending=sending, subscriber=reader, state=of_the_letter)


@pytest.mark.parametrize("do", ["", "anders"])
def test_only_approve_approves(letter, client, anna, do):
    ask(letter, asked_by=anna)
    other = people.with_two_steps(people.member("Fatima", "El Amrani", is_staff=True))
    other.groups.set(anna.groups.all())
    client.force_login(other)

    answer = client.post(reverse("letters_decide", args=[letter.pk]), {"do": do}, follow=True)

    assert "Er is niets veranderd" in answer.content.decode()
    assert Sending.objects.get().state == SendingState.ASKED


def test_an_editor_cannot_switch_the_second_editor_off(tree, letter, desk, eva):
    place = reverse("wagtailsettings:edit", args=["newsletter", "lettersettings", tree.home.get_site().pk])
    html = desk.get(place).content.decode()
    assert 'name="per_second"' in html
    assert 'name="second_editor"' not in html
    desk.post(place, {"consent_text": "Ja", "per_second": 4, "per_hour": 100, "test_addresses": "", "footer": ""})
    kept = LetterSettings.objects.get()
    assert (kept.per_second, kept.second_editor) == (4, True)

    desk.force_login(people.with_two_steps(people.member("Wim", "Beheer", is_staff=True, is_superuser=True)))
    assert 'name="second_editor"' in desk.get(place).content.decode()


def place_of_deleting(page, *, many):
    if many:
        return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


@pytest.mark.parametrize("many", [False, True])
def test_a_letter_that_waits_or_is_on_its_way_is_not_deleted(letter, desk, many):
    sending = ask(letter)

    for state in BUSY:
        Sending.objects.filter(pk=sending.pk).update(state=state)
        desk.post(place_of_deleting(letter, many=many))
        assert not is_in_bin(NewsletterIssue.objects.get(pk=letter.pk)), state

    told = desk.get(reverse("wagtailadmin_explore", args=[letter.get_parent().pk])).content.decode()
    assert told.count("nu niet verwijderen: hij is voorgelegd, ingepland of onderweg") == len(BUSY)


@pytest.mark.parametrize("many", [False, True])
def test_the_archive_above_a_letter_is_not_deleted(letter, desk, many):
    ask(letter)

    desk.post(place_of_deleting(letter.get_parent(), many=many))

    assert not is_in_bin(NewsletterIssue.objects.get(pk=letter.pk))


@pytest.mark.parametrize("state", [None, "done", "cancelled"])
def test_another_letter_can_be_deleted(letter, desk, state):
    if state:
        ask(letter, state)

    desk.post(reverse("wagtailadmin_pages:delete", args=[letter.pk]))

    assert is_in_bin(NewsletterIssue.objects.get(pk=letter.pk))


@pytest.mark.parametrize(("state", "offered"), [(SendingState.DONE, True), (SendingState.CANCELLED, False)])
def test_of_a_cancelled_sending_nothing_is_sent_again(letter, desk, state, offered):
    row = with_delivery(letter, DeliveryState.UNCERTAIN, state)
    html = desk.get(reverse("letters_progress", args=[row.sending_id])).content.decode()
    assert ("Opnieuw sturen<" in html) == offered
    assert "Zo laten<" in html

    Delivery.objects.update(state=DeliveryState.REFUSED)
    found = desk.post(reverse("letters_ledger"), {"adres": "LEZER0@example.test"}).content.decode()
    assert "Geweigerd" in found
    assert ("Opnieuw sturen<" in found) == offered
    assert (reverse("letters_settle", args=[row.pk]) in found) == offered


def test_who_may_not_change_a_page_does_not_fill_it(tree, letter, desk, anna, eva):
    article = factories.make_article(tree, "Dit wel", themes=[])
    place = reverse("letters_fill", args=[letter.pk])
    Page.objects.filter(pk=letter.pk).update(locked=True, locked_by=eva, locked_at=timezone.now())
    assert "op slot gezet" in desk.post(place, {"artikel": [article.pk]}, follow=True).content.decode()
    Page.objects.filter(pk=letter.pk).update(locked=False, locked_by=None, locked_at=None)
    GroupPagePermission.objects.all().delete()
    assert (
        "Je mag deze brief niet veranderen" in desk.post(place, {"artikel": [article.pk]}, follow=True).content.decode()
    )

    kept = NewsletterIssue.objects.get(pk=letter.pk).get_latest_revision_as_object()
    assert [block.block_type for block in kept.body] == ["text"]


def test_the_lock_a_stop_and_breaking_off_are_for_everyone(letter, tab, anna, axe):
    stopped = ask(letter, SendingState.STOPPED, subject="Brief van juni", total=3, prepared_at=timezone.now(),
                  why_stopped="Van de laatste 200 brieven zijn er 12 geweigerd.")  # fmt: skip
    MailHouse.objects.update_or_create(pk=1, defaults={"home": "elders", "locked_at": timezone.now()})
    page = tab(user=anna)
    for place, seen in (
        (reverse("letters_issues"), "De post staat op slot"),
        (reverse("letters_progress", args=[stopped.pk]), "zijn er 12 geweigerd"),
        (reverse("letters_progress", args=[stopped.pk]) + "?zeker=1", "Ja, breek de verzending af"),
    ):
        page.goto(place)
        assert seen in page.content()
        axe(page, "main")
