"""Does a wave of spam come in, by reactions or by subscribing? Counted for the whole site in the cache, not stored."""

import time

from django.core.cache import cache

PERIOD = 300  # seconds
MANY_POSTS, MANY_MACHINES = 60, 10  # in one period
LASTS = 3600  # seconds after the last sign
FLAG = "under-attack"
AUTOMATIC, ALWAYS, NEVER = "automatic", "always", "never"  # when the visitor's machine must do a sum


def note(is_machine: bool) -> None:
    """One more form came in."""
    period = int(time.time() // PERIOD)
    posts = _count(f"under-attack.posts:{period}")
    machines = _count(f"under-attack.machines:{period}") if is_machine else 0
    if posts >= MANY_POSTS or machines >= MANY_MACHINES:
        cache.set(FLAG, True, LASTS)


def forget() -> None:
    """What came in lately was no wave: many reactions were brought together by ourselves."""
    period = int(time.time() // PERIOD)
    cache.delete_many(
        [FLAG, *(f"under-attack.{what}:{at}" for what in ("posts", "machines") for at in (period, period - 1))]
    )


def _count(key: str) -> int:
    cache.add(key, 0, 2 * PERIOD)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        return 1


def asks_for_work(when: str = AUTOMATIC) -> bool:
    """Must the visitor's machine do a sum now?"""
    return when == ALWAYS or (when != NEVER and bool(cache.get(FLAG)))
