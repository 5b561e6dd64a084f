"""The page cache, against the real cache and the real middleware."""

import contextlib
from functools import partial

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rvggz import page_cache
from tests.factories import make_article, make_organisation, make_theme

pytestmark = pytest.mark.django_db(transaction=True)


class Kitchen:
    """A site that counts how often it had to cook."""

    def __init__(self):
        cache.clear()
        self.cooked = 0
        self.tags, self.reads = ["page:1"], ("thema", "jaar")
        self.while_cooking = lambda: None
        self.middleware = page_cache.PageCacheMiddleware(self.cook)

    def cook(self, request: HttpRequest) -> HttpResponse:
        self.cooked += 1
        self.while_cooking()
        response = HttpResponse(f"soup {self.cooked}")
        page_cache.reads(request, **{name: request.GET.get(name, "") for name in self.reads})
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


def entries():
    return [key for key in cache._cache if "page-cache" in key and ":version:" not in key and ":names" not in key]


def test_an_address_with_parameters_that_nobody_reads_gets_the_entry_of_the_page(kitchen):
    kitchen.ask("/soup/")

    assert kitchen.ask("/soup/?spoon=1") == "soup 1"
    assert kitchen.ask("/soup/?utm_source=brief&spoon=2&spoon=3") == "soup 1"
    assert kitchen.ask("/soup/?thema=") == "soup 1"


def test_a_parameter_that_a_page_reads_makes_another_entry(kitchen):
    kitchen.ask("/soup/")

    assert kitchen.ask("/soup/?thema=wonen") == "soup 2"
    assert kitchen.ask("/soup/?thema=wonen&spoon=1") == "soup 2"
    assert kitchen.ask("/soup/?thema=werk&thema=wonen") == "soup 2"


def test_a_stranger_fills_nothing_with_parameters_of_his_own(kitchen):
    for number in range(50):
        kitchen.ask(f"/soup/?spoon={number}")
        kitchen.ask(f"/soup/?thema=wonen&spoon={number}")
        kitchen.ask(f"/soup/?thema=wonen&thema={number}")

    assert entries() == []


def test_an_answer_that_read_what_it_did_not_name_is_not_kept(kitchen):
    kitchen.reads = ()
    looks = {
        "get": lambda query: query.get("q"), "item": lambda query: query["q"], "in": lambda query: "q" in query,
        "list": lambda query: query.getlist("q"), "all": lambda query: list(query.items()),
        "text": lambda query: query.urlencode(), "names": list, "copy": lambda query: query.copy(),
        "keys": lambda query: list(query.keys()), "dict": lambda query: query.dict(), "length": bool,
    }  # fmt: skip
    for name, look in looks.items():
        page_cache.PageCacheMiddleware(partial(answer_after, look))(RequestFactory().get(f"/{name}/"))
        assert entries() == [], name


def answer_after(look, request):
    with contextlib.suppress(KeyError):
        look(request.GET)
    response = HttpResponse("found")
    page_cache.keep(response)
    return response


def test_a_kept_page_is_asked_for_by_its_head(client, article):
    first = client.get(article.url)

    kept = client.head(article.url)

    assert "X-Kept" in kept.headers
    assert kept.content == b""
    assert int(kept["Content-Length"]) == len(first.content)


ENDLESS = [
    "?thema=bestaat-niet-{0}", "?jaar={0}", "?jaar=1{0:03}", "?soort=x{0}", "?organisatie=x{0}", "?pagina=0{0}",
    "?pagina={0}1", "?page={0}", "?reacties={0}", "?vragen={0}", "?regio={0}", "?rol=r{0}", "?q=woord{0}", "?x={0}",
    "?thema=Wonen&x={0}", "?{0}",
]  # fmt: skip


def test_no_page_of_the_site_keeps_what_a_stranger_made_up(client, tree, article):
    theme = make_theme(tree, "Wonen")
    organisation = make_organisation(tree, "De Brug")
    pages = [tree.actueel, tree.participants, theme, organisation, article]
    addresses = [page.url for page in pages] + ["/zoeken/", "/trefwoorden/", "/nieuwsbrief/", "/nieuwsbrief/bedankt/"]

    for address in addresses:
        client.get(address)
    before = set(entries())
    for address in addresses:
        for ending in ENDLESS:
            for number in range(3):
                client.get(address + ending.format(number))

    assert len(before) >= len(pages)
    assert set(entries()) == before


def test_lists_and_conversations_are_still_kept_as_they_are_asked_for(client, tree):
    theme = make_theme(tree, "Wonen")
    for number in range(14):
        make_article(tree, f"Stuk {number}", themes=[theme])
    good = [f"{tree.actueel.url}?thema=wonen", f"{tree.actueel.url}?pagina=2", f"{theme.url}?pagina=2"]

    for address in good:
        client.get(address)

    assert [client.get(address).headers.get("X-Kept") for address in good] == ["1"] * 3
    assert client.get(f"{tree.actueel.url}?thema=wonen&utm_source=brief").headers.get("X-Kept") == "1"


def test_a_visitor_who_takes_gzip_does_not_decide_for_others(kitchen):
    kitchen.ask(accept_encoding="gzip")

    assert kitchen.ask(accept_encoding="identity") == "soup 2"


def test_an_answer_of_an_older_look_is_not_shown(kitchen, monkeypatch):
    kitchen.ask()

    monkeypatch.setattr(page_cache.looks, "fingerprint", lambda: "newer-templates")

    assert kitchen.ask() == "soup 2"
