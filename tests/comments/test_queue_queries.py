"""The queue asks the database the same few questions, however much there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Action, Comment, Decision, Report, Status
from comments.reasons import Reason
from tests import factories
from tests.articles.writing import submitted

MOST = 12
ADDRESSES = ("", "?bladzijde=2", "?stand=geplaatst", "?reden=private-data&q=mooi", "?stand=alles&schrijver=" + "a" * 40)


def fill(articles, members, shown, held):
    """Reactions of many writers under many articles, in conversations, reported, with a log."""
    now = timezone.now()
    heads = Comment.objects.bulk_create(
        Comment(
            article=articles[n % len(articles)], name=f"Naam {n}", email=f"n{n % 900}@example.test",
            writer=f"{n % 900:040x}", text="Wat mooi dat jullie zo luisteren.", status=Status.SHOWN,
            reason=Reason.SHOWN, created_at=now - timedelta(minutes=n), consent_version=1,
        )
        for n in range(shown)
    )  # fmt: skip
    waiting = Comment.objects.bulk_create(
        Comment(
            article=heads[n % shown].article, thread=heads[n % shown], answers=heads[n % shown], name=f"Wacht {n}",
            member=members[n % len(members)] if n % 3 else None, writer=f"{n % 900:040x}",
            text="Ook mooi: bel 06-12345678.", private_spans=[[14, 25, "phone"]], status=Status.HELD,
            reason=Reason.PRIVATE_DATA, waiting_since=now, is_crisis=n % 50 == 0, crisis_words=["iets"],
            reports_count=n % 2,
        )
        for n in range(held)
    )  # fmt: skip
    Report.objects.bulk_create(Report(comment=one, reason="hurtful") for one in waiting if one.reports_count)
    Decision.objects.bulk_create(
        Decision(comment=one, comment_number=one.pk, article=one.article, by=members[0], action=Action.UNDO)
        for one in waiting
    )


def ask(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/beheer/reacties/{address}").status_code == 200
    return [query["sql"] for query in asked]


@pytest.mark.parametrize(("shown", "held"), [(30, 60), (600, 200)])
def test_it_opens_with_few_queries(tree, anna, bram, chris, client, shown, held):
    articles = [factories.make_article(tree) for _ in range(3)]
    fill(articles, [bram, chris], shown, held)
    client.force_login(anna)
    client.get("/beheer/reacties/")  # what is kept between requests is kept now

    for address in ADDRESSES:
        asked = ask(client, address)
        assert len(asked) <= MOST, "\n".join(asked)


def test_an_empty_queue_costs_no_more(tree, anna, client):
    client.force_login(anna)
    client.get("/beheer/reacties/")

    assert len(ask(client, "")) <= MOST


def test_pieces_that_wait_cost_no_more(tree, anna, bram, chris, client):
    articles = [factories.make_article(tree)]
    fill(articles, [bram, chris], 30, 60)
    for number in range(4):
        submitted(tree, bram, title=f"Stuk {number}", **({"shown_as": "anonymous"} if number % 2 else {}))
    client.force_login(anna)
    client.get("/beheer/reacties/")

    asked = ask(client, "")
    assert len(asked) <= MOST, "\n".join(asked)
