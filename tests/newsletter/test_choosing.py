"""By the links in letters: choose, pause, another address. No account, no login."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from newsletter import changing_address, links, subscriptions
from newsletter.models import Subscriber
from newsletter.querysets import SubscriberQuerySet
from rvggz import privacy
from tests import factories
from tests.newsletter.making import ADDRESS, HERE, letters, link_in, path, sent, subscriber


def test_what_one_gets_can_be_chosen(choices, sam, tree):
    theme = factories.make_theme(tree, "Herstel")

    choices(do="choose", weekly="on", themes=[theme.pk], name="Samira")

    assert (sam.monthly, sam.weekly, sam.name) == (False, True, "Samira")
    assert [one.pk for one in sam.themes.all()] == [theme.pk]
    assert sam.digest_at
    assert "Herstel" in choices().content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"name": "Samira"}, "Meld me af"), ({"monthly": "on", "name": "www.spam.example"}, "www.spam.example"),
     ({"monthly": "on", "themes": ["999"]}, "Bewaar"), ({"monthly": "on", "themes": ["x"]}, "Bewaar")],
)  # fmt: skip
def test_a_choice_that_cannot_be_comes_back_as_it_was_filled_in(choices, sam, fields, words):
    answer = choices(do="choose", **fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (sam.monthly, sam.name) == (True, "Sam")


@pytest.mark.parametrize(("months", "taken"), [("1", True), ("6", True), ("7", False), ("0", False), ("x", False)])
def test_a_pause_lasts_one_to_six_months(choices, sam, months, taken):
    answer = choices(do="pause", months=months)

    assert (answer.status_code == 302) == taken
    assert bool(sam.paused_until) == taken
    assert Subscriber.objects.for_an_issue().exists() != taken


def test_a_pause_ends_by_itself_or_by_a_button(choices, sam):
    choices(do="pause", months="2")
    assert "Stuur me weer mail" in choices().content.decode()
    choices(do="resume")
    assert Subscriber.objects.for_an_issue().exists()

    Subscriber.objects.update(paused_until=timezone.localdate())
    assert Subscriber.objects.for_an_issue().exists()


def test_a_pause_from_the_end_of_a_month_ends_at_the_end_of_a_month():
    assert subscriptions._months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert subscriptions._months_later(date(2026, 11, 22), 1) == date(2026, 12, 22)


def test_what_was_sent_stands_there_and_in_the_copy(choices, sam, client):
    sent(sam, "Het vuur van november")
    sent(subscriber("ander@example.test"), "Niet voor Sam")

    page = choices().content.decode()
    copy = client.get(path(links.choices_url(sam.key)) + "kopie/")

    assert "Het vuur van november" in page
    assert "Niet voor Sam" not in page
    told = json.loads(copy.content)["nieuwsbrief"][0]
    assert told["e-mailadres"] == ADDRESS
    assert told["brieven"][0]["onderwerp"] == "Het vuur van november"
    assert "attachment" in copy["Content-Disposition"]


def test_the_page_costs_the_same_with_many_letters(choices, sam, django_assert_max_num_queries):
    choices()
    for number in range(30):
        sent(sam, f"Brief {number}")

    with django_assert_max_num_queries(8):
        choices()


# Another address


def test_a_new_address_counts_when_its_owner_says_so(choices, sam, client):
    choices(do="address", email="Nieuw@Example.test")
    assert letters() == [("letter_new_address", "nieuw@example.test")]
    link = link_in("letter_new_address")
    client.get(link)
    sam.refresh_from_db()
    assert sam.email == ADDRESS

    client.post(link, **HERE)

    sam.refresh_from_db()
    assert (sam.email, sam.wanted_email, sam.state) == ("nieuw@example.test", "", "confirmed")
    assert letters()[-1] == ("letter_old_address", ADDRESS)
    assert client.post(link, **HERE).status_code == 410


def test_a_later_wish_makes_the_earlier_link_worthless(choices, sam, client):
    choices(do="address", email="fout@example.test")
    first = link_in("letter_new_address")
    choices(do="address", email="goed@example.test")

    assert client.post(first, **HERE).status_code == 410
    sam.refresh_from_db()
    assert sam.email == ADDRESS


@pytest.mark.parametrize("state", ["confirmed", "left", "asked", "bounced"])
def test_an_address_that_is_known_already_takes_the_place_of_the_other(choices, sam, client, state):
    there = subscriber("nieuw@example.test", state=state)
    Subscriber.objects.filter(pk=sam.pk).update(weekly=True)

    answer = choices(do="address", email="nieuw@example.test")
    client.post(link_in("letter_new_address"), **HERE)

    sam.refresh_from_db()
    there.refresh_from_db()
    assert answer.status_code == 302
    assert (sam.state, there.state, there.weekly) == ("left", "confirmed", True)


def test_few_letters_go_to_new_addresses(choices):
    answers = [choices(do="address", email=f"a{number}@example.test").status_code for number in range(7)]

    assert answers == [302] * 5 + [429] * 2


def test_a_new_address_that_nobody_confirms_is_forgotten(choices, sam):
    choices(do="address", email="nieuw@example.test")
    Subscriber.objects.update(wanted_at=timezone.now() - timedelta(days=8))

    privacy.tidy()

    sam.refresh_from_db()
    assert (sam.wanted_email, sam.wanted_at) == ("", None)


def test_a_new_address_that_was_taken_at_this_very_moment_is_still_the_new_one(choices, sam, monkeypatch):
    choices(do="address", email="nieuw@example.test")
    not_yet, at = [Subscriber.objects.none()], SubscriberQuerySet.at
    there = subscriber("nieuw@example.test")
    monkeypatch.setattr(SubscriberQuerySet, "at", lambda rows, email: not_yet.pop() if not_yet else at(rows, email))

    assert changing_address.move(sam, changing_address.number_of(sam)) == there
    assert changing_address.move(sam, changing_address.number_of(sam)) is None
