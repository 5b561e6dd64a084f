"""The list of new articles, every Monday at seven, to who asked for it.

A batch of subscribers a transaction: their letters go in the outbox and they are marked as told together, so that a
crash leaves everything to be told, and two workers tell nobody twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.meta import absolute
from articles.models import Entry
from newsletter import bounces, links, verp
from newsletter.models import Subscriber
from rvggz import outbox
from rvggz.models import OutgoingMail
from rvggz.outbox import Letter

LOCAL = ZoneInfo("Europe/Amsterdam")
HOUR, WEEKDAY = 7, 0
LONGEST_BACK = timedelta(days=28)  # older is no news, however long somebody paused or the worker stood still
NAME = "letter_weekly"  # folder of templates/emails/
BATCH = 200
MOST = 30  # articles in one letter


@dataclass(frozen=True)
class News:
    at: datetime
    theme_ids: frozenset[int]
    told: dict[str, Any]


def monday(now: datetime) -> datetime:
    """The last Monday at seven, on the clock of the people who read it."""
    local = now.astimezone(LOCAL)
    day = local.date() - timedelta(days=(local.weekday() - WEEKDAY) % 7)
    at = datetime.combine(day, time(HOUR), LOCAL)
    return at if at <= local else datetime.combine(day - timedelta(days=7), time(HOUR), LOCAL)


def due(now: datetime | None = None) -> QuerySet[Subscriber]:
    """Who wants it and was not told since Monday."""
    since = monday(now or timezone.now())
    waiting: QuerySet[Subscriber] = Subscriber.objects.for_the_digest()
    return waiting.filter(Q(digest_at=None) | Q(digest_at__lt=since))


def is_wanted(mail: OutgoingMail) -> bool:
    """Just before it goes: does this address still want it? Not who left, paused or moved since."""
    return bool(Subscriber.objects.for_the_digest().at(mail.to).exists())


def refused(mail: OutgoingMail, said: str) -> None:
    """The server refused it for good: perhaps because the address is not there."""
    if reader := Subscriber.objects.at(mail.to).first():
        bounces.refused(reader.pk, said, f"outbox-{mail.pk}")


def send(now: datetime | None = None) -> int:
    """Write all letters that are due. Answers how many."""
    now, written = now or timezone.now(), 0
    news = news_until(monday(now))
    while (number := _some(now, news)) is not None:
        written += number
    return written


def news_until(until: datetime) -> list[News]:
    """What came online before this moment, the newest first."""
    rows = Entry.objects.articles().filter(
        page__first_published_at__gte=until - LONGEST_BACK, page__first_published_at__lt=until
    )
    shown = rows.order_by("-page__first_published_at").values_list(
        "page__first_published_at", "theme_ids", "title", "url", "summary"
    )
    return [
        News(at or until, frozenset(themes), {"title": title, "url": absolute(url), "summary": summary})
        for at, themes, title, url, summary in shown
    ]


@transaction.atomic
def _some(now: datetime, news: list[News]) -> int | None:
    """Answers how many letters; nothing when nobody is left."""
    waiting = due(now).prefetch_related("themes").select_for_update(skip_locked=True, of=("self",)).order_by("pk")
    some = list(waiting[:BATCH])
    if not some:
        return None
    written = [one for one in (letter(subscriber, news, now) for subscriber in some) if one]
    outbox.put_many(written)
    Subscriber.objects.filter(pk__in=[one.pk for one in some]).update(digest_at=now)
    return len(written)


def letter(subscriber: Subscriber, news: Sequence[News], now: datetime) -> Letter | None:
    """Nothing when there is nothing new for this one."""
    until = monday(now)
    since = monday(subscriber.digest_at) if subscriber.digest_at else until - timedelta(days=7)
    themes = {theme.pk for theme in subscriber.themes.all()}
    mine = [one for one in news if one.at >= since and (not themes or themes & one.theme_ids)]
    if not mine:
        return None
    stop = links.stop_weekly_url(subscriber.key)
    context = {
        "name": subscriber.name, "articles": [one.told for one in mine[:MOST]], "more": max(0, len(mine) - MOST),
        "stop_url": stop, "choices_url": links.choices_url(subscriber.key),
    }  # fmt: skip
    key = f"letter-weekly:{subscriber.pk}:{until:%Y%m%d}"
    headers = links.one_click_headers(stop, verp.stop_weekly_address(subscriber.pk))
    headers["Return-Path"] = verp.sender_to(subscriber.pk)  # the outbox takes it for the envelope
    return Letter(NAME, subscriber.email, context, key, headers)
