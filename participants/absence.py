"""Members who did not log in for two years are erased, after a mail 30 and one 7 days before.

What they published stays, as of "een oud-lid": others answered it, and nobody asked for it to go.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from participants import leaving
from participants.models import Absence, Member
from rvggz import one_by_one, outbox, privacy

AWAY = timedelta(days=730)  # art. 5(1)(e) AVG: not longer than needed; the term stands on /privacy/
FIRST, SECOND = timedelta(days=30), timedelta(days=7)
AT_ONCE = 200  # a large backlog is spread over the hours


def tidy(now: datetime) -> int:
    """Tell who is away, erase who was told in time and stayed away. Answers how many were erased."""
    _came_back()
    _tell_first(now)
    _tell_again(now)
    return _erase(now)


def _members() -> Any:
    """Administrators are not erased by the clock; who was imported and never came is an author, not a member."""
    theirs = Member.objects.filter(is_active=True, is_superuser=False).exclude(imported_from__gt="", last_login=None)
    return theirs.annotate(seen=Coalesce("last_login", "date_joined"))


def _came_back() -> None:
    Absence.objects.filter(member__last_login__gt=models.F("told_at")).delete()


def _tell_first(now: datetime) -> None:
    for member in _members().filter(seen__lte=now - AWAY + FIRST, absence=None).order_by("pk")[:AT_ONCE]:
        with transaction.atomic():
            Absence.objects.create(member=member, told_at=now)
            _mail(member, now + FIRST, "first")


def _tell_again(now: datetime) -> None:
    due = _members().filter(absence__told_at__lte=now - FIRST + SECOND, absence__told_again_at=None)
    for member in due.order_by("pk")[:AT_ONCE]:
        with transaction.atomic():
            Absence.objects.filter(member=member).update(told_again_at=now)
            _mail(member, now + SECOND, "second")


def _mail(member: Member, gone_at: datetime, which: str) -> None:
    login = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}"
    context = {
        "name": member.get_short_name(),
        "login_url": login,
        "due": date_format(timezone.localtime(gone_at), "j F Y"),
    }
    outbox.put("absence", member.email, context, key=f"absence:{which}:{member.pk}:{gone_at:%Y%m%d}")


def _erase(now: datetime) -> int:
    due = _members().filter(absence__told_at__lte=now - FIRST, absence__told_again_at__lte=now - SECOND)
    keeping = [holding.name for holding in privacy.choices()]

    def one(pk: int) -> bool:
        member = _members().select_for_update(of=("self",)).filter(pk=pk, seen__lte=now - AWAY + FIRST).first()
        if member:
            leaving.say_goodbye(member, keeping)
        return bool(member)

    return one_by_one.work("Absence", list(due.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]), one)
