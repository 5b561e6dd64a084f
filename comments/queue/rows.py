"""Reactions with all that a moderator looks at beside them, in one query, however many there are on the page."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, JSONField, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from comments.models import Comment, Decision, Report

LOG_SHOWN = 20


def dressed(found: Any) -> Any:
    """Add the article, the conversation, the writer's history, the reports and the log to each reaction."""
    return found.select_related("member", "answers").annotate(
        article_title=F("article__title"),
        article_url=F("article__entry__url"),  # nothing while the article is offline
        article_open=F("article__comments_open"),
        thread_size=_thread_size(),
        history=_history(),
        open_reports=_open_reports(),
        log=_log(),
    )


def _thread_size() -> Any:
    """How many others take part in the conversation, whatever became of their words."""
    head = Coalesce(OuterRef("thread_id"), OuterRef("pk"))
    rows = Comment.objects.filter(Q(thread=head) | Q(pk=head)).exclude(status="unconfirmed")
    return Coalesce(Subquery(rows.order_by().values(x=F("article_id")).annotate(n=Count("pk")).values("n")[:1]), 0)


def _history() -> Any:
    theirs = Comment.objects.filter(writer=OuterRef("writer")).confirmed().exclude(writer="").exclude(pk=OuterRef("pk"))
    told = JSONObject(
        shown=Count("pk", filter=Q(status="shown")),
        refused=Count("pk", filter=Q(status="refused")),
        spam=Count("pk", filter=Q(status="spam")),
        since=Min("created_at"),
    )
    return Subquery(theirs.order_by().values("writer").annotate(told=told).values("told"), output_field=JSONField())


def _open_reports() -> Any:
    rows = Report.objects.filter(comment=OuterRef("pk"), handled_at=None).order_by("-pk")
    return ArraySubquery(rows.values(told=JSONObject(reason="reason", note="note"))[:LOG_SHOWN])


def _log() -> Any:
    rows = Decision.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    line = JSONObject(
        action="action", reason="reason", at="at", by="by_id",
        first="by__first_name", last="by__last_name", display="by__display_name",
    )  # fmt: skip
    return ArraySubquery(rows.values(told=line)[:LOG_SHOWN])
