"""Does a wave of spam come in? Counted for the whole site in the cache, nothing is stored."""

import time

from django.core.cache import cache

from comments.models import ProofOfWork
from comments.rules import Rules

PERIOD = 300  # seconds
MANY_POSTS, MANY_MACHINES = 60, 10  # in one period
LASTS = 3600  # seconds after the last sign
FLAG = "comments.under-attack"


def note(is_machine: bool) -> None:
    """One more reaction came in."""
    period = int(time.time() // PERIOD)
    posts = _count(f"comments.posts:{period}")
    machines = _count(f"comments.machines:{period}") if is_machine else 0
    if posts >= MANY_POSTS or machines >= MANY_MACHINES:
        cache.set(FLAG, True, LASTS)


def forget() -> None:
    """What came in lately was no wave: many reactions were brought together by ourselves."""
    period = int(time.time() // PERIOD)
    cache.delete_many(
        [FLAG, *(f"comments.{what}:{at}" for what in ("posts", "machines") for at in (period, period - 1))]
    )


def _count(key: str) -> int:
    cache.add(key, 0, 2 * PERIOD)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        return 1


def asks_for_work(rules: Rules) -> bool:
    """Must the visitor's machine do a sum now?"""
    match rules.proof_of_work:
        case ProofOfWork.ALWAYS:
            return True
        case ProofOfWork.NEVER:
            return False
        case _:
            return bool(cache.get(FLAG))
