"""How often somebody may try: the numbers stand in the settings (ACCOUNT_RATE_LIMITS), allauth counts in the cache.

A network is counted by a hash (see adapter.py). A whole clinic can share one: limits per network are wide, those per
address and per code are not.
"""

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from participants.accounts import typed

WAIT = 600  # seconds, that of most limits


def guess(who: str) -> None:
    """Somebody fills in a code that was mailed to an address. Raises a ValidationError when it was tried too often."""
    if not ratelimit.consume(context.request, action="code", key=who.lower()):
        raise get_adapter().validation_error("rate_limited")


def too_often(request: HttpRequest) -> HttpResponse:
    """The answer to who tries too often (allauth's handler429). What was typed is kept for the next form."""
    typed.keep(request, request.POST)
    response = render(request, "account/too_often.html", {"minutes": WAIT // 60, "back": request.path}, status=429)
    response.headers["Retry-After"] = str(WAIT)
    return response
