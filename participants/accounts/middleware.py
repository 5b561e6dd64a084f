"""What has to happen around every request of a member."""

import time
from collections.abc import Callable

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from participants.accounts import sessions
from rvggz.same_origin import has_session

SEEN, EVERY = "seen", 3600  # seconds
ADDRESSES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "REMOTE_HOST", "REMOTE_PORT", "HTTP_COOKIE")


def is_due(last: int) -> bool:
    return time.time() - last > EVERY


class MembersMiddleware:
    """Stamps a session that is used, at most once an hour and only where the session was read anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        if has_session(request) and session.accessed and SESSION_KEY in session and is_due(session.get(SEEN, 0)):
            session[SEEN] = int(time.time())
            sessions.seen(str(session.session_key), request.headers.get("User-Agent", ""))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """allauth will keep this request in the session until the member said again who it is: without an address."""
        if isinstance(exception, ReauthenticationRequired):
            for name in ADDRESSES:
                request.META.pop(name, None)
            request.META["REMOTE_ADDR"] = "0.0.0.0"  # noqa: S104 (no address to listen on: nothing)
