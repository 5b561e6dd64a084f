"""Links in mail that let a person do one thing without logging in.

A link names its purpose: one made for muting cannot confirm. Opening it changes nothing (mail scanners open links):
it shows a page with a button, and the button posts.
"""

from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.core import signing
from django.http.response import HttpResponseBase
from django.urls import get_urlconf, reverse

PLACE = "hier:komt:het:token"
DAY = 24 * 3600
Response = TypeVar("Response", bound=HttpResponseBase)


class BadLinkError(Exception):
    """Altered, or made for something else."""


class ExpiredLinkError(BadLinkError):
    """Once good; ``value`` is what it was about."""

    def __init__(self, value: Any) -> None:
        super().__init__("expired")
        self.value = value


def make(purpose: str, value: Any) -> str:
    """A token for an address. ``value``: whatever JSON can hold, kept short; it can be read by who has the link."""
    return _signer(purpose, settings.SECRET_KEY).sign_object(value)


def read(purpose: str, token: str, days: int | None = None) -> Any:
    """What the token is about. ``days``: how long it is good; None is for ever."""
    try:
        return signing.loads(token, salt=f"link:{purpose}", max_age=days * DAY if days else None)
    except signing.SignatureExpired:
        raise ExpiredLinkError(signing.loads(token, salt=f"link:{purpose}")) from None
    except (signing.BadSignature, ValueError, UnicodeError):
        raise BadLinkError("altered") from None


def url(view: str, token: str) -> str:
    """The whole address, for a mail."""
    before, after = _around(view, get_urlconf() or settings.ROOT_URLCONF)
    return f"{settings.WAGTAILADMIN_BASE_URL}{before}{token}{after}"


@lru_cache(maxsize=64)
def _signer(purpose: str, secret: str) -> signing.TimestampSigner:
    """As ``signing.dumps`` makes one for each token: of a letter there are three for every reader."""
    return signing.TimestampSigner(key=secret, salt=f"link:{purpose}")


@lru_cache(maxsize=256)
def _around(view: str, urlconf: str) -> tuple[str, str]:
    """What stands before and behind the token: which has no letter that an address writes in another way."""
    before, _, after = reverse(view, args=[PLACE], urlconf=urlconf).partition(PLACE)
    return before, after


def secret(response: Response) -> Response:
    """The address of this page is a key: another site is told the host at most.

    (With "no-referrer" a browser would also keep silent about where a post of the page itself came from.)
    """
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
