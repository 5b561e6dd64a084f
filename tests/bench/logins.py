"""Logging in with a password: what it costs beside the hashing of the password, which is meant to be dear."""

import statistics
import time
from functools import cache
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

PASSWORD, MEMBERS, WARMING = "paard kaars fiets oceaan", 60, 10


def measured() -> dict[str, float]:
    """CPU milliseconds, medians: argon2 within a login, and all else of that login from the form to the redirect."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth.hashers import make_password
    from participants.models import Member

    encoded = make_password(PASSWORD)
    members = [Member(email=f"inloggen{number}@example.test", password=encoded) for number in range(MEMBERS)]
    Member.objects.bulk_create(members)
    try:
        rows = [EmailAddress(user=each, email=each.email, verified=True, primary=True) for each in members]
        EmailAddress.objects.bulk_create(rows)  # as everybody who ever logged in has one
        hashing, rest = zip(*map(_one, range(MEMBERS)), strict=True)
        return {"argon2": statistics.median(hashing[WARMING:]), "login": statistics.median(rest[WARMING:])}
    finally:
        for member in Member.objects.filter(email__startswith="inloggen"):
            member.delete()


def _one(number: int) -> tuple[float, float]:
    """The hashing, the rest."""
    from bench import measure
    from django.contrib.auth.hashers import Argon2PasswordHasher

    spent: list[float] = []
    verify = Argon2PasswordHasher.verify
    Argon2PasswordHasher.verify = _timed(verify, spent)
    try:
        database, own = measure.database_cpu(), time.process_time()
        _log_in(number)
        own = time.process_time() - own + measure.database_cpu() - database
    finally:
        Argon2PasswordHasher.verify = verify
    if len(spent) != 1:
        raise RuntimeError(f"a login hashes {len(spent)} times")
    return spent[0] * 1000, (own - spent[0]) * 1000


def _timed(work: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent.append(time.process_time() - start)

    return timed


@cache
def _door() -> Any:
    """One for all: a new one would build the middleware anew, as a server does once. It brings what the form gave."""
    from bench import measure
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string

    token = _get_new_csrf_string()
    return measure.Door(f"{settings.CSRF_COOKIE_NAME}={token}"), token


def _log_in(number: int) -> None:
    door, token = _door()
    form = {"login": f"inloggen{number}@example.test", "password": PASSWORD, "csrfmiddlewaretoken": token}
    # Everybody from a network of their own, or the limits would be measured.
    door.post("/mijn/inloggen/", urlencode(form).encode(), leads_to="/mijn/", address=f"10.{number}.0.1")
