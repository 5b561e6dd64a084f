"""What must be remembered until a moment: claimed once, gone when it is over, and not to be pushed out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from rvggz import accounts_cache, expiring_records, privacy
from rvggz.expiring_records import Bucket
from rvggz.models import ExpiringRecord

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_one_gets_it():
    def claim(_):
        try:
            return expiring_records.claim("code 1234", seconds=60)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(claim, range(64))) == 1


def test_what_expired_can_be_claimed_again():
    assert expiring_records.claim("code", seconds=-1)
    assert expiring_records.claim("code", seconds=60)
    assert not expiring_records.claim("code", seconds=60)


def test_a_value_is_read_until_it_expires_and_can_be_forgotten():
    expiring_records.put("tries", [1.5, 2], seconds=60)
    expiring_records.put("old", "x", seconds=-1)

    assert expiring_records.get("tries") == [1.5, 2]
    assert expiring_records.get("old", "nothing") == "nothing"
    assert expiring_records.forget("tries")
    assert expiring_records.get("tries") is None


def test_what_expired_is_purged_with_all_that_was_kept_long_enough():
    expiring_records.put("short", 1, seconds=60)
    expiring_records.put("long", 1, seconds=86400)

    privacy.tidy(timezone.now() + timedelta(hours=1))

    assert ExpiringRecord.objects.count() == 1
    assert expiring_records.get("long") == 1


def test_nothing_of_it_is_written_to_the_log_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = %s", [ExpiringRecord._meta.db_table])
        assert cursor.fetchone() == ("u",)


@pytest.mark.parametrize("backend", [accounts_cache.Memory, accounts_cache.Files])
def test_what_allauth_counts_survives_an_emptied_cache(tmp_path, backend):
    pages = backend(str(tmp_path), {})
    pages.set("allauth:rl:login", [1.0], 60)
    pages.set("page", "html", 60)

    pages.clear()

    assert pages.get("allauth:rl:login") == [1.0]
    assert pages.get("page") is None
    assert not pages.add("allauth:rl:login", True, 60)
    pages.delete("allauth:rl:login")
    assert pages.add("allauth:rl:login", True, 60)


def test_every_set_up_has_a_cache_that_does_so():
    from rvggz.settings import env

    assert isinstance(caches["default"], accounts_cache.AccountsInPostgres)
    assert env.cache.__code__.co_consts.count("rvggz.accounts_cache.Redis") == 1


def test_one_who_takes_of_two_buckets_needs_a_try_in_both():
    network, address = Bucket("network", 3, 60), Bucket("address", 1, 60)

    assert expiring_records.take(network, address, now=1.0)
    assert not expiring_records.take(network, address, now=1.0)
    assert expiring_records.take(network, now=1.0)
    assert not expiring_records.take(network, now=1.0)
    expiring_records.give_back("network", "address")
    assert expiring_records.take(network, address, now=1.0)
