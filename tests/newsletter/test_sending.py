"""A letter goes to everybody who wants it, once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter import (
    numbers,
    preparing,
    sending,
    subscriptions,
    tasks,
    throttle,
    working,
)
from newsletter.models import Delivery, DeliveryState, MailHouse, Sending, SendingState, Subscriber
from newsletter.sending import NotNowError
from tests.newsletter import issues, sendings

pytestmark = pytest.mark.django_db


def test_everybody_who_wants_it_gets_it_once(tree, anna, postbus):
    sendings.subscribers(3, start=100, state="asked")
    sendings.subscribers(2, start=200, monthly=False)
    sendings.subscribers(2, start=300, paused_until=timezone.localdate() + timedelta(days=9))
    on_its_way = sendings.on_its_way(tree, anna, 5)

    assert working.run(on_its_way.pk) == 5
    assert working.run(on_its_way.pk) == 0

    assert sorted(letter["To"] for letter in postbus.letters) == [f"lezer{n}@example.test" for n in range(5)]
    assert sendings.states(on_its_way) == [DeliveryState.SENT] * 5
    assert Sending.objects.get().state == SendingState.DONE


def test_each_letter_is_for_its_reader_and_says_how_to_stop(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    Subscriber.objects.filter(email="lezer1@example.test").update(name="")
    Subscriber.objects.filter(email="lezer0@example.test").update(name="Fatima & Bouzid é")

    working.run(on_its_way.pk)

    first, second = sorted(postbus.letters, key=lambda letter: letter["To"])
    assert "Beste Fatima & Bouzid é," in postbus.text(first)
    assert "Fatima &amp; Bouzid é," in first.get_body(("html",)).get_content()
    assert "Beste lezer," in postbus.text(second)
    assert first["Message-ID"] != second["Message-ID"]
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.search(r"<https?://[^>]+>", first["List-Unsubscribe"])
    assert first["List-Id"] and first["Feedback-ID"] and first["Reply-To"]
    key = str(Subscriber.objects.get(email="lezer1@example.test").key)
    assert key not in first.as_string()
    assert "\ue000" not in postbus.text(first) + first.get_body(("html",)).get_content()


def test_who_leaves_before_it_is_her_turn_gets_nothing(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    subscriptions.leave(Subscriber.objects.get(email="lezer1@example.test"))
    subscriptions.forget("lezer2@example.test")

    working.run(on_its_way.pk)

    assert [letter["To"] for letter in postbus.letters] == ["lezer0@example.test"]
    assert sendings.states(on_its_way) == [DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.SKIPPED]


def test_two_who_press_at_once_send_one_letter(tree, anna, eva):
    sendings.settings(tree, second_editor=True)
    issue = sendings.issue(tree)
    asked = sending.ask(issue, anna)

    with pytest.raises(NotNowError):
        sending.ask(issue, eva)
    with pytest.raises(NotNowError):
        sending.approve(asked, anna)
    sending.approve(asked, eva)
    with pytest.raises(NotNowError):
        sending.approve(asked, eva)

    assert Sending.objects.count() == 1


def test_what_was_changed_after_it_was_put_before_somebody_is_not_approved(tree, anna, eva):
    sendings.settings(tree, second_editor=True)
    issue = sendings.issue(tree)
    asked = sending.ask(issue, anna)
    issue.title = "Iets heel anders"
    issue.save_revision()

    with pytest.raises(NotNowError, match="veranderd"):
        sending.approve(asked, eva)

    sending.take_back(asked)
    assert not Sending.objects.exists()


def test_it_waits_for_its_time(tree, anna):
    sendings.settings(tree)
    sendings.subscribers(1)
    planned = sending.ask(sendings.issue(tree), anna, timezone.now() + timedelta(hours=1))

    assert preparing.begin_due() == []
    Sending.objects.update(send_at=timezone.now())
    assert preparing.begin_due() == [planned.pk]


def test_a_change_after_it_went_does_not_change_the_letter(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    issue = on_its_way.issue
    issue.title = "Achteraf"
    issue.save_revision().publish()

    working.run(on_its_way.pk)

    assert postbus.letters[0]["Subject"] == "Brief van juni"


def test_pausing_stops_after_the_letter_at_hand_and_resuming_goes_on(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    sending.pause(on_its_way)
    assert working.run(on_its_way.pk) == 0

    sending.resume(on_its_way)
    assert working.run(on_its_way.pk) == 3


def test_cancelling_leaves_what_is_sent_and_sends_nothing_more(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    sending.cancel(on_its_way)
    tasks.wake()

    assert working.run(on_its_way.pk) == 0
    assert sendings.states(on_its_way) == [DeliveryState.SKIPPED] * 3
    with pytest.raises(NotNowError):
        sending.resume(on_its_way)


def test_a_correction_made_after_approval_is_not_undone_by_sending(tree, anna, eva):
    sendings.settings(tree, second_editor=True)
    letter = issues.make(tree, "Brief", body=[("text", "<p>Oud.</p>")])
    asked = sending.ask(letter, anna)
    sending.approve(asked, eva)
    letter.body = [("text", "<p>Verbeterd.</p>")]
    letter.save_revision().publish()

    preparing.prepare(asked)

    assert "Oud." in Sending.objects.get().html
    letter.refresh_from_db()
    assert "Verbeterd." in str(letter.body)
    assert letter.date == timezone.localdate()


def test_the_pace_is_kept_by_all_workers_together(tree):
    pace = throttle.Pace(10)
    first = throttle.reserve(5, pace, within=5)
    second = throttle.reserve(5, pace, within=5)

    assert first.is_now
    assert 0.3 < second.next - first.next < 0.7
    assert throttle.reserve(1, pace, within=0.2) is None


def test_a_clock_that_was_put_back_does_not_hold_up_the_letters(tree):
    throttle.reserve(1, throttle.Pace(10), within=5)
    MailHouse.objects.update(next_at=timezone.now() + timedelta(hours=5))

    assert throttle.reserve(1, throttle.Pace(10), within=5).is_now


def test_the_numbers_say_how_far_it_is(tree, anna):
    on_its_way = sendings.on_its_way(tree, anna, 4)
    one = Delivery.objects.order_by("pk").first()
    Delivery.objects.filter(pk=one.pk).update(state=DeliveryState.SENT, settled_at=timezone.now())

    found = numbers.of(on_its_way)

    assert (found.total, found.sent, found.open, found.percent) == (4, 1, 3, 25)
    assert found.ends_at > timezone.now()


def test_once_it_is_asked_a_worker_sends_it_by_itself(tree, anna, postbus, django_capture_on_commit_callbacks):
    sendings.settings(tree)
    sendings.subscribers(3)

    with django_capture_on_commit_callbacks(execute=True):
        sending.ask(sendings.issue(tree), anna)

    assert len(postbus.letters) == 3
    assert Sending.objects.get().state == SendingState.DONE
