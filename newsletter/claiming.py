"""Rows of the ledger, taken by one worker at a time (``SELECT … FOR UPDATE SKIP LOCKED``).

A worker holds an advisory lock of PostgreSQL with its own number as long as it lives. Whoever finds rows of a worker
whose lock is free knows that it died: what it only had ready goes back, what it had handed over is uncertain.

Each letter is one statement: the one before is stamped and this one is marked, together.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, connection
from django.utils import timezone
from psycopg2.errors import DeadlockDetected

from newsletter.models import DeliveryState
from newsletter.moulds import Reader
from rvggz.handover import Answer, Outcome

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 780)]  # together a day
TRIES = 3  # of a statement that got into a deadlock
CLAIM = """
UPDATE newsletter_delivery AS mine SET state = 'claimed', worker = %(worker)s
FROM (SELECT id, subscriber_id FROM newsletter_delivery WHERE sending_id = %(sending)s AND state = 'waiting'
      AND not_before <= statement_timestamp() AND (not_before, id) > (%(since)s, %(after)s)
      ORDER BY not_before, id LIMIT %(most)s FOR UPDATE SKIP LOCKED) AS due
LEFT JOIN newsletter_subscriber AS who ON who.id = due.subscriber_id
WHERE mine.id = due.id
RETURNING mine.id, mine.not_before, mine.tries, who.email, who.name, who.key,
    coalesce(who.state = 'confirmed' AND who.monthly AND coalesce(who.paused_until <= current_date, true), false)
"""
SETTLE = """
UPDATE newsletter_delivery SET state = %(state)s, answer = %(answer)s, not_before = coalesce(%(later)s, not_before),
    settled_at = CASE WHEN %(state)s = 'waiting' THEN NULL ELSE clock_timestamp() END, worker = NULL,
    tries = tries - %(untried)s
WHERE id = %(done)s AND worker = %(worker)s
"""
MARK = """
UPDATE newsletter_delivery SET state = 'handed', handed_at = clock_timestamp(), tries = tries + 1
WHERE id = %(next)s AND worker = %(worker)s AND state = 'claimed'
    AND EXISTS (SELECT 1 FROM newsletter_sending WHERE id = %(sending)s AND state = 'running')
"""
RELEASE = "UPDATE newsletter_delivery SET state = 'waiting', worker = NULL WHERE worker = %s AND state = 'claimed'"
LOST = """
UPDATE newsletter_delivery SET state = 'uncertain', settled_at = clock_timestamp(), answer = 'de verzending brak af'
WHERE worker = %s AND state = 'handed'
"""
BUSY = """
SELECT DISTINCT worker FROM newsletter_delivery WHERE worker IS NOT NULL AND state IN ('claimed', 'handed')
"""
LONG_AGO = datetime.min.replace(year=2000)


@dataclass(frozen=True)
class Claimed:
    """A row that is ours now. ``reader``: None when there is nobody (any more) to send it to."""

    pk: int
    tries: int  # before this one
    reader: Reader | None


class Worker:
    """One connection to the database, one number, one lock."""

    def __init__(self, sending: int) -> None:
        self.sending, self.number = sending, secrets.randbits(62)
        self.after = (timezone.make_aware(LONG_AGO), 0)
        self._run("SELECT pg_advisory_lock(%s)", [self.number])

    def claim(self, most: int) -> list[Claimed]:
        """The next rows that are due, at most so many. Looks on from the last one, then from the front."""
        found = self._claim(most)
        if not found and self.after[1]:
            self.after = (timezone.make_aware(LONG_AGO), 0)
            found = self._claim(most)
        return found

    def _claim(self, most: int) -> list[Claimed]:
        since, after = self.after
        with connection.cursor() as cursor:
            cursor.execute(
                CLAIM,
                {"worker": self.number, "sending": self.sending, "since": since, "after": after, "most": most},
            )
            rows = sorted(cursor.fetchall(), key=lambda row: (row[1], row[0]))
        if rows:
            self.after = (rows[-1][1], rows[-1][0])
        return [
            Claimed(pk, tries, Reader(pk, email, name, key) if wanted else None)
            for pk, _, tries, email, name, key, wanted in rows
        ]

    def step(self, done: tuple[int, "Result"] | None, following: int | None) -> bool:
        """Stamp the last one, mark the next; committed together. False: the next may not go (paused, cancelled)."""
        sql = " ".join([f"WITH before AS ({SETTLE})" if done and following else "", MARK if following else SETTLE])
        values: dict[str, Any] = {"worker": self.number, "sending": self.sending, "next": following}
        if done:
            values |= {"done": done[0], **vars(done[1])}
        for attempt in range(1, TRIES + 1):
            try:
                with connection.cursor() as cursor:
                    cursor.execute(sql, values)
                    return bool(following and cursor.rowcount)
            except OperationalError as error:  # somebody who changes many rows stood in the way: nothing was written
                if not isinstance(error.__cause__, DeadlockDetected) or attempt == TRIES:
                    raise
        return False

    def release(self) -> None:
        """Give back what was claimed and not sent."""
        self._run(RELEASE, [self.number])

    def close(self) -> None:
        self.release()
        self._run("SELECT pg_advisory_unlock(%s)", [self.number])

    def _run(self, sql: str, params: list[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)


@dataclass(frozen=True)
class Result:
    """What is written of a letter after it was handed over."""

    state: str
    answer: str = ""
    later: datetime | None = None
    untried: int = 0  # 1: this was no try of the letter, there was no server


def result_of(answer: Answer, tries: int) -> Result:
    """``tries``: how often it was handed over, this time with it. A temporary refusal is tried again for a day."""
    said = f"{answer.code or ''} {answer.text}".strip()[:200]
    match answer.outcome:
        case Outcome.SENT:
            return Result(DeliveryState.SENT)
        case Outcome.REFUSED:
            return Result(DeliveryState.REFUSED, said)
        case Outcome.UNCERTAIN:
            return Result(DeliveryState.UNCERTAIN, said)
        case Outcome.DOWN:
            return Result(DeliveryState.WAITING, said, timezone.now() + PAUSES[0], untried=1)
    if tries > len(PAUSES):
        return Result(DeliveryState.REFUSED, said)
    return Result(DeliveryState.WAITING, said, timezone.now() + PAUSES[tries - 1])


def free_the_dead() -> int:
    """Look after rows of workers that died. Answers how many of these there were."""
    with connection.cursor() as cursor:
        cursor.execute(BUSY)
        return sum(_free(number) for (number,) in cursor.fetchall())


def _free(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            return False  # it lives
        try:
            cursor.execute(LOST, [number])
            cursor.execute(RELEASE, [number])
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
        return True
