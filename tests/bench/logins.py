"""Logging in with a password: what it costs beside the hashing of the password, which is meant to be dear."""

import statistics
import time
from collections.abc import Callable
from typing import Any

PASSWORD, MEMBERS = "paard kaars fiets oceaan", 60


def measured() -> dict[str, float]:
    """CPU milliseconds, medians: one login from the form to the redirect without argon2, and argon2 alone."""
    from django.contrib.auth.hashers import check_password, make_password
    from django.core.cache import cache
    from participants.models import Member

    encoded = make_password(PASSWORD)
    members = [Member(email=f"inloggen{number}@example.test", password=encoded) for number in range(MEMBERS)]
    Member.objects.bulk_create(members, ignore_conflicts=True)
    try:
        hashing = _median(lambda number: check_password(PASSWORD, encoded))
        cache.clear()
        return {"argon2": hashing, "login": _median(_log_in) - hashing}
    finally:
        for member in Member.objects.filter(email__startswith="inloggen"):
            member.delete()


def _log_in(number: int) -> None:
    from django.core.cache import cache
    from django.test import Client

    cache.clear()  # the limits would be measured
    client: Any = Client()
    form = {"login": f"inloggen{number}@example.test", "password": PASSWORD}
    answer = client.post("/mijn/inloggen/", form, HTTP_HOST="localhost")
    if answer.status_code != 302 or answer["Location"] != "/mijn/":
        raise RuntimeError(f"logging in answers {answer.status_code}")


def _median(work: Callable[[int], object]) -> float:
    from bench import measure

    figures = []
    for number in range(MEMBERS):
        database, own = measure.database_cpu(), time.process_time()
        work(number)
        own = time.process_time() - own
        figures.append((own + measure.database_cpu() - database) * 1000)
    return statistics.median(figures[10:])
