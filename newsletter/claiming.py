"""Rows of the ledger, taken by one worker at a time (``SELECT … FOR UPDATE SKIP LOCKED``).

A worker holds an advisory lock of PostgreSQL with its own number as long as it lives. Before each letter it says in its
``Hand`` which one it hands over; a batch is stamped in the ledger together. Whoever finds rows of a worker whose lock
is free knows that it died, and reads from its hand: those before are done, the one at hand is uncertain, the others
never left.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from newsletter import stamping
from newsletter.models import Delivery, DeliveryState, Hand
from newsletter.moulds import Reader
from newsletter.stamping import Result

# The rows are chosen in a WITH, which is worked out once. A plan may do a subselect anew for each row (a nested loop);
# LIMIT then stops nothing, and a worker takes all.
CLAIM = """
WITH due AS MATERIALIZED (SELECT id, subscriber_id FROM newsletter_delivery WHERE sending_id = %(sending)s
      AND state = 'waiting' AND not_before <= statement_timestamp() AND (not_before, id) > (%(since)s, %(after)s)
      ORDER BY not_before, id LIMIT %(most)s FOR UPDATE SKIP LOCKED)
UPDATE newsletter_delivery AS mine SET state = 'claimed', worker = %(worker)s
FROM due LEFT JOIN newsletter_subscriber AS who ON who.id = due.subscriber_id
WHERE mine.id = due.id
RETURNING mine.id, mine.not_before, mine.tries, who.id, who.email, who.name, who.key, {why_not}
"""
# Prepared once a worker: to read and plan it costs the database more than to do it. Who left, or moved, since the batch
# was taken gets nothing any more.
PREPARE = """
PREPARE letters_{number} (int, jsonb, bigint, text, date) AS
UPDATE newsletter_hand SET at = $1, results = $2 WHERE number = {number}
    AND EXISTS (SELECT 1 FROM newsletter_sending WHERE id = {sending} AND state = 'running')
    AND EXISTS (SELECT 1 FROM newsletter_subscriber AS who WHERE id = $3 AND email = $4 AND {why_not} = '')
