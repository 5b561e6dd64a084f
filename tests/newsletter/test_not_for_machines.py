"""The form to subscribe is no way to fill the box of somebody else, nor our list with nonsense."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db.models import F
from django.utils import timezone

from newsletter import by_clock, subscriptions
from newsletter.models import Subscriber
from rvggz.checks import under_attack
from rvggz.models import OutgoingMail
from tests.newsletter.making import ADDRESS, HERE, asked, letters, link_in


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
