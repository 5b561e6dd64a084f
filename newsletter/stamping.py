"""What became of a letter, and writing it in the ledger."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from newsletter.models import DeliveryState
from rvggz.handover import Answer, Outcome

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 780)]  # together a day
SENT = """
UPDATE newsletter_delivery SET state = 'sent', settled_at = clock_timestamp(), handed_at = clock_timestamp(),
    tries = tries + 1, answer = '', worker = NULL WHERE id = ANY(%s) AND worker = %s
"""
OTHER = """
UPDATE newsletter_delivery SET state = %(state)s, answer = %(answer)s,
    not_before = coalesce(clock_timestamp() + %(later)s, not_before),
    settled_at = CASE WHEN %(state)s = 'waiting' THEN NULL ELSE clock_timestamp() END, handed_at = clock_timestamp(),
    tries = tries + %(tried)s, worker = NULL WHERE id = %(pk)s AND worker = %(worker)s
"""
RELEASE = "UPDATE newsletter_delivery SET state = 'waiting', worker = NULL WHERE worker = %s AND state = 'claimed'"
HOLD = "SELECT id FROM newsletter_delivery WHERE worker = %s ORDER BY id FOR UPDATE"  # as DeliveryQuerySet.hold


@dataclass(frozen=True)
class Result:
    """What is written of a letter after it was handed over. ``tried``: 0 when that was no try of this letter."""

    state: str
    answer: str = ""
    later: timedelta | None = None  # from now on, by the clock of the database
    tried: int = 1

    @property
    def is_plain(self) -> bool:
        return self.state == DeliveryState.SENT


def skipped(why: str) -> Result:
    return Result(DeliveryState.SKIPPED, why, tried=0)


def run(sql: str, params: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def as_json(results: dict[int, Result]) -> str:
    """``{"3": ["refused", "550 Onbekend", null, 1]}``."""
    kept = {
        place: [one.state, one.answer, one.later and one.later.total_seconds(), one.tried]
        for place, one in results.items()
    }
    return json.dumps(kept)


def read(stored: list[Any]) -> Result:
    state, answer, later, tried = stored
    return Result(state, answer, timedelta(seconds=later) if later else None, tried)


def stamp(worker: int, batch: Iterable[int], results: dict[int, Result]) -> None:
    run(HOLD, [worker])
    sent = [pk for place, pk in enumerate(batch) if place not in results]
    if sent:
        run(SENT, [sent, worker])
    for place, pk in enumerate(batch):
        if place in results:
            with connection.cursor() as cursor:
                cursor.execute(OTHER, {**asdict(results[place]), "pk": pk, "worker": worker})


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
            return Result(DeliveryState.WAITING, said, PAUSES[0], tried=0)
    if tries > len(PAUSES):
        return Result(DeliveryState.REFUSED, said)
    return Result(DeliveryState.WAITING, said, PAUSES[tries - 1])


LOST = Result(DeliveryState.UNCERTAIN, "de verzending brak af")
