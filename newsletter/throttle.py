"""How fast letters go, for all workers on all machines together: each reserves its moments in one row.

Only the clock of the database counts; one that was put back does not hold the letters up.
"""

import time
from dataclasses import dataclass

from django.db import connection

from newsletter import rules
from newsletter.models import LetterSettings, MailHouse

AT_ONCE = 50  # letters a worker takes at a time, at most
SECONDS_AHEAD = 2.0  # it reserves no more than goes in this time
RESERVE = """
UPDATE newsletter_mailhouse SET next_at =
    CASE WHEN next_at > clock_timestamp() + %(far)s * interval '1 second' THEN clock_timestamp()
    ELSE greatest(next_at, clock_timestamp()) END + %(whole)s * interval '1 second'
WHERE id = 1 AND (next_at <= clock_timestamp() + %(within)s * interval '1 second'
    OR next_at > clock_timestamp() + %(far)s * interval '1 second')
RETURNING extract(epoch FROM next_at - clock_timestamp()) - %(whole)s
"""


@dataclass(frozen=True)
class Pace:
    per_second: float

    @property
    def at_once(self) -> int:
        return max(1, min(AT_ONCE, int(self.per_second * SECONDS_AHEAD)))


def pace(settings: LetterSettings) -> Pace:
    return Pace(max(1 / 3600, min(settings.per_second or 1, (settings.per_hour or 3600) / 3600)))


class Moments:
    """The moments that were reserved for a number of letters: ``wait`` before each."""

    def __init__(self, first_in: float, each: float) -> None:
        self.next, self.each = time.monotonic() + first_in, each

    @property
    def is_now(self) -> bool:
        return self.next <= time.monotonic() + 0.01

    def wait(self) -> None:
        if (left := self.next - time.monotonic()) > 0:
            time.sleep(left)
        self.next += self.each


def reserve(number: int, pace: Pace, within: float) -> Moments | None:
    """Moments for so many letters, the first within so many seconds; None when others have those."""
    each = 1 / pace.per_second
    MailHouse.objects.get_or_create(pk=1)
    with connection.cursor() as cursor:
        # Nobody reserves more than some batches ahead: a moment further away comes of a clock that was put back.
        whole = number * each
        cursor.execute(RESERVE, {"whole": whole, "within": within, "far": max(60.0, within, 20 * whole)})
        row = cursor.fetchone()
    return Moments(float(row[0]), each) if row else None


def for_other_mail(within: float) -> float | None:
    """For one message of the outbox that goes to many: seconds until its moment, None when others have those within
    so many seconds.
    """
    moments = reserve(1, pace(rules.get()), within)
    return max(0.0, moments.next - time.monotonic()) if moments else None
