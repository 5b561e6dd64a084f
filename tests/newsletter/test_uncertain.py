"""What nobody can know, after a worker died or a backup was put back, waits for an editor."""

import threading

import pytest
from django.db import OperationalError, connection

from newsletter import (
    claiming,
    preparing,
    sending,
    sending_lock,
    stamping,
    working,
)
from newsletter.models import Delivery, DeliveryState, Hand, MailHouse, Sending, SendingState, Subscriber
from newsletter.sending import NotNowError
from tests.newsletter import sendings

pytestmark = pytest.mark.django_db


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
    assert sendings.states(on_its_way) == [DeliveryState.SENT] * 3


def test_what_a_cancelled_sending_left_uncertain_is_not_sent_again(tree, anna):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    Delivery.objects.update(state=DeliveryState.UNCERTAIN)
    sending.cancel(on_its_way)

    with pytest.raises(NotNowError):
        sending.again(Delivery.objects.get())
    assert sendings.states(on_its_way) == [DeliveryState.UNCERTAIN]


def test_an_editor_decides_about_what_is_uncertain(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    Delivery.objects.update(state=DeliveryState.UNCERTAIN)
    again, so = Delivery.objects.order_by("pk")

    sending.again(again)
    sending.leave_so(so)
    with pytest.raises(NotNowError):
        sending.leave_so(so)
    working.run(on_its_way.pk)

    assert sendings.states(on_its_way) == [DeliveryState.LEFT_SO, DeliveryState.SENT]
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
