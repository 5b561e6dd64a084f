"""Fills an issue with what is new on the site since the last letter went out."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles.models import Entry
from newsletter.models import NewsletterIssue, Sending

FIRST_TIME = timedelta(days=31)  # when no letter ever went out
MOST = 60


def since(issue: NewsletterIssue) -> datetime:
    """When the last other letter went out."""
    sent = Sending.objects.exclude(issue=issue.pk).filter(prepared_at__isnull=False)
    last: datetime | None = sent.order_by("-prepared_at").values_list("prepared_at", flat=True).first()
    return last or timezone.now() - FIRST_TIME


def new_articles(issue: NewsletterIssue) -> list[Any]:
    """Public articles that came online since then and are not in the issue yet, the oldest first."""
    there = {block.value["article"].pk for block in issue.body
             if block.block_type == "article" and block.value.get("article")}  # fmt: skip
    found = Entry.objects.articles().filter(page__first_published_at__gt=since(issue)).exclude(page__in=there)
    newest = found.cards().order_by("-page__first_published_at", "-page_id")[:MOST]
    return list(newest)[::-1]


def fill(issue: NewsletterIssue, chosen: Collection[int], by: Any) -> int:
    """Put these articles at the end of the issue, as a draft. Answers how many. ``issue``: its latest revision."""
    wanted = [entry.page_id for entry in new_articles(issue) if entry.page_id in chosen]
    for number in wanted:
        block = issue.body.stream_block.child_blocks["article"]
        issue.body.append(("article", block.to_python({"article": number, "text": ""})))
    if wanted:
        issue.save_revision(user=by)
    return len(wanted)
