import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from rvggz import rate_limit


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


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


def test_the_address_itself_is_not_in_the_cache():
    tries(1)

    assert not any("192.0.2" in key for key in cache._cache)


@pytest.mark.django_db
def test_too_often_says_when_to_come_back():
    view = rate_limit.limited("search", tries=1, seconds=60)(lambda request: HttpResponse("found"))
    view(ask())

    response = view(ask())

    assert response.status_code == 429
    assert response["Retry-After"] == "61"
