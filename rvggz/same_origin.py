"""Anonymous forms on kept pages: the browser says where a post came from, instead of a token baked into the page.

A kept page is the same for everyone, so no token can stand in it, and none may set a cookie. Every browser of the last
years sends ``Sec-Fetch-Site`` and ``Origin`` with a post; a page of another site cannot change them. As soon as there
is a session, there is something to steal: then Django's own token is asked.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from rvggz import typed_text

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SAFE = {"GET", "HEAD", "OPTIONS"}


def has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_proven(request: HttpRequest) -> bool:
    """Did this post come from a page of ours?"""
    if has_session(request):
        return _has_token(request)
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    found = urlsplit(origin) if origin.startswith(("http://", "https://")) else None
    return found is not None and (found.scheme, found.netloc) == (request.scheme, request.get_host())


def _has_token(request: HttpRequest) -> bool:
    def nothing(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    guard = CsrfViewMiddleware(nothing)
    guard.process_request(request)
    return guard.process_view(request, nothing, (), {}) is None


def same_origin(view: View[P]) -> View[P]:
    """Decorate a view: a post that did not come from a page of ours is refused, with a way to go on."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Any:
        if request.method not in SAFE and not is_proven(request):
            return typed_text.refused(request)
        return view(request, *args, **kwargs)

    return guarded
