from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from rvggz import rate_limit
from rvggz.models import ExpiringRecord

pytestmark = pytest.mark.django_db


def ask(address="192.0.2.1", **headers):
    return RequestFactory().get("/zoeken/", REMOTE_ADDR=address, headers=headers)


def tries(count, **kwargs):
    return [rate_limit.take(ask(**kwargs), "search", tries=3, seconds=60) for _ in range(count)]


def test_a_bucket_empties():
    assert tries(4) == [True, True, True, False]


def test_a_bucket_fills_again_with_time(monkeypatch):
    now = rate_limit.time.time()
    tries(4)

    monkeypatch.setattr(rate_limit.time, "time", lambda: now + 25)

    assert tries(2) == [True, False]


def test_neighbours_in_one_network_share_a_bucket():
    tries(3, address="192.0.2.1")

    assert tries(1, address="192.0.2.99") == [False]
    assert tries(1, address="198.51.100.1") == [True]


def test_a_forged_forwarded_header_gives_no_new_bucket():
    tries(3)

    assert tries(1, x_forwarded_for="203.0.113.5") == [False]


def test_behind_a_proxy_the_address_it_wrote_counts(settings):
    settings.TRUSTED_PROXIES = 1
    tries(3, x_forwarded_for="10.9.9.9, 203.0.113.5")

    assert tries(1, x_forwarded_for="10.8.8.8, 203.0.113.6") == [False]
    assert tries(1, x_forwarded_for="10.8.8.8, 198.51.100.7") == [True]


@pytest.mark.parametrize(("written", "same"), [
    ("::ffff:203.0.113.5", "203.0.113.9"), ("[::ffff:203.0.113.5]:4711", "203.0.113.5"),
    ("203.0.113.5:50123", "203.0.113.7"), ('"203.0.113.5"', "203.0.113.5"), ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
    ("[2001:db8:1:2::1]:443", "2001:db8:1:2::2"), ("2001:DB8:1:2::1%eth0", "2001:db8:1:2::2"),
    ("onzin", "'; drop table"), ("999.1.1.1", "1.2.3.4.5"), ("[::1", "unknown"), ("x" * 5000, "\x00"),
])  # fmt: skip
def test_one_network_written_in_two_ways_has_one_bucket(settings, written, same):
    settings.TRUSTED_PROXIES = 1
    tries(3, x_forwarded_for=written)

    assert tries(1, x_forwarded_for=same) == [False]
    assert tries(1, x_forwarded_for="198.51.100.1") == [True]


def test_of_ipv6_half_the_address_is_the_network(settings):
    settings.TRUSTED_PROXIES = 1
    tries(3, x_forwarded_for="2001:db8:1:2::1")

    assert tries(1, x_forwarded_for="2001:db8:1:3::1") == [True]


def test_without_the_proxy_that_should_be_there_a_strangers_header_counts_for_nothing(settings):
    settings.TRUSTED_PROXIES = 2
    tries(3, x_forwarded_for="203.0.113.5")

    assert tries(1, x_forwarded_for="198.51.100.7") == [False]


def test_neither_the_address_nor_what_is_counted_can_be_read_in_the_table():
    tries(1)
    rate_limit.take(ask(), "mail", tries=1, seconds=60, who="mail sam@example.test")

    rows = str(list(ExpiringRecord.objects.values()))
    assert ExpiringRecord.objects.count() == 2
    assert "192.0.2" not in rows
    assert "sam" not in rows


def test_emptying_the_cache_gives_no_new_tries():
    tries(3)

    cache.clear()

    assert tries(1) == [False]


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_at_once_no_more_pass_than_there_are_tries():
    from django.db import connection

    def knock(_):
        try:
            return rate_limit.take(ask(), "rush", tries=10, seconds=86400)
        finally:
            connection.close()

    with ThreadPoolExecutor(24) as pool:
        passed = list(pool.map(knock, range(200)))

    assert sum(passed) == 10


def test_too_often_says_when_to_come_back():
    view = rate_limit.limited("search", tries=1, seconds=60)(lambda request: HttpResponse("found"))
    view(ask())

    response = view(ask())

    assert response.status_code == 429
    assert response["Retry-After"] == "61"
