"""How often somebody may try. allauth counts (ACCOUNT_RATE_LIMITS of the settings), wrong passwords and codes we do.

A network is counted by a hash (see adapter.py). A whole clinic can share one: limits per network are wide, those per
address and per code are not. A browser that the member logged in on before has a bucket of its own: a stranger who
guesses at an address does not lock its owner out.
"""

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from participants.accounts import devices, typed
from rvggz import rate_limit
from rvggz.expiring_records import Bucket

WAIT = 600  # seconds, that of most limits
PER_NETWORK, PER_ADDRESS, CODES_BY_MAIL = 60, 10, 5  # tries


def try_password(request: HttpRequest, email: str) -> list[Bucket]:
    """Somebody is about to fill in a password for this address. Answers what was taken, to give back when it is right;
    nothing when it was tried too often."""
    taken = _buckets(request, "password-of", email)
    return taken if rate_limit.take_all(*taken) else []


def guess(who: str) -> None:
    """Somebody fills in a code that was mailed to an address. Raises a ValidationError when it was tried too often."""
    if not rate_limit.take_all(*_buckets(context.request, "code-of", who)):
        raise get_adapter().validation_error("rate_limited")


def ask_code(email: str) -> None:
    """Somebody asks for a code by mail. Raises a ValidationError when this address got too many."""
    who = _whose(context.request, email)
    if not rate_limit.take(context.request, "code-by-mail", tries=CODES_BY_MAIL, seconds=WAIT, who=who):
        raise get_adapter().validation_error("too_many_login_attempts")


def _buckets(request: HttpRequest, what: str, email: str) -> list[Bucket]:
    return [
        rate_limit.bucket(request, f"{what}-network", tries=PER_NETWORK, seconds=WAIT),
        rate_limit.bucket(request, what, tries=PER_ADDRESS, seconds=WAIT, who=_whose(request, email)),
    ]


def _whose(request: HttpRequest, email: str) -> str:
    """Whose bucket: that of the address, or of its owner's own browser."""
    return f"mail {email.strip().lower()} {devices.known_by(request, email.strip())}"


def too_often(request: HttpRequest) -> HttpResponse:
    """The answer to who tries too often (allauth's handler429). What was typed is kept for the next form."""
    typed.keep(request, request.POST)
    response = render(request, "account/too_often.html", {"minutes": WAIT // 60, "back": request.path}, status=429)
    response.headers["Retry-After"] = str(WAIT)
    return response
