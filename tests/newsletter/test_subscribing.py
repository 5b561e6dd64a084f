"""From filling in an address to being on the list: nobody is put on it by another, nobody can look who is."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsletter import by_clock, links, subscriptions
from newsletter.models import Forgotten, LetterSettings, ListDay, Subscriber
from rvggz import privacy
from rvggz.checks import under_attack
from rvggz.models import OutgoingMail
from tests.newsletter.making import ADDRESS, HERE, asked, letters, link_in, subscriber


@pytest.fixture
def send(client, tree):
    """Somebody fills in the form."""

    def post(email=ADDRESS, **fields):
        return client.post("/nieuwsbrief/aanmelden/", {"email": email, "form": "footer", **fields}, **HERE)

    return post


def texts(tree):
    return LetterSettings.for_site(tree.home.get_site())


# Asking


def test_who_asks_gets_a_letter_and_is_not_on_the_list_yet(send):
    assert send().url == "/nieuwsbrief/aanmelden/dank/"

    kept = Subscriber.objects.get()
    assert (kept.state, kept.source, kept.consent_version) == ("asked", "footer", 1)
    assert "elke maand de nieuwsbrief" in kept.consent_text
    assert letters() == [("letter_confirm", ADDRESS)]
    assert not Subscriber.objects.for_an_issue().exists()


def test_opening_the_link_changes_nothing_and_the_button_does(send, client):
    send()
    link = link_in("letter_confirm")

    page = client.get(link).content.decode()
    assert Subscriber.objects.get().state == "asked"
    assert "Ja, stuur mij de nieuwsbrief" in page

    client.post(link, {"version": 1}, **HERE)
    kept = Subscriber.objects.get()
    assert kept.state == "confirmed"
    assert kept.confirmed_at > kept.asked_at
    assert ListDay.objects.get().confirmed == 1


def test_pressing_the_button_twice_counts_once(send, client):
    send()
    link = link_in("letter_confirm")

    for _ in range(2):
        assert client.post(link, {"version": 1}, **HERE).status_code == 302

    assert ListDay.objects.get().confirmed == 1


def test_the_words_somebody_says_yes_to_are_those_on_the_page(send, client, tree):
    send()
    kept = texts(tree)
    kept.consent_text = "Ja, ik wil elke maand verhalen."
    kept.save()
    link = link_in("letter_confirm")

    assert "elke maand verhalen" in client.post(link, {"version": 1}, **HERE).content.decode()
    assert Subscriber.objects.get().state == "asked"
    client.post(link, {"version": 2}, **HERE)

    kept = Subscriber.objects.get()
    assert (kept.state, kept.consent_version, kept.consent_text) == ("confirmed", 2, "Ja, ik wil elke maand verhalen.")


def test_the_version_counts_changes_of_the_words_only(tree):
    kept = texts(tree)
    kept.per_hour = 5
    kept.save()
    assert texts(tree).consent_version == 1

    for words in ("Ja.", "Ja, graag."):
        kept.consent_text = words
        kept.save()
    assert LetterSettings.objects.get().consent_version == 3


def test_the_answer_tells_nothing_and_costs_the_same_whatever_we_know(send, django_capture_on_commit_callbacks):
    subscriber("wel@example.test")
    subscriber("weg@example.test", state="left")
    subscriber("terug@example.test", state="bounced")
    asked("wacht@example.test")
    OutgoingMail.objects.all().delete()
    cost, said = {}, {}

    send("eerste@example.test")  # what is read once for all is in the cache by then
    for who in ("nieuw", "wel", "weg", "terug", "wacht"):
        with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks() as later:
            answer = send(f"{who}@example.test")
        cost[who] = " ".join(one["sql"].split(" ")[0] for one in queries) + f" and {len(later)} later"
        said[who] = (answer.status_code, answer.url)

    assert len(set(cost.values())) == 1, cost
    assert len(set(said.values())) == 1
    names = {to: name for name, to in letters()}
    assert names["wel@example.test"] == "letter_already"
    assert {name for to, name in names.items() if to != "wel@example.test"} == {"letter_confirm"}


def test_who_lost_the_letter_is_told_how_and_gets_the_way_to_the_choices_by_mail(send, client):
    subscriber()
    assert "Dan mailen we je de weg naar je keuzes" in client.get("/nieuwsbrief/aanmelden/").content.decode()

    assert "leidt de knop naar je keuzes" in client.get(send().url).content.decode()

    assert "Bewaar mijn keuzes" in client.get(link_in("letter_already")).content.decode()


def test_who_asks_twice_in_a_row_gets_one_letter(send):
    send()
    send()

    assert letters() == [("letter_confirm", ADDRESS)]
    assert Subscriber.objects.count() == 1


def test_a_stranger_changes_nothing_of_who_is_on_the_list(send):
    before = subscriber(name="Sam")

    send(name="Iemand anders")

    now = Subscriber.objects.get()
    assert (now.name, now.state, now.asked_at) == ("Sam", "confirmed", before.asked_at)
    assert letters() == [("letter_already", ADDRESS)]


def test_who_left_stays_away_until_the_button_is_pressed(send, client):
    subscriber(state="left", asked_at=timezone.now() - timedelta(days=100))
    send()
    assert Subscriber.objects.get().state == "left"

    client.post(link_in("letter_confirm"), {"version": 1}, **HERE)

    kept = Subscriber.objects.get()
    assert kept.state == "confirmed"
    assert kept.asked_at > timezone.now() - timedelta(minutes=1)


def test_who_was_forgotten_and_asks_anew_is_known_again(send, client):
    subscriber()
    subscriptions.forget(ADDRESS)
    send()
    client.post(link_in("letter_confirm"), {"version": 1}, **HERE)

    assert not Forgotten.objects.exists()


SPELLINGS = [
    "sam@example.test", "SAM@EXAMPLE.TEST", "Sam@Example.Test", " sam@example.test", "sam@example.test ",
    "\tsam@example.test", "sam@example.test.", "sam@example.test,", "sam@example.test;", "<sam@example.test>",
    "Sam Smits <sam@example.test>", '"Sam" <sam@example.test>', "mailto:sam@example.test", "MAILTO:SAM@example.test",
    "\u00a0sam@example.test", "sam@example.test\u200b", "s\u00adam@example.test", "sam\u200d@example.test",
    "\ufeffsam@example.test", "sam@example.test\u00a0", "sam＠example.test", "sam@ｅxample.test",
    "sam@exa\u00admple.test",
    "(sam@example.test)", "[sam@example.test]", "'sam@example.test'", '"sam@example.test"', "sam@example。test",
    "sam @example.test", "sam@ example.test", "sam@EXAMPLE.test", "sAm@example.TEST", "<SAM@EXAMPLE.TEST>",
    "Smits, Sam <sam@example.test>", "sam@example.test:", "sam@example.test\u2060", "\u200esam@example.test",
    "sam@example.test\u202c", "sam@EXAMPLE．TEST", "  Sam  <  sam@example.test  >  ",
]  # fmt: skip


def test_forty_spellings_of_an_address_are_one(tree):
    from newsletter import addresses

    assert len(set(SPELLINGS)) == 40
    assert {addresses.normal(one) for one in SPELLINGS} == {ADDRESS}


def test_dots_and_plusses_make_another_address():
    from newsletter import addresses

    assert len({addresses.normal(f"{one}@example.test") for one in ("sam", "s.am", "sam+brief")}) == 3
    assert addresses.normal("Noor@BÜCHER.example") == "noor@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "typed",
    ["a@b\nBcc: iedereen@example.test", "a@b.nl\r\nBcc: x@example.test", "a@b", "@example.test", "a@",
     "a b@example.test",
     "a@@example.test", "a@example..test", '"a b"@example.test', "a@example.test\0", "a@-x.test", "é@example.test",
     "a" * 65 + "@example.test", "a@" + "b" * 250 + ".test", "a@[127.0.0.1]", "a@127.0.0.1\n", "x" * 5000, "", " "],
)  # fmt: skip
def test_what_is_no_address_comes_back_filled_in(send, typed):
    answer = send(typed, name="Sam")

    assert answer.status_code == 422
    assert 'value="Sam"' in answer.content.decode()
    assert not Subscriber.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "name", ["Koop op https://spam.example", "www.spam.example", "Sam <b>", "a@b.nl", "spam.example"]
)
def test_a_name_is_no_place_for_an_advertisement(send, name):
    assert send(name=name).status_code == 422


# Where the form stands


def test_the_foot_of_a_kept_page_has_the_form_without_token_or_cookie(client, article):
    pages = [client.get(article.url) for _ in range(2)]

    assert [page.get("X-Kept") for page in pages] == [None, "1"]
    for page in pages:
        foot = page.content.decode().split('class="site-footer"')[1]
        assert 'action="/nieuwsbrief/aanmelden/"' in foot
        assert "elke maand de nieuwsbrief" in foot
        assert "csrfmiddlewaretoken" not in foot
        assert not page.cookies


def test_other_words_are_on_kept_pages_at_once(client, article, tree, django_capture_on_commit_callbacks):
    client.get(article.url)
    kept = texts(tree)
    kept.consent_text = "Ja, elke maand een brief."
    with django_capture_on_commit_callbacks(execute=True):
        kept.save()

    assert "Ja, elke maand een brief." in client.get(article.url).content.decode()


@pytest.mark.parametrize("what", ["bevestig", "wacht"])
def test_after_a_reaction_one_can_subscribe(client, article, what):
    page = client.get(f"/reageren/{article.pk}/dank/{what}/").content.decode()

    assert 'name="form" value="reaction"' in page
    client.post("/nieuwsbrief/aanmelden/", {"email": ADDRESS, "form": "reaction"}, **HERE)
    assert Subscriber.objects.get().source == "reaction"


def test_an_unknown_form_is_the_page(send):
    send(form="import")

    assert Subscriber.objects.get().source == "page"


def test_who_has_a_session_needs_the_token_of_the_page(article, bram):
    member = Client(enforce_csrf_checks=True)
    member.force_login(bram)
    foot = member.get(article.url).content.decode().split('class="site-footer"')[1]
    token = foot.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    asked = {"email": ADDRESS, "form": "footer"}
    assert member.post("/nieuwsbrief/aanmelden/", asked, **HERE).status_code == 403
    assert member.post("/nieuwsbrief/aanmelden/", {**asked, "csrfmiddlewaretoken": token}).status_code == 302


# Not for machines


def test_a_post_from_elsewhere_is_not_taken(client, tree):
    answer = client.post("/nieuwsbrief/aanmelden/", {"email": ADDRESS}, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert ADDRESS in answer.content.decode()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("trap", [{"website": "https://spam.example"}, {"seconds": "0.4"}])
def test_a_machine_is_asked_to_press_once_more_and_a_person_can(send, trap):
    answer = send(**trap)

    assert answer.status_code == 422
    assert "geen robot" in answer.content.decode()
    assert not OutgoingMail.objects.exists()
    sure = answer.content.decode().split('name="sure" value="')[1].split('"')[0]
    assert send(sure="on", **trap).status_code == 422
    assert send(sure=sure, **trap).status_code == 302
    assert send("ander@example.test", sure=sure, **trap).status_code == 422  # good once


def test_an_address_gets_few_letters_a_day_whoever_asks(send):
    assert [send().status_code for _ in range(6)] == [302] * 4 + [429] * 2


def test_other_spellings_of_one_box_are_counted_as_one(send):
    said = [
        send(one).status_code for one in ("s.am@gmail.com", "sam+a@gmail.com", "sam+b@googlemail.com", "sam@gmail.com")
    ]

    assert said == [302] * 4
    assert send("sam+c@gmail.com").status_code == 429
    assert Subscriber.objects.count() == 4


def test_a_network_without_the_sum_gets_twenty_an_hour(send):
    assert [send(f"a{number}@example.test").status_code for number in range(21)] == [302] * 20 + [429]


def test_a_stranger_cannot_keep_mailing_an_address_for_months(send, monkeypatch):
    import time

    period = 30 * 86400
    start = (time.time() // period + 1) * period
    for day in range(1, 11):
        monkeypatch.setattr("rvggz.rate_limit.time.time", lambda at=start + day * 86400: at)
        OutgoingMail.objects.update(key=F("pk"))  # ten minutes and more go by
        assert send().status_code == 302

    assert len(letters()) == 6  # five, and what a month of thirty days gives back meanwhile


def test_who_asks_again_is_not_reminded_again(send):
    asked(days_ago=4)
    by_clock.remind()
    send()
    Subscriber.objects.update(asked_at=timezone.now() - timedelta(days=4))

    assert by_clock.remind() == 0


def test_who_leaves_and_asks_again_at_once_gets_a_letter_again(send, client):
    send()
    client.post(link_in("letter_confirm"), {"version": 1}, **HERE)
    OutgoingMail.objects.update(state="sent", to="")
    subscriptions.leave(Subscriber.objects.get())
    send()

    assert letters()[-1] == ("letter_confirm", ADDRESS)


def test_in_a_wave_of_spam_who_does_no_sum_shares_a_few_tries(client, tree):
    cache.set(under_attack.FLAG, True)

    answers = [
        client.post(
            "/nieuwsbrief/aanmelden/", {"email": f"a{number}@example.test"}, REMOTE_ADDR=f"198.51.{number}.7", **HERE
        ).status_code
        for number in range(33)
    ]

    assert answers == [302] * 30 + [429] * 3


def test_many_machines_begin_a_wave(send, client):
    assert client.get("/nieuwsbrief/som/").json()["challenge"] is None
    for number in range(10):
        send(f"a{number}@example.test", website="x")

    assert client.get("/nieuwsbrief/som/").json()["challenge"]


@pytest.mark.parametrize("body", [b"email=%ff%fe&name=%00", b"\xff\xfe=\x00", b"%", b"email=" + b"%F0%9F" * 999])
def test_bytes_that_are_no_text_get_a_clear_answer(client, tree, body):
    kind = "application/x-www-form-urlencoded"

    assert client.post("/nieuwsbrief/aanmelden/", body, content_type=kind, **HERE).status_code == 422


# By the clock


def test_one_reminder_after_three_days(db):
    asked(days_ago=4)
    asked("nieuw@example.test", days_ago=2)
    OutgoingMail.objects.all().delete()

    assert [by_clock.remind() for _ in range(2)] == [1, 0]
    assert letters() == [("letter_reminder", ADDRESS)]


def test_after_seven_days_who_did_not_confirm_is_gone(db, client):
    asked(days_ago=8)
    link = link_in("letter_confirm")

    by_clock.remind()
    privacy.tidy()

    assert not Subscriber.objects.exists()
    assert letters() == [("letter_confirm", ADDRESS)]
    assert client.get(link).status_code == 404
    assert not ListDay.objects.exists()


def test_a_clock_that_jumps_back_reminds_nobody_twice(db):
    asked(days_ago=4)
    by_clock.remind()
    by_clock.remind(timezone.now() - timedelta(days=1))

    assert [name for name, _ in letters()].count("letter_reminder") == 1


# Links


def test_a_link_that_was_forged_opens_nothing(send, client):
    send()
    link = link_in("letter_confirm")
    other = links.choices_token(Subscriber.objects.get().key)

    for forged in (f"{link[:-4]}abc/", f"/nieuwsbrief/bevestigen/{other}/", "/nieuwsbrief/bevestigen/x:y:z/"):
        assert client.post(forged, {"version": 1}, **HERE).status_code == 404
    assert Subscriber.objects.get().state == "asked"
    assert ADDRESS not in link


def test_a_link_to_confirm_is_good_for_a_week(send, client, monkeypatch):
    send()
    link = link_in("letter_confirm")
    monkeypatch.setattr(links, "CONFIRM_DAYS", 7)
    import time

    later = time.time() + 8 * 86400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert client.get(link).status_code == 410
