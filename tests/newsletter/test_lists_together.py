"""A list that is read in three times at once is counted once."""

from io import BytesIO

import pytest
from django.db import connection, transaction

from newsletter import importing
from newsletter.models import ListDay, Subscriber
from tests.racing import Racer, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
LIST = b"e-mail;naam;bewijs\n" + b"".join(b"lezer%d@example.test;Lezer;formulier 2019\n" % n for n in range(3))


def test_a_list_read_in_three_times_at_once_is_new_once():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE newsletter_subscriber IN SHARE MODE")  # all have begun, nobody can write
        racers = [Racer(lambda: importing.read(BytesIO(LIST)).read_in) for _ in range(3)]
        wait_until(3, racers)
    for racer in racers:
        racer.join(20)

    assert sorted(racer.answer for racer in racers) == [0, 0, 3]
    assert Subscriber.objects.count() == ListDay.objects.get().confirmed == 3
