"""Mail to moderators: at once, hourly or daily, as each chooses; when someone may be in need at once to all.

The words of a reaction never go by mail, only that something waits, why, and where to decide.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.contributions import waiting as pieces
from articles.models import Entry
from comments import links, moderators
from comments.models import Comment, HowOften, ModeratorMail, Report
from participants.models import Member
from rvggz import outbox

PERIODS = {HowOften.HOURLY: timedelta(hours=1), HowOften.DAILY: timedelta(days=1)}
PATIENCE = timedelta(hours=24)
IN_A_LETTER = 10


def tell_moderators(comment: Comment) -> None:
    """Something new waits. To those who want to hear at once; to everyone when the writer may be in need."""
    told = moderators.everyone() if comment.is_crisis else moderators.who_wants(HowOften.AT_ONCE)
    name = "moderator_crisis" if comment.is_crisis else "moderator_one"
    # Who changes a cry for help again and again calls everyone once an hour.
    which = f"{timezone.now():%Y%m%d%H}" if comment.is_crisis else str(comment.version)
    for member in told:
        context = {**_about(comment), "decide_url": links.to_decide(comment, member.pk), "queue_url": queue_url()}
        outbox.put(name, member.email, context, key=f"{name}:{comment.key}:{which}:{member.pk}")


def tell_report(comment: Comment) -> None:
    """A reader reported something that still stands there. A worry about the writer goes to everyone."""
    latest = Report.objects.filter(comment=comment).latest("pk")
    everyone = latest.reason == "worry"
    for member in moderators.everyone() if everyone else moderators.who_wants(HowOften.AT_ONCE):
        context = {
            **_about(comment), "report": latest.get_reason_display(),
            "decide_url": links.to_decide(comment, member.pk), "queue_url": queue_url(),
        }  # fmt: skip
        outbox.put("moderator_report", member.email, context, key=f"report:{latest.pk}:{member.pk}")


def tell_piece(piece: Any) -> None:
    """A piece waits: to those who want to hear at once, and to everyone when the writer may be in need."""
    for member in moderators.everyone() if piece.is_urgent else moderators.who_wants(HowOften.AT_ONCE):
        context = {"title": piece.title, "is_urgent": piece.is_urgent, "queue_url": f"{queue_url()}#stukken"}
        outbox.put("moderator_piece", member.email, context, key=f"piece:{piece.key}:{piece.version}:{member.pk}")


def tell_by_the_clock(now: datetime | None = None) -> None:
    """The hourly and daily letters, and the next moderator when something stays untouched for a day."""
    now = now or timezone.now()
    if not waiting().exists() and not pieces.submitted().exists():
        return
    members = moderators.everyone()
    wanted = moderators.wishes(members)
    for member in members:
        _digest(member, wanted[member.pk], now)
    # Those who hear least are the next in line.
    order = [HowOften.HOURLY, HowOften.DAILY, HowOften.AT_ONCE, HowOften.NEVER]
    line = sorted(members, key=lambda member: (order.index(HowOften(wanted[member.pk].how_often)), member.pk))
    _tell_next(line, now)


def waiting() -> Any:
    """Held, urgent, or reported."""
    return Comment.objects.in_queue()


def _digest(member: Member, wish: ModeratorMail, now: datetime) -> None:
    period = PERIODS.get(HowOften(wish.how_often))
    if period is None or (wish.last_told_at and now - wish.last_told_at < period):
        return
    new, new_pieces = waiting(), pieces.submitted()
    if wish.how_often == HowOften.HOURLY and wish.last_told_at:
        new = new.filter(Q(waiting_since__gt=wish.last_told_at) | Q(reports__created_at__gt=wish.last_told_at))
        new_pieces = new_pieces.filter(waiting_since__gt=wish.last_told_at)
    if not (new.exists() or new_pieces.exists()) or not _claim(member, wish, now):
        return
    context = {
        **how_many(waiting().count(), pieces.submitted().count()), "queue_url": queue_url(),
        "settings_url": queue_url("moderator_mail"),
        "first": [
            {**_about(one), "url": links.to_decide(one, member.pk)}
            for one in waiting().urgent_first()[:IN_A_LETTER]
        ],
        "pieces": [one.title for one in pieces.submitted()[:IN_A_LETTER]],
    }  # fmt: skip
    outbox.put("moderator_digest", member.email, context, key=f"digest:{member.pk}:{now:%Y%m%d%H%M}")


def _claim(member: Member, wish: ModeratorMail, now: datetime) -> bool:
    """Only one worker tells a moderator."""
    mine, _ = ModeratorMail.objects.get_or_create(member=member)
    return bool(ModeratorMail.objects.filter(pk=mine.pk, last_told_at=wish.last_told_at).update(last_told_at=now))


def _tell_next(line: list[Member], now: datetime) -> None:
    """After a day untouched the first in line hears of it, after two days the second, and so on."""
    late = [rows.filter(waiting_since__lte=now - PATIENCE) for rows in (waiting(), pieces.submitted())]
    since = [one for rows in late for one in rows.values_list("waiting_since", flat=True)[:1000]]
    for day in {(now - one) // PATIENCE for one in since}:
        if 1 <= day <= len(line):
            member = line[day - 1]
            context = {"days": day, **how_many(late[0].count(), late[1].count()), "queue_url": queue_url()}
            outbox.put("moderator_next", member.email, context, key=f"next:{member.pk}:{now:%Y%m%d}")


def how_many(reactions: int, pieces_: int) -> dict[str, Any]:
    """In words ("2 reacties en 1 stuk"), and together."""
    parts = [(reactions, "reactie", "reacties"), (pieces_, "stuk", "stukken")]
    said = [f"{number} {one if number == 1 else more}" for number, one, more in parts if number]
    return {"number": reactions + pieces_, "what": " en ".join(said)}


def queue_url(view: str = "reactions_queue") -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(view)}"


def _about(comment: Comment) -> dict[str, Any]:
    entry = Entry.objects.filter(pk=comment.article_id).values("title").first()
    return {
        "title": entry["title"] if entry else "een artikel",
        "reason": "iemand is misschien in nood" if comment.is_crisis else comment.get_reason_display(),
        "confirmed": not comment.is_guest or bool(comment.confirmed_at),
    }  # fmt: skip
