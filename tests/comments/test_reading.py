"""A conversation costs a page next to nothing, however long it is."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import rebuilding
from comments import services
from comments.conversation import AT_ONCE
from comments.models import Comment

WORDS = "Ik herken dit verhaal. Bij ons begon het met samen koffie drinken, en met iemand die bleef zitten. " * 3


@pytest.fixture
def many(article):
    """Five hundred reactions: a hundred conversations of five."""
    start = timezone.now() - timedelta(days=30)
    heads = [
        Comment(article_id=article.pk, name=f"Sam {n}", text=WORDS, status="shown",
                created_at=start + timedelta(hours=n), thread_at=start + timedelta(hours=n))
        for n in range(100)
    ]  # fmt: skip
    heads = Comment.objects.bulk_create(heads)
    replies = [
        Comment(article_id=article.pk, name=f"Kim {n}", text=WORDS, status="shown", thread=head, answers=head,
                thread_at=head.thread_at, created_at=head.created_at + timedelta(minutes=n))
        for head in heads for n in range(1, 5)
    ]  # fmt: skip
    Comment.objects.bulk_create(replies)


def queries(client, url):
    cache.clear()
    client.get(url)  # what is kept for all pages is there
    cache.delete_many([key for key in cache._cache if "page-cache" in key])
    with CaptureQueriesContext(connection) as found:
        client.get(f"{url}?reacties=2")
    return len(found)


def test_five_hundred_reactions_cost_two_queries_at_most(article, many, client):
    without = queries(client, article.url)

    services.recount(article.pk)

    assert queries(client, article.url) <= without + 2


def test_a_reaction_costs_a_kilobyte_at_most(article, many, browse):
    services.recount(article.pk)
    page = browse(article)

    listed = page.split('<ol class="reactions">')[1].split("</ol>")[0]

    assert listed.count("<li id=") == AT_ONCE
    assert len(listed.encode()) / AT_ONCE <= 1024


def test_a_conversation_is_read_from_its_beginning_and_is_not_torn_apart(article, many, browse):
    services.recount(article.pk)

    page = browse(article)

    names = [part.split("</strong>")[0] for part in page.split('<p class="reaction-head"><strong dir="auto">')[1:]]
    assert names[:6] == ["Sam 0", "Kim 1", "Kim 2", "Kim 3", "Kim 4", "Sam 1"]
    assert "Praat mee! (500)" in page


def test_cards_tell_how_many_reacted_without_another_query(article, many, client):
    before = queries(client, "/actueel/")

    services.recount(article.pk)

    assert queries(client, "/actueel/") == before
    cache.clear()
    assert "500 reacties" in client.get("/actueel/").content.decode()


def test_the_count_outlives_a_new_edition_a_rebuild_and_a_time_offline(article, many, browse):
    services.recount(article.pk)

    def told():
        cache.clear()
        return "Praat mee! (500)" in browse(article)

    article.save_revision().publish()
    assert told()
    list(rebuilding.rebuild())
    assert told()
    article.unpublish()
    article.save_revision().publish()
    assert told()


def test_a_page_of_the_conversation_that_is_not_there_is_the_first(article, many, client):
    services.recount(article.pk)

    for asked in ("abc", "0", "-1", "99999", "9" * 40, "1.5", "%00"):
        assert "Sam 0" in client.get(f"{article.url}?reacties={asked}").content.decode(), asked
