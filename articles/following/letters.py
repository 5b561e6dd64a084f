"""From notices to mail: at once, or one letter a day with all that is due.

A batch of members a transaction: their letters go in the outbox and their notices go away together, under one lock.
So a second worker finds nothing left to tell, and a crash leaves everything to be told.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.following import writing
from articles.models import Digest, Notice, Pace
from rvggz import outbox
from rvggz.models import MailState, OutgoingMail

LOCK = 0x76_6F_6C_67
BATCH = 200  # members: as many letters as the outbox sends over one connection
LOCAL = ZoneInfo("Europe/Amsterdam")
HOUR, WEEKDAY = 7, 0  # the letter of the day goes at seven; on Monday with what comes once a week
COLUMNS = (
    "id", "happening_id", "happening__page_id", "happening__reaction", "happening__page__entry__title",
    "happening__page__entry__url", "happening__page__entry__kind", "follow_id", "follow__member_id",
    "follow__member__email", "follow__what", "follow__keyword__name", "follow__page__title", "follow__kind",
)  # fmt: skip
CLAIM = """
INSERT INTO articles_digest AS told (member_id, day) SELECT unnest(%s::bigint[]), %s
ON CONFLICT (member_id) DO UPDATE SET day = EXCLUDED.day WHERE told.day < EXCLUDED.day RETURNING member_id
"""
TOLD = """
DELETE FROM articles_notice notice
USING articles_follow follow, unnest(%s::bigint[], %s::bigint[]) AS told (member, what)
WHERE notice.follow_id = follow.id AND follow.member_id = told.member AND notice.happening_id = told.what
"""


def send_due(now: datetime | None = None) -> int:
    """Write all letters that are due. Answers how many."""
    now, written = now or timezone.now(), 0
    for kind in (_at_once, _digests):
        while number := kind(now):
            written += number
    return written


def is_due(now: datetime | None = None) -> bool:
    now = now or timezone.now()
    return at_once().exists() or in_digests(now).exists()


def at_once() -> QuerySet[Notice]:
    return _telling().filter(follow__pace=Pace.AT_ONCE)


def in_digests(now: datetime) -> QuerySet[Notice]:
    """What goes with the letter of today, of those who did not get it yet. Nothing before seven."""
    local = now.astimezone(LOCAL)
    daily = datetime.combine(local.date(), time(HOUR), LOCAL)
    if local < daily:
        return Notice.objects.none()
    weekly = daily - timedelta(days=(local.weekday() - WEEKDAY) % 7)
    due = Q(follow__pace=Pace.DAILY, happening__at__lt=daily) | Q(follow__pace=Pace.WEEKLY, happening__at__lt=weekly)
    had = Digest.objects.filter(member=OuterRef("follow__member"), day__gte=local.date())
    return _telling().filter(due).filter(~Exists(had))


def _telling() -> QuerySet[Notice]:
    """What can be told: the article is online, the member is there."""
    return Notice.objects.filter(happening__page__entry__isnull=False, follow__member__is_active=True)


@transaction.atomic
def _at_once(now: datetime) -> int:
    _lock()
    members = _some_members(at_once())
    return _write(at_once().filter(follow__member__in=members), None)


@transaction.atomic
def _digests(now: datetime) -> int:
    _lock()
    due, day = in_digests(now), now.astimezone(LOCAL).date()
    members = _some_members(due)
    if not members:
        return 0
    rows = due.filter(follow__member__in=members)
    told = _write(rows, day)
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [members, day])
    return told


def _some_members(due: QuerySet[Notice]) -> list[int]:
    return list(due.order_by("follow__member").values_list("follow__member", flat=True).distinct()[:BATCH])


def _write(due: QuerySet[Notice], day: date | None) -> int:
    """One letter a member, in the outbox; all notices of what it tells go. Answers how many letters."""
    by_member: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in due.order_by("happening__at", "happening_id", "follow_id").values(*COLUMNS):
        by_member[row["follow__member_id"]].append(row)
    outbox.put_many([writing.letter(member, rows, day) for member, rows in by_member.items()])
    told = sorted({(member, row["happening_id"]) for member, rows in by_member.items() for row in rows})
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [[member for member, _ in told], [what for _, what in told]])
    return len(by_member)


@transaction.atomic
def take_back(page_pk: int) -> None:
    """A page went offline: letters that have not left yet say nothing of it."""
    about = Q(context__articles__contains=[{"page": page_pk}]) | Q(context__talks__contains=[{"page": page_pk}])
    waiting = OutgoingMail.objects.filter(about, name=writing.NAME, state=MailState.WAITING)
    for mail in waiting.select_for_update(skip_locked=True):
        left = writing.without(mail.context, page_pk)
        if left is None:
            mail.delete()
        else:
            mail.context = left
            mail.save(update_fields=["context"])


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
