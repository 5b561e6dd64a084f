"""Which message goes next: mail that somebody waits for (a code, a confirmation, a notice) before what goes to many.

What goes to many keeps to a pace, when one was given. While it goes, or waits for its moment, we look once a second
whether somebody waits: to look before each of 50,000 would cost more than to send them.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rvggz.models import MailState, OutgoingMail

LOOK_EVERY = 1.0  # seconds
Pace = Callable[[float], "float | None"]
Check = Callable[[OutgoingMail], bool]
Told = Callable[[OutgoingMail, str], object]
_for_many: dict[str, "Kind"] = {}
_pace: list[Pace] = []


@dataclass(frozen=True)
class Kind:
    is_wanted: Check = lambda mail: True
    on_refused: Told = lambda mail, said: None


def for_many(name: str, **more: Any) -> None:
    """Messages of this name go to many at once. ``is_wanted(mail)``: does this one still want it, just before it goes?
    ``on_refused(mail, said)``: is told what the server said when it refuses one for good.
    """
    _for_many[name] = Kind(**more)


def keep_pace(pace: Pace) -> None:
    """``pace(within)``: seconds until the next message for many may go, reserved for it; None when that is not within
    so many seconds."""
    _pace[:] = [pace]


def is_wanted(mail: OutgoingMail) -> bool:
    return _for_many.get(mail.name, Kind()).is_wanted(mail)


def refused(mail: OutgoingMail, said: str) -> None:
    _for_many.get(mail.name, Kind()).on_refused(mail, said)


def due() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state=MailState.WAITING, not_before__lte=timezone.now())


def waited_for() -> QuerySet[OutgoingMail]:
    """What is due and goes to one person."""
    return due().exclude(name__in=_for_many)


def somebody_waits() -> bool:
    """So that other work gives way. Not for what stands there longer than a minute: that waits for something else."""
    return waited_for().filter(not_before__gt=timezone.now() - timedelta(minutes=1)).exists()


class Queue:
    """What one worker sends in so many seconds."""

    def __init__(self, seconds: float, only_waited_for: bool = False) -> None:
        self.end, self.only_waited_for = time.monotonic() + seconds, only_waited_for
        self.look_at, self.go_at = 0.0, None if _pace else 0.0

    def next(self) -> OutgoingMail | None:
        """The next message, claimed for this worker alone. None: nothing is due, or not before its time is over."""
        while (now := time.monotonic()) < self.end:
            if self.only_waited_for or now >= self.look_at:
                if mail := _claim(waited_for()):
                    return mail
                if self.only_waited_for:
                    return None
                self.look_at = now + LOOK_EVERY
            if not self._has_moment():
                return None
            if self.go_at and self.go_at > now:
                time.sleep(max(0.0, min(self.go_at, self.look_at) - now))
                continue
            self.go_at = None if _pace else 0.0
            return _claim(due())
        return None

    def _has_moment(self) -> bool:
        """For a message to many; none is reserved when there is nothing to send."""
        if self.go_at is None and due().exists():
            left = _pace[0](max(0.0, self.end - time.monotonic()))
            self.go_at = None if left is None else time.monotonic() + left
        return self.go_at is not None


def _claim(some: QuerySet[OutgoingMail]) -> OutgoingMail | None:
    """Take the next of these, for this worker alone. Committed before anything is sent."""
    with transaction.atomic():
        mail = some.order_by("not_before", "pk").select_for_update(skip_locked=True).first()
        if mail:
            mail.state, mail.claimed_at, mail.tries = MailState.CLAIMED, timezone.now(), mail.tries + 1
            mail.save(update_fields=["state", "claimed_at", "tries"])
    return mail