"""
# Why somebody gets no letter (now). As querysets.py has it: for_an_issue.
WHY_NOT = """CASE WHEN who.state IS DISTINCT FROM 'confirmed' THEN 'niet (meer) aangemeld'
    WHEN NOT who.monthly THEN 'wil deze brief niet (meer)'
    WHEN who.paused_until > {today} THEN 'op pauze' ELSE '' END"""
NOW = """
SELECT sending.state = 'running', {why_not} FROM newsletter_sending AS sending
LEFT JOIN newsletter_subscriber AS who ON who.id = %(subscriber)s WHERE sending.id = %(sending)s
"""

SOON = timedelta(seconds=1)

LONG_AGO = timezone.make_aware(datetime(2000, 1, 1))


@dataclass(frozen=True)
class Claimed:
    """A row that is ours now. ``why_not``: why there is nobody (any more) to send it to; nothing when there is."""

    pk: int
    tries: int  # before this one
    subscriber: int | None
    reader: Reader
    why_not: str = ""


class Worker:
    """One connection to the database, one number, one lock, one hand."""

    def __init__(self, sending: int) -> None:
        self.sending, self.number = sending, secrets.randbits(62)
        self.since, self.after = LONG_AGO, 0
        self.batch: list[int] = []
        self.results: dict[int, Result] = {}  # by place in the batch
        self.done = 0  # so many of the batch are answered
        stamping.run("SELECT pg_advisory_lock(%s)", [self.number])
        may = PREPARE.format(number=self.number, sending=int(sending), why_not=WHY_NOT.format(today="$5"))
        stamping.run(may, [])

    def claim(self, most: int) -> list[Claimed]:
        """Stamp the batch before; take the next rows that are due, at most so many. From the last one on, then from
        the front."""
        self.stamp()
        with transaction.atomic():
            found = self._claim(most)
            if not found and self.after:
                self.since, self.after = LONG_AGO, 0
                found = self._claim(most)
            batch = [one.pk for one in found]
            hand = Hand(number=self.number, sending=self.sending, batch=batch)
            Hand.objects.bulk_create(
                [hand], update_conflicts=True, unique_fields=["number"], update_fields=["batch", "at", "results"]
            )
        self.batch = batch  # committed: what is here is what the database knows
        return found

    def _claim(self, most: int) -> list[Claimed]:
        with connection.cursor() as cursor:
            cursor.execute(
                CLAIM.format(why_not=WHY_NOT.format(today="%(today)s")),
                {
                    "worker": self.number, "sending": self.sending, "since": self.since, "after": self.after,
                    "most": most, "today": timezone.localdate(),
                },
            )  # fmt: skip
            rows = sorted(cursor.fetchall(), key=lambda row: (row[1], row[0]))
        if rows:
            self.since, self.after = rows[-1][1], rows[-1][0]
        return [
            Claimed(pk, tries, subscriber, Reader(pk, email, name, key), why_not)
            for pk, _, tries, subscriber, email, name, key, why_not in rows
        ]

    def may_hand_over(self, claimed: Claimed) -> bool:
        """Say that this one, the next, goes to the mail server. False: it may not, see ``held_up``."""
        values: list[Any] = [
            self.done, stamping.as_json(self.results), claimed.subscriber, claimed.reader.email, timezone.localdate(),
        ]  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(f"EXECUTE letters_{self.number} (%s, %s, %s, %s, %s)", values)
            return bool(cursor.rowcount)

    def held_up(self, claimed: Claimed) -> Result | None:
        """What becomes of one that may not go: somebody left, or moved and gets it at the new address. Nothing when no
        letter may go (paused, cancelled).
        """
        with connection.cursor() as cursor:
            cursor.execute(
                NOW.format(why_not=WHY_NOT.format(today="%(today)s")),
                {"subscriber": claimed.subscriber, "sending": self.sending, "today": timezone.localdate()},
            )
            runs, why_not = cursor.fetchone() or (False, "")
        if not runs:
            return None
        return stamping.skipped(why_not) if why_not else Result(DeliveryState.WAITING, "ander adres", SOON, tried=0)

    def answered(self, result: Result) -> None:
        if not result.is_plain:
            self.results[self.done] = result
        self.done += 1

    def stamp(self) -> None:
        """Write in the ledger what became of those that are answered. When that fails they are still to be written."""
        left = self.batch[self.done :]
        with transaction.atomic():
            stamping.stamp(self.number, self.batch[: self.done], self.results)
            Hand.objects.filter(pk=self.number).update(batch=left, at=-1, results={})
        self.batch, self.results, self.done = left, {}, 0

    def close(self) -> None:
        """Stamp what is done, give back what was not sent."""
        self.stamp()
        with transaction.atomic():
            stamping.run(stamping.HOLD, [self.number])
            stamping.run(stamping.RELEASE, [self.number])
            Hand.objects.filter(pk=self.number).delete()
        stamping.run(f"DEALLOCATE letters_{self.number}", [])
        stamping.run("SELECT pg_advisory_unlock(%s)", [self.number])


def free_the_dead() -> int:
    """Look after rows of workers that died. Answers how many of these there were."""
    busy = Delivery.objects.filter(worker__isnull=False, state=DeliveryState.CLAIMED)
    return sum(_free(number) for number in set(busy.values_list("worker", flat=True)))


@transaction.atomic
def _free(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            return False  # it lives
    hand = Hand.objects.filter(pk=number).first()
    if hand is None:  # the database lost what it knew of this worker
        theirs = Delivery.objects.filter(worker=number, state=DeliveryState.CLAIMED).values_list("pk", flat=True)
        stamping.stamp(number, list(theirs), dict.fromkeys(range(len(theirs)), stamping.LOST))
        return True
    results = {int(place): stamping.read(one) for place, one in hand.results.items()}
    if hand.at >= 0:
        results.setdefault(hand.at, stamping.LOST)
    stamping.stamp(number, hand.batch[: hand.at + 1], results)
    stamping.run(stamping.RELEASE, [number])
    hand.delete()
    return True
