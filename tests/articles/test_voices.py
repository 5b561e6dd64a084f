"""Praat mee: what members wrote, by kind, open questions first, with filters of its own."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import chrome, entries
from articles.models import Entry, Kind
from comments import rules
from tests import factories
from tests.articles.test_query_counts import FEW, MANY, fill
from tests.snapshots import once


@pytest.fixture
def circle(tree):
    """One voice of each kind, two questions (one of them answered), and news."""
    once("circle of voices", lambda: fill_circle(tree))
    return tree


def fill_circle(tree):
    for number, kind in enumerate(Kind):
        factories.make_article(tree, f"Een {kind.label.lower()}", kind=kind, published_on=date(2025, 1, 1 + number))
    answered = factories.make_article(tree, "Een oude vraag", kind=Kind.QUESTION, published_on=date(2024, 1, 1))
    entries.count_reactions(answered.pk, 2, answer=7)


def test_every_kind_of_voice_is_there_wherever_it_stands_and_news_is_not(circle, browse):
    html = browse("/praat-mee/")

    for kind in ("blog", "vlog", "vraag", "tip", "oproep", "idee"):
        assert f'href="/actueel/een-{kind}/"' in html
    assert "Een verslag" not in html
    assert "Een nieuws" not in html


def test_it_invites_to_write(tree, browse):
    assert 'href="/praat-mee/bijdragen/"' in browse("/praat-mee/")


def test_open_questions_come_first_and_say_so(circle, browse):
    html = browse("/praat-mee/")

    assert html.index("Nog geen antwoord") < html.index("Een vraag") < html.index("Beantwoord") < html.index("Een oude")


def test_a_question_that_somebody_reacted_to_does_not_say_that_nobody_did(circle, browse):
    entries.count_reactions(Entry.objects.get(title="Een vraag").pk, 1)

    html = browse("/praat-mee/")

    assert "Nog open" in html
    assert "Nog geen antwoord" not in html


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?vragen=open", ["Een vraag"]),
        ("?vragen=beantwoord", ["Een oude vraag"]),
        ("?soort=vraag", ["Een vraag", "Een oude vraag"]),
        ("?soort=tip&jaar=2025", ["Een tip"]),
        ("?soort=nieuws", []),
    ],
)
def test_filters_stand_in_the_address(circle, browse, query, titles):
    assert re.findall(r'card-title" dir="auto"><a href="[^"]+">([^<]+)', browse(f"/praat-mee/{query}")) == titles


def test_the_counts_follow_when_a_question_is_answered(circle, browse, django_capture_on_commit_callbacks):
    assert ">Nog open (1)</option>" in browse("/praat-mee/")

    with django_capture_on_commit_callbacks(execute=True):
        entries.count_reactions(Entry.objects.get(title="Een vraag").pk, 1, answer=9)

    assert ">Beantwoord (2)</option>" in browse("/praat-mee/")


def test_a_filter_survives_paging(tree, browse):
    for number in range(14):
        factories.make_article(tree, f"Vraag {number}", kind=Kind.QUESTION)

    assert 'rel="next" href="/praat-mee/?vragen=open&amp;pagina=2"' in browse("/praat-mee/?vragen=open")


def test_other_lists_do_not_know_the_filter_for_questions(circle, browse):
    assert 'name="vragen"' not in browse("/actueel/")


def test_it_has_a_feed(circle, client):
    feed = ET.fromstring(client.get("/praat-mee/feed.atom").content)  # noqa: S314
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]

    assert len(titles) == 1 + 7
    assert "Een nieuws" not in titles


def test_an_answer_stays_when_the_article_is_published_again(circle):
    page = Entry.objects.get(title="Een oude vraag").page.specific

    page.save_revision().publish()

    assert Entry.objects.get(pk=page.pk).answer == 7


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("number", [FEW, MANY])
def test_the_number_of_queries_does_not_grow(tree, client, number):
    fill(tree, number)
    Entry.objects.articles().update(kind=Kind.QUESTION)
    some = Entry.objects.articles().order_by("pk").values("pk")[: number // 2]
    Entry.objects.filter(pk__in=list(some.values_list("pk", flat=True))).update(kind=Kind.BLOG)
    cache.clear()
    chrome.get(), rules.get(), client.get("/praat-mee/?soort=tip")

    assert asked(client, "/praat-mee/") == 6
    assert asked(client, "/praat-mee/?vragen=open&jaar=2024") == 5
    assert asked(client, "/praat-mee/") == 0  # kept for strangers


def test_the_newest_question_is_the_first_whenever_it_came(circle, browse):
    factories.make_article(circle, "Vraag van later", kind=Kind.QUESTION, published_on=date(2025, 1, 1) + timedelta(90))

    html = browse("/praat-mee/")

    assert html.index("Vraag van later") < html.index("Een vraag")
