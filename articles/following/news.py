"""Writes down that something happened which followers hear of. Costs the request that did it one row at most."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import tasks
from articles.models import ArticlePage, Follow, Happening

RECENT = timedelta(days=1)  # Wagtail's signal is also sent when something else of a page changed


def published(page: ArticlePage) -> None:
    """An article went online. Only the first time: later versions, and what came from elsewhere, are no news."""
    first, latest = page.first_published_at, page.last_published_at
    is_first = first and first == latest and first > timezone.now() - RECENT
    if not is_first or not Follow.objects.exists():
        return
    wrote = {number for number in (page.author_id, page.owner_id) if number}
    _happened(Happening(page_id=page.pk, not_to=sorted(wrote)))


def reacted(article_pk: int, number: int, not_to: Iterable[int], not_before: datetime | None = None) -> None:
    """A reaction is shown. ``not_to``: members who wrote it or are told otherwise; ``not_before``: until then it can
    be taken back.
    """
    if Follow.objects.filter(page=article_pk).exists():
        due = not_before or timezone.now()
        _happened(Happening(page_id=article_pk, reaction=number, not_to=sorted(not_to), not_before=due))


def forget_reaction(number: int) -> None:
    """It is not shown (any more): who was not told yet is not told."""
    Happening.objects.filter(reaction=number).delete()


def _happened(happening: Happening) -> None:
    Happening.objects.bulk_create([happening], ignore_conflicts=True)
    if happening.not_before <= timezone.now():
        transaction.on_commit(tasks.tell_followers.enqueue)
