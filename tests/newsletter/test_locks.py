"""Workers and people who change many rows at once do not wait for each other in a ring."""

import threading
import time

import pytest
from django.db import connection, transaction

from newsletter import stamping, subscriptions
from newsletter.models import Delivery, DeliveryState, Subscriber
from newsletter.stamping import Result
from tests.newsletter import sendings

pytestmark = pytest.mark.django_db(transaction=True)


def wait_for_one_that_waits():
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


class Aside(threading.Thread):
    """Does something on a connection of its own; ``error`` is what went wrong."""

    def __init__(self, work):
        super().__init__(daemon=True)
        self.work, self.error = work, None

    def run(self):
        try:
            with transaction.atomic():
                self.work()
        except Exception as error:
            self.error = error
        finally:
            connection.close()


def test_a_worker_that_stamps_and_many_who_are_forgotten(tree, anna):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    first, second = on_its_way.deliveries.order_by("pk").values_list("pk", flat=True)
    on_its_way.deliveries.update(state=DeliveryState.CLAIMED, worker=12)
    others = Aside(lambda: subscriptions.drop_who_left(Subscriber.objects.order_by("pk")))

    def after_the_first_statement(execute, *arguments):
        answer = execute(*arguments)
        if others.ident is None:  # the worker has begun to hold rows
            others.start()
            wait_for_one_that_waits()
        return answer

    with transaction.atomic(), connection.execute_wrapper(after_the_first_statement):
        stamping.stamp(12, [first, second], {0: Result("refused", "550 Nee")})
    others.join()

    assert others.error is None
    assert list(Delivery.objects.order_by("pk").values_list("state", "subscriber")) == [
        ("refused", None), ("sent", None),
    ]  # fmt: skip
