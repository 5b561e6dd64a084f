"""Subscribers gained and lost, month by month: numbers, and where they stand in a drawing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from newsletter.models import ListDay, Subscriber, SubscriberState

MONTHS = 24
WIDTH, HEIGHT, LEFT, FOOT, GAP = 720, 260, 44, 28, 4
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Month:
    first: date
    gained: int
    left: int
    stopped: int  # the post came back, or somebody called it spam
    erased: int

    @property
    def lost(self) -> int:
        return self.left + self.stopped + self.erased

    @property
    def balance(self) -> str:
        return f"{self.gained - self.lost:+d}".replace("-", "−")


@dataclass(frozen=True)
class Bar:
    """Two rectangles: up for who came, down for who went. In units of the drawing, as text without local signs."""

    month: Month
    x: str
    width: str
    up_y: str
    up_height: str
    down_height: str
    label_x: str
    label: str


@dataclass(frozen=True)
class Drawing:
    bars: list[Bar]
    lines: list[tuple[str, str]]  # y, what it stands for
    zero: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def months(today: date | None = None) -> list[Month]:
    """The last two years, the oldest first; months without anything too, from the first that has."""
    today = today or timezone.localdate()
    wanted = [_before(today, number) for number in range(MONTHS - 1, -1, -1)]
    found = ListDay.objects.filter(day__gte=wanted[0]).annotate(month=TruncMonth("day")).values("month")
    sums = found.annotate(
        gained=Sum("confirmed"), gone=Sum("left"), stopped=Sum(F("bounced") + F("complained")), forgotten=Sum("erased")
    )
    rows: Any = sums
    by_month: dict[date, dict[str, Any]] = {row["month"]: row for row in rows}
    first = min(by_month, default=wanted[-1])
    return [_month(month, by_month.get(month, {})) for month in wanted if month >= first]


def _before(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(year, month + 1, 1)


def _month(first: date, sums: dict[str, Any]) -> Month:
    return Month(first, *(sums.get(name, 0) for name in ("gained", "gone", "stopped", "forgotten")))


def draw(shown: list[Month]) -> Drawing:
    """Bars around a line for nought."""
    step = _step(max((max(one.gained, one.lost) for one in shown), default=0))
    top = max(1, -(-max((one.gained for one in shown), default=0) // step))
    bottom = max(1, -(-max((one.lost for one in shown), default=0) // step))
    unit = (HEIGHT - FOOT - 12) / (top + bottom) / step
    zero = 6 + top * step * unit
    slot = (WIDTH - LEFT) / max(len(shown), 12)
    bars = [_bar(one, LEFT + number * slot, slot, zero, unit) for number, one in enumerate(shown)]
    lines = [(f"{zero - at * step * unit:.1f}", f"{abs(at) * step}") for at in range(-bottom, top + 1)]
    return Drawing(bars, lines, f"{zero:.1f}")


def _bar(one: Month, x: float, slot: float, zero: float, unit: float) -> Bar:
    label = f"{one.first:%Y}" if one.first.month == 1 else ""
    return Bar(
        one, f"{x + GAP / 2:.1f}", f"{slot - GAP:.1f}", f"{zero - one.gained * unit:.1f}", f"{one.gained * unit:.1f}",
        f"{one.lost * unit:.1f}", f"{x + slot / 2:.1f}", label,
    )  # fmt: skip


def _step(most: int) -> int:
    """A round number of which at most five fit in the highest bar."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * 5 >= most:
                return step * power
        power *= 10


def now() -> dict[str, int]:
    """How the list stands, in one query."""
    on_list = Q(state=SubscriberState.CONFIRMED)
    paused = on_list & Q(paused_until__gt=timezone.localdate())
    counted: dict[str, int] = Subscriber.objects.aggregate(
        on_list=Count("pk", filter=on_list), weekly=Count("pk", filter=on_list & Q(weekly=True)),
        paused=Count("pk", filter=paused), asked=Count("pk", filter=Q(state=SubscriberState.ASKED)),
    )  # fmt: skip
    return counted
