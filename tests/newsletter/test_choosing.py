"""By the links in letters: choose, pause, another address, leave, be forgotten. No account, no login."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from newsletter import changing_address, links, subscriptions
from newsletter import privacy as privacy_of_letters
from newsletter.models import Delivery, Forgotten, ListDay, Subscriber
from newsletter.querysets import SubscriberQuerySet
from rvggz import handover, privacy
from rvggz.models import OutgoingMail
from rvggz.privacy import Person
from tests import factories
from tests.newsletter.making import ADDRESS, HERE, asked, letters, link_in, sent, subscriber


def path(url):
    return "/" + url.split("/", 3)[3]


@pytest.fixture
def sam(tree):
    return subscriber(name="Sam")


@pytest.fixture
def choices(client, sam):
    """``choices(do="pause", months=2)`` presses a button on Sam's page; without anything it opens it."""
    address = path(links.choices_url(sam.key))

    def post(**fields):
        answer = client.post(address, fields, **HERE) if fields else client.get(address)
        sam.refresh_from_db() if Subscriber.objects.filter(pk=sam.pk).exists() else None
        return answer

    return post


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


# Leaving


def test_the_link_to_leave_does_not_open_the_choices(sam, client):
    for url in (links.unsubscribe_url(sam.key), links.stop_weekly_url(sam.key)):
        pages = [client.get(path(url)), client.post(path(url)), client.get(path(url))]
        assert all("/keuzes/" not in page.content.decode() for page in pages)


def test_being_forgotten_finds_an_address_however_it_is_spelled_and_wipes_what_servers_said(tree):
    sam = subscriber("noor@xn--bcher-kva.example")
    letter = sent(sam)
    Delivery.objects.update(answer="550 noor unknown")

    assert privacy_of_letters.export(Person("Noor@BÜCHER.example"))
    assert subscriptions.forget("Noor@BÜCHER.example") == 1
    letter.refresh_from_db()
    assert letter.answer == ""


def test_what_a_server_says_is_kept_without_addresses():
    said = b"5.1.1 <Noor.Smits@example.test> noor.smits: no such user; ask post@elders.example"

    kept = handover._without_address(said, "noor.smits@example.test")
    assert kept == "5.1.1 <\u2026> \u2026: no such user; ask \u2026"


def test_leaving_asks_for_a_button(sam, client):
    address = path(links.unsubscribe_url(sam.key))

    assert "Meld me af" in client.get(address).content.decode()
    assert Subscriber.objects.for_an_issue().exists()
    page = client.post(address).content.decode()

    assert "Je bent afgemeld" in page
    assert Subscriber.objects.get().state == "left"
    assert ListDay.objects.get().left == 1


def test_a_mail_program_may_do_it_in_one_click_without_cookie_or_origin(sam, client):
    """RFC 8058: a POST from anywhere, with nothing but this body."""
    letter = sent(sam)
    address = path(links.one_click_url(sam.key, letter.pk))

    answer = client.post(
        address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded",
        HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="https://mail.example",
    )  # fmt: skip

    letter.refresh_from_db()
    assert answer.status_code == 200
    assert not answer.cookies
    assert letter.left_at
    assert Subscriber.objects.get().state == "left"


def test_leaving_with_somebody_elses_letter_leaves_that_letter_alone(sam, client):
    other = sent(subscriber("ander@example.test"))

    client.post(path(links.one_click_url(sam.key, other.pk)))

    other.refresh_from_db()
    assert other.left_at is None
    assert Subscriber.objects.get(pk=sam.pk).state == "left"


def test_a_link_to_leave_works_for_years_and_says_no_address(sam, client, monkeypatch):
    import time

    address = path(links.unsubscribe_url(sam.key))
    later = time.time() + 6 * 365 * 86400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    client.post(address)

    assert Subscriber.objects.get().state == "left"
    assert "sam" not in address.lower().split("afmelden")[0]


def test_leaving_twice_or_after_being_forgotten_says_the_same_and_counts_once(sam, client):
    address = path(links.unsubscribe_url(sam.key))

    for _ in range(2):
        assert "Je bent afgemeld" in client.post(address).content.decode()
    assert ListDay.objects.get().left == 1
    subscriptions.forget(ADDRESS)
    assert "Je bent afgemeld" in client.get(address).content.decode()


def test_who_never_confirmed_leaves_nothing_behind(tree, client):
    waits = asked()

    client.post(path(links.unsubscribe_url(waits.key)))

    assert not Subscriber.objects.exists()
    assert not ListDay.objects.exists()


@pytest.mark.parametrize("name", ["afmelden", "keuzes", "bevestigen", "adres", "weekbericht"])
def test_a_forged_link_does_nothing(sam, client, name):
    good = links.choices_token(sam.key) if name != "keuzes" else links.leave_token(sam.key)

    for token in (good, good[:-3] + "abc", "x:y:z", "x", "%00"):
        assert client.post(f"/nieuwsbrief/{name}/{token}/", {"do": "forget"}, **HERE).status_code == 404
    assert Subscriber.objects.get().state == "confirmed"


def test_a_link_about_nobody_is_explained(tree, client):
    page = client.get(path(links.choices_url(uuid4())))

    assert page.status_code == 404
    assert "Vul je e-mailadres in" in page.content.decode()


def test_a_button_from_another_site_does_nothing(sam, client):
    for url in (links.choices_url(sam.key), links.confirm_url(sam.key, timezone.now().isoformat(), "page")):
        answer = client.post(path(url), {"do": "forget"}, HTTP_SEC_FETCH_SITE="cross-site")
        assert answer.status_code == 403
    assert Subscriber.objects.exists()


def test_being_forgotten_takes_everything_and_keeps_the_numbers(choices, sam):
    letter = sent(sam)
    subscriptions.ask(ADDRESS)

    assert choices(do="forget").url == "/nieuwsbrief/vergeten/"

    letter.refresh_from_db()
    assert not Subscriber.objects.exists()
    assert letter.subscriber_id is None
    assert Forgotten.objects.count() == 1
    assert ListDay.objects.get().erased == 1
    assert not OutgoingMail.objects.filter(to=ADDRESS).exists()


def test_who_left_starts_again_by_a_letter(choices, sam):
    choices(do="leave")
    assert sam.state == "left"

    choices(do="again")

    assert sam.state == "left"
    assert letters() == [("letter_confirm", ADDRESS)]


def test_a_member_with_a_session_needs_the_token_of_the_page(sam, bram):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bram)
    address = path(links.choices_url(sam.key))

    assert client.post(address, {"do": "leave"}, **HERE).status_code == 403
    token = client.get(address).content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    client.post(address, {"do": "leave", "csrfmiddlewaretoken": token}, **HERE)

    assert Subscriber.objects.get().state == "left"
