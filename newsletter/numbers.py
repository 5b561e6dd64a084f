"""What editors see of a sending: how many in which state, how fast, and until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from newsletter import rules, throttle
from newsletter.models import OPEN, Delivery, DeliveryState, Sending, SendingState

LATELY = timedelta(minutes=2)


@dataclass
class Numbers:
    """``states``: how many letters in each state. ``ends_at``: None when nobody can tell."""

    states: dict[str, int] = field(default_factory=dict)
    bounced: int = 0
    complained: int = 0
    left: int = 0
    per_minute: float = 0
    ends_at: datetime | None = None

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def open(self) -> int:
        return sum(self.states.get(state, 0) for state in OPEN)

    @property
    def settled(self) -> int:
        return self.total - self.open

    @property
    def percent(self) -> int:
        """Rounded down: a hundred is all of them."""
        return 100 * self.settled // self.total if self.total else 100

    def __getattr__(self, name: str) -> int:
        """``numbers.sent``, ``numbers.uncertain`` …: for templates."""
        if name in DeliveryState.values:
            return self.states.get(name, 0)
        raise AttributeError(name)


def of(sending: Sending) -> Numbers:
    """In two queries, whatever the size."""
    rows = Delivery.objects.filter(sending=sending).values("state").order_by("state")
    counted = list(
        rows.annotate(n=Count("pk"), back=Count("bounced_at"), spam=Count("complained_at"), gone=Count("left_at"))
    )
    numbers = Numbers(
        {row["state"]: row["n"] for row in counted},
        *(sum(row[name] for row in counted) for name in ("back", "spam", "gone")),
    )
    if sending.state == SendingState.RUNNING and numbers.open:
        _expect(sending, numbers)
    return numbers


def _expect(sending: Sending, numbers: Numbers) -> None:
    now = timezone.now()
    recent = Delivery.objects.filter(sending=sending, settled_at__gt=now - LATELY).count()
    since = max(now - LATELY, sending.prepared_at or now)
    minutes = max((now - since).total_seconds() / 60, 1 / 60)
    numbers.per_minute = recent / minutes
    pace = numbers.per_minute or throttle.pace(rules.get()).per_second * 60
    numbers.ends_at = now + timedelta(minutes=numbers.open / pace)
