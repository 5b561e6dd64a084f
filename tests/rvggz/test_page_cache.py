"""The page cache, against the real cache and the real middleware."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rvggz import page_cache

pytestmark = pytest.mark.django_db(transaction=True)


class Kitchen:
    """A site that counts how often it had to cook."""

    def __init__(self):
        cache.clear()
        self.cooked = 0
        self.tags = ["page:1"]
        self.while_cooking = lambda: None
        self.middleware = page_cache.PageCacheMiddleware(self.cook)

    def cook(self, request: HttpRequest) -> HttpResponse:
        self.cooked += 1
        self.while_cooking()
        response = HttpResponse(f"soup {self.cooked}")
        if self.tags is not None:
            page_cache.keep(response, *self.tags)
        return response

    def ask(self, path="/soup/", **headers):
        request = RequestFactory().get(path, headers=headers)
        return self.middleware(request).content.decode()


@pytest.fixture
def kitchen():
    return Kitchen()


def test_a_kept_answer_is_made_once(kitchen, django_assert_num_queries):
    kitchen.ask()

    with django_assert_num_queries(0):
        assert kitchen.ask() == "soup 1"


def test_an_answer_that_nobody_marked_is_not_kept(kitchen):
    kitchen.tags = None

    assert [kitchen.ask(), kitchen.ask()] == ["soup 1", "soup 2"]


def test_somebody_with_a_session_gets_a_fresh_answer(kitchen):
    kitchen.ask()

    assert kitchen.ask(cookie="sessionid=abc") == "soup 2"


@pytest.mark.parametrize("tag", ["page:1", "site"])
def test_forgetting_a_tag_outdates_what_shows_it(kitchen, tag):
    kitchen.ask()

    page_cache.forget(tag)

    assert kitchen.ask() == "soup 2"


def test_forgetting_another_tag_changes_nothing(kitchen):
    kitchen.ask()

    page_cache.forget("page:2")

    assert kitchen.ask() == "soup 1"


def test_nothing_is_forgotten_before_the_transaction_is_committed(kitchen):
    kitchen.ask()

    with transaction.atomic():
        page_cache.forget("page:1")
        assert kitchen.ask() == "soup 1"

    assert kitchen.ask() == "soup 2"


def test_an_answer_made_while_something_was_forgotten_is_not_kept(kitchen):
    kitchen.while_cooking = lambda: page_cache.forget("page:1")
    kitchen.ask()
    kitchen.while_cooking = lambda: None

    assert kitchen.ask() == "soup 2"


def test_the_order_of_filters_does_not_matter(kitchen):
    kitchen.ask("/actueel/?thema=wonen&jaar=2025")

    assert kitchen.ask("/actueel/?jaar=2025&thema=wonen") == "soup 1"


def test_a_query_of_a_strangers_own_making_is_not_kept(kitchen):
    kitchen.ask("/soup/?spoon=1")

    assert kitchen.ask("/soup/?spoon=1") == "soup 2"


def test_a_visitor_who_takes_gzip_does_not_decide_for_others(kitchen):
    kitchen.ask(accept_encoding="gzip")

    assert kitchen.ask(accept_encoding="identity") == "soup 2"


def test_an_answer_of_an_older_look_is_not_shown(kitchen, monkeypatch):
    kitchen.ask()

    monkeypatch.setattr(page_cache.looks, "fingerprint", lambda: "newer templates")

    assert kitchen.ask() == "soup 2"
