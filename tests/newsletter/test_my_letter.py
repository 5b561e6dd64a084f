"""The newsletter at /mijn/: the address of the account was confirmed, so one press is enough."""

import pytest
from django.test import Client

from newsletter import my_letter
from newsletter.models import ListDay, Subscriber
from participants.accounts import addresses
from rvggz.models import OutgoingMail
from tests import factories
from tests.newsletter.making import sent, subscriber, texts
from tests.participants.test_leaving import log_in

MINE = "/mijn/nieuwsbrief/"
NEW = "bram@nieuw.example.test"


@pytest.fixture
def mine(client, tree, bram):
    """``mine(do="pause", months=2)`` presses a button of Bram's; without anything it opens the page."""
    log_in(client, bram)

    def post(**fields):
        return client.post(MINE, fields, follow=True) if fields else client.get(MINE)

    return post


@pytest.fixture
def letter(bram):
    return subscriber(bram.email, name="Bram", weekly=True)


def text_of(answer):
    return answer.content.decode()


def test_one_press_subscribes_with_the_words_that_stood_there(mine, bram):
    page = text_of(mine())
    assert f"niet op <strong>{bram.email}" in page
    assert "elke maand de nieuwsbrief" in page
    assert not Subscriber.objects.exists()

    page = text_of(mine(do="subscribe", version=1))

    kept = Subscriber.objects.get()
    assert "Fijn dat je er bent" in page
    assert (kept.email, kept.state, kept.source, kept.consent_version) == (bram.email, "confirmed", "account", 1)
    assert "elke maand de nieuwsbrief" in kept.consent_text
    assert kept.asked_at
    assert kept.confirmed_at
    assert ListDay.objects.get().confirmed == 1
    assert not OutgoingMail.objects.filter(name__startswith="letter").exists()


def test_words_that_changed_meanwhile_are_shown_anew(mine, tree):
    kept = texts(tree)
    kept.consent_text = "Ja, ik wil elke maand verhalen."
    kept.save()

    assert "elke maand verhalen" in text_of(mine(do="subscribe", version=1))
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("state", ["asked", "left", "bounced", "complained"])
def test_who_stopped_or_waits_starts_by_the_button_and_keeps_the_choices(mine, bram, state):
    subscriber(bram.email.upper(), state=state, weekly=True)
    for do in ("choose", "pause", "leave", "forget"):
        mine(do=do, months=2, monthly="on")
    assert Subscriber.objects.get().state == state

    mine(do="subscribe", version=1)

    kept = Subscriber.objects.get()
    assert (kept.state, kept.source, kept.weekly, kept.evidence) == ("confirmed", "account", True, "")


def test_choices_are_made_as_behind_the_link_of_a_letter(mine, letter, tree, client):
    theme = factories.make_theme(tree, "Herstel")
    sent(letter, "Het vuur van november")
    assert "Het vuur van november" in text_of(mine())

    page = text_of(mine(do="choose", monthly="on", themes=[theme.pk], name="B."))
    letter.refresh_from_db()
    assert "Je keuzes zijn bewaard" in page
    assert (letter.weekly, letter.name, [one.pk for one in letter.themes.all()]) == (False, "B.", [theme.pk])
    assert mine(do="choose", name="B.").status_code == 422

    assert "Je krijgt een tijdje niets van ons" in text_of(mine(do="pause", months=2))
    assert not Subscriber.objects.for_an_issue().exists()
    assert "Je hebt een pauze" in text_of(client.get("/mijn/"))
    assert "Je krijgt weer mail van ons" in text_of(mine(do="resume"))

    assert "Je bent afgemeld" in text_of(mine(do="leave"))
    letter.refresh_from_db()
    assert letter.state == "left"


def test_the_letter_of_somebody_else_is_not_touched(mine):
    other = subscriber("ander@example.test")

    for do in ("leave", "forget", "pause", "choose", "subscribe"):
        mine(do=do, months=2, monthly="on")

    other.refresh_from_db()
    assert (other.state, other.paused_until) == ("confirmed", None)


def test_who_is_not_logged_in_is_asked_to_and_a_post_needs_the_token(tree, bram, letter):
    client = Client(enforce_csrf_checks=True)
    assert "/mijn/inloggen/" in client.get(MINE)["Location"]
    log_in(client, bram)

    assert client.post(MINE, {"do": "leave"}).status_code == 403


# Another address of the account


@pytest.mark.parametrize("state", ["confirmed", "bounced"])
def test_the_letter_goes_along_when_the_account_gets_another_address(bram, letter, state):
    Subscriber.objects.update(state=state)

    addresses.change(bram, NEW)

    letter.refresh_from_db()
    assert (letter.email, letter.state, letter.weekly) == (NEW, "confirmed", True)


@pytest.mark.parametrize("there", ["confirmed", "asked", "bounced"])
def test_choices_move_to_a_new_address_that_is_known(bram, letter, there):
    other = subscriber(NEW, state=there)

    addresses.change(bram, NEW)

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state, other.weekly) == ("left", "confirmed", True)


@pytest.mark.parametrize(("here", "there"), [("confirmed", "left"), ("confirmed", "complained"), ("left", None),
                                             ("complained", None), ("asked", None)])  # fmt: skip
def test_nobody_gets_a_letter_at_an_address_that_said_no_or_after_having_stopped(bram, letter, here, there):
    Subscriber.objects.update(state=here)
    if there:
        subscriber(NEW, state=there)

    addresses.change(bram, NEW)

    assert Subscriber.objects.at(NEW).on_the_list().count() == 0
    kept = Subscriber.objects.get(pk=letter.pk)
    assert (kept.state, kept.email) == (here, letter.email)


def test_an_address_that_takes_no_letters_is_told(mine, bram):
    type(bram).objects.filter(pk=bram.pk).update(email='"bram b"@example.test')

    answer = mine(do="subscribe", version=1)

    assert answer.status_code == 422
    assert "Kies eerst een ander e-mailadres" in text_of(answer)
    assert my_letter.of(bram) is None
