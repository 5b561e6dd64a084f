"""Of the ledger a worker takes as many rows as it asks for, whatever the database thinks of the fastest way."""

import pytest
from django.db import connection
from django.utils import timezone

from newsletter.claiming import Worker
from newsletter.models import Delivery, DeliveryState, Subscriber
from tests.newsletter import sendings

pytestmark = pytest.mark.django_db


def on_its_way_where_the_database_expects_none(tree, anna, number):
    """As on a new site, where the database looked at these tables when they held next to nothing. Rolled back with the
    test: TRUNCATE gives the tables new files, whose figures go with them.
    """
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE newsletter_delivery, newsletter_subscriber CASCADE")
        sending = sendings.on_its_way(tree, anna, 1)
        Delivery.objects.all().delete()
        Subscriber.objects.all().delete()
        cursor.execute("ANALYZE newsletter_delivery, newsletter_subscriber")
    Delivery.objects.bulk_create(
        Delivery(sending=sending, subscriber=one, not_before=timezone.now()) for one in sendings.subscribers(number)
    )
    return sending


def test_a_worker_takes_no_more_than_it_asks_for(tree, anna):
    sending = on_its_way_where_the_database_expects_none(tree, anna, 12)

    batch = Worker(sending.pk).claim(5)

    assert len(batch) == 5
    assert Delivery.objects.filter(state=DeliveryState.CLAIMED).count() == 5
