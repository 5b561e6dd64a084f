"""Where a member is logged in: shown, and ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from participants.accounts.devices import NO_ADDRESS, name_of
from participants.models import Member


@dataclass(frozen=True)
class LoggedIn:
    pk: int
    name: str
    since: datetime
    used: datetime
    is_here: bool


def of(member: Member, here: str | None) -> list[LoggedIn]:
    """Every session that is still good, this one first. ``here``: the key of this one."""
    rows = list(UserSession.objects.filter(user=member).order_by("-last_seen_at"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(pk__in=keys, expire_date__gt=timezone.now()).values_list("session_key", flat=True)
    )
    found = [
        LoggedIn(row.pk, name_of(row.user_agent), row.created_at, row.last_seen_at, row.session_key == here)
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda each: not each.is_here)


@transaction.atomic
def end_others(member: Member, here: str | None) -> int:
    """Log out everywhere but here. Answers on how many devices that was."""
    others = UserSession.objects.filter(user=member).exclude(session_key=here or "")
    keys = list(others.values_list("session_key", flat=True))
    others.delete()
    return Session.objects.filter(pk__in=keys).delete()[0]


@transaction.atomic
def end(row: UserSession) -> None:
    Session.objects.filter(pk=row.session_key).delete()
    row.delete()


def began(request: HttpRequest, user: Member, **more: Any) -> None:
    """Somebody logged in: allauth's list of sessions gets another, without the address of the device.

    allauth would look through all earlier sessions of this member, three queries each: the nightly round does that.
    """
    now = timezone.now()
    agent = request.headers.get("User-Agent", "")[:200]
    row = UserSession(
        user=user, session_key=str(request.session.session_key), ip=NO_ADDRESS, user_agent=agent,
        created_at=now, last_seen_at=now,
    )  # fmt: skip
    told = ["user", "ip", "user_agent", "last_seen_at"]  # who is logged in already and logs in again keeps the session
    UserSession.objects.bulk_create([row], update_conflicts=True, unique_fields=["session_key"], update_fields=told)


def seen(key: str, user_agent: str) -> None:
    """A session was used: its day and hour, not every click."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now(), user_agent=user_agent[:200])


def tidy(now: datetime) -> int:
    """What allauth kept of sessions that are over."""
    old = UserSession.objects.filter(created_at__lt=now - timedelta(hours=1))
    gone, _ = old.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return gone
