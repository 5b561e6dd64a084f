"""A letter goes to everybody who wants it, once."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from newsletter import (
    claiming,
    numbers,
    preparing,
    sending,
    sending_lock,
    stamping,
    subscriptions,
    tasks,
    throttle,
    working,
)
from newsletter.models import Delivery, DeliveryState, Hand, MailHouse, Sending, SendingState, Subscriber
from newsletter.sending import NotNowError
from rvggz.models import OutgoingMail
from tests.newsletter import issues, sendings

pytestmark = pytest.mark.django_db


def states(of):
    return sorted(Delivery.objects.filter(sending=of).values_list("state", flat=True))


def test_everybody_who_wants_it_gets_it_once(tree, anna, postbus):
    sendings.subscribers(3, start=100, state="asked")
    sendings.subscribers(2, start=200, monthly=False)
    sendings.subscribers(2, start=300, paused_until=timezone.localdate() + timedelta(days=9))
    on_its_way = sendings.on_its_way(tree, anna, 5)

    assert working.run(on_its_way.pk) == 5
    assert working.run(on_its_way.pk) == 0

    assert sorted(letter["To"] for letter in postbus.letters) == [f"lezer{n}@example.test" for n in range(5)]
    assert states(on_its_way) == [DeliveryState.SENT] * 5
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
    assert states(on_its_way) == [DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.SKIPPED]


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
    assert states(on_its_way) == [DeliveryState.SKIPPED] * 3
    with pytest.raises(NotNowError):
        sending.resume(on_its_way)


def test_a_refused_address_is_refused_and_the_others_get_it(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    postbus.refused = "lezer1@example.test"

    working.run(on_its_way.pk)

    refused = Delivery.objects.get(state=DeliveryState.REFUSED)
    assert refused.answer == "550 Dit adres is er niet"
    assert len(postbus.letters) == 2


def test_a_temporary_refusal_is_tried_again_with_growing_pauses_for_a_day(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    postbus.answer = "451 Straks"
    waited = timedelta()

    for _ in range(len(stamping.PAUSES)):
        working.run(on_its_way.pk)
        row = Delivery.objects.get()
        assert row.state == DeliveryState.WAITING
        waited += row.not_before - timezone.now()
        Delivery.objects.update(not_before=timezone.now())
    assert timedelta(hours=23) < waited < timedelta(hours=25)

    working.run(on_its_way.pk)
    assert states(on_its_way) == [DeliveryState.REFUSED]


def test_when_one_in_twenty_of_the_last_is_refused_it_stops_and_tells(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 40)
    postbus.answer = "554 Nee"

    working.run(on_its_way.pk)

    row = Sending.objects.get()
    assert row.state == SendingState.STOPPED
    assert "geweigerd" in row.why_stopped
    assert states(on_its_way).count(DeliveryState.REFUSED) == 4  # of at least sixty
    assert OutgoingMail.objects.filter(name="letter_stopped", to=anna.email).count() == 1

    postbus.answer = "250 OK"
    sending.resume(on_its_way)
    postbus.refused = "lezer20@example.test"
    working.run(on_its_way.pk)

    assert Sending.objects.get().state == SendingState.DONE  # what was refused before does not count again


def test_a_letter_that_cannot_be_made_holds_up_no_other_and_the_editors_are_told(tree, anna, eva, postbus):
    sendings.settings(tree, second_editor=True)
    sendings.subscribers(2)
    broken = sending.ask(issues.make(tree, "Stuk", body=[("text", "<p>Dag.</p>")], slug="stuk"), anna)
    good = sending.ask(issues.make(tree, "Goed", body=[("text", "<p>Dag.</p>")], slug="goed"), anna)
    for one in (broken, good):
        sending.approve(one, eva)
    broken.revision.delete()

    assert preparing.begin_due() == [good.pk]
    assert preparing.begin_due() == [good.pk]

    row = Sending.objects.get(pk=broken.pk)
    assert row.state == SendingState.PLANNED
    assert row.send_at > timezone.now()
    assert "voor" in row.why_stopped
    assert OutgoingMail.objects.filter(name="letter_stopped", to=anna.email).count() == 1


def test_what_was_stamped_and_rolled_back_is_stamped_again(tree, anna, postbus, monkeypatch):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    real, calls = claiming.Worker._claim, []

    def fails_once(self, most):
        calls.append(most)
        if len(calls) == 2:
            raise OperationalError("schijf vol")
        return real(self, most)

    monkeypatch.setattr(claiming.Worker, "_claim", fails_once)
    with pytest.raises(OperationalError):
        working.run(on_its_way.pk)

    assert len(postbus.letters) == 3
    assert states(on_its_way) == [DeliveryState.SENT] * 3


def test_what_a_cancelled_sending_left_uncertain_is_not_sent_again(tree, anna):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    Delivery.objects.update(state=DeliveryState.UNCERTAIN)
    sending.cancel(on_its_way)

    with pytest.raises(NotNowError):
        sending.again(Delivery.objects.get())
    assert states(on_its_way) == [DeliveryState.UNCERTAIN]


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


def test_no_server_is_no_try_of_a_letter(tree, anna, settings):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    working.run(on_its_way.pk)

    assert states(on_its_way) == [DeliveryState.WAITING] * 3
    assert set(Delivery.objects.values_list("tries", flat=True)) == {0}
    assert "mailserver" in Sending.objects.get().why_stopped


def test_an_editor_decides_about_what_is_uncertain(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    Delivery.objects.update(state=DeliveryState.UNCERTAIN)
    again, so = Delivery.objects.order_by("pk")

    sending.again(again)
    sending.leave_so(so)
    with pytest.raises(NotNowError):
        sending.leave_so(so)
    working.run(on_its_way.pk)

    assert states(on_its_way) == [DeliveryState.LEFT_SO, DeliveryState.SENT]
    assert Sending.objects.get().state == SendingState.DONE


@pytest.fixture
def left_behind(tree, anna):
    """A worker died with four letters in its hands: one was sent, one was refused, the third it was handing over."""
    on_its_way = sendings.on_its_way(tree, anna, 4)
    numbers = list(Delivery.objects.order_by("pk").values_list("pk", flat=True))
    Delivery.objects.update(state=DeliveryState.CLAIMED, worker=12)
    refused = {"1": ["refused", "550 Onbekend", None, 1]}
    Hand.objects.create(number=12, sending=on_its_way.pk, batch=numbers, at=2, results=refused)
    return on_its_way


def in_order():
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def test_of_a_worker_that_died_only_the_letter_at_hand_is_uncertain(left_behind):
    assert claiming.free_the_dead() == 1

    assert in_order() == ["sent", "refused", "uncertain", "waiting"]
    assert claiming.free_the_dead() == 0


def test_a_worker_that_lives_keeps_what_it_has(left_behind):
    class Other(threading.Thread):
        def run(self):
            stamping.run("SELECT pg_advisory_lock(%s)", [12])
            locked.set()
            done.wait(20)
            connection.close()

    locked, done = threading.Event(), threading.Event()
    other = Other()
    other.start()
    locked.wait(20)

    assert claiming.free_the_dead() == 0

    done.set()
    other.join()
    assert in_order() == ["claimed"] * 4


def test_when_the_database_lost_what_it_knew_all_in_those_hands_is_uncertain(left_behind):
    Hand.objects.all().delete()

    claiming.free_the_dead()

    assert in_order() == ["uncertain"] * 4


def test_what_a_worker_has_at_hand_costs_the_database_no_log():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE oid = 'newsletter_hand'::regclass")
        assert cursor.fetchone() == ("u",)


def test_a_restored_backup_sends_nothing_until_an_editor_opens_it(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    assert not sending_lock.is_locked()
    MailHouse.objects.update(home="een ander huis")

    assert sending_lock.is_locked()
    assert working.run(on_its_way.pk) == 0
    assert preparing.begin_due() == []

    sending_lock.open_up()
    assert working.run(on_its_way.pk) == 1


def test_after_a_restored_backup_no_number_is_given_twice(tree, anna):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    sending_lock.is_locked()
    given = [
        max(on_its_way.deliveries.values_list("pk", flat=True)),
        max(Subscriber.objects.values_list("pk", flat=True)),
    ]
    MailHouse.objects.update(home="een ander huis")
    sending_lock.is_locked()
    sending_lock.is_locked()

    reader = sendings.subscribers(1, start=100)[0]
    letter = Delivery.objects.create(sending=on_its_way, subscriber=reader)
    for before, now in zip(given, (letter.pk, reader.pk), strict=True):
        assert 10_000_000 < now - before < 10_000_100  # once, at the moment of the lock


def test_a_table_that_was_put_back_is_another_house(tree):
    assert not sending_lock.is_locked()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE elders (LIKE newsletter_delivery)")
        cursor.execute("SELECT 'elders'::regclass::oid = 'newsletter_delivery'::regclass::oid")
        assert cursor.fetchone() == (False,)
        cursor.execute("DROP TABLE elders")


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


@pytest.mark.parametrize("address", ["a@b\nBcc: ander@example.test", "é@example.test", "a b@example.test"])
def test_an_address_that_cannot_stand_in_a_letter_is_refused_and_the_rest_goes(tree, anna, postbus, address):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    Subscriber.objects.filter(email="lezer0@example.test").update(email=address)

    working.run(on_its_way.pk)

    assert states(on_its_way) == [DeliveryState.REFUSED, DeliveryState.SENT]
    assert [letter["To"] for letter in postbus.letters] == ["lezer1@example.test"]


def test_once_it_is_asked_a_worker_sends_it_by_itself(tree, anna, postbus, django_capture_on_commit_callbacks):
    sendings.settings(tree)
    sendings.subscribers(3)

    with django_capture_on_commit_callbacks(execute=True):
        sending.ask(sendings.issue(tree), anna)

    assert len(postbus.letters) == 3
    assert Sending.objects.get().state == SendingState.DONE
