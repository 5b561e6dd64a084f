"""Addresses of WordPress that a redirect row alone cannot answer.

``/?p=12`` asks for the home page, which exists, so no 404 ever reaches Wagtail's redirects. And behind every address
WordPress knew endings (``/feed/``, ``/page/2/``, ``-300x200.jpg``) that nobody wants a row for.
"""

import re
from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.models import Redirect

NUMBERED = ("p", "page_id", "attachment_id", "cat")
WORDED = ("tag",)
ENDING = re.compile(
    r"/(?:feed(?:/(?:rss2?|rdf|atom))?|amp|embed|trackback|page/\d+|comment-page-\d+|attachment/[^/]+|\d{1,2})/?$"
)
SIZED = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated)+(?=\.\w{2,5}$)")


class OldAddressesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.method in {"GET", "HEAD"}
        if asked and request.META.get("QUERY_STRING") and (answer := _by_query(request)):
            return answer
        response = self.get_response(request)
        if asked and response.status_code == 404:
            return _by_path(request.path) or response
        return response


def _by_query(request: HttpRequest) -> HttpResponse | None:
    folder = request.path.removesuffix("index.php").rstrip("/")
    for name in NUMBERED:
        if (value := request.GET.get(name, "")).isdecimal() and value.isascii() and len(value) < 18:
            return _answer(f"{folder}/?{name}={int(value)}")
    for name in WORDED:
        if value := request.GET.get(name, ""):
            return _answer(f"{folder}/?{name}={value}")
    if (words := request.GET.get("s", "")) and request.path == "/":
        return HttpResponsePermanentRedirect(f"/zoeken/?q={quote(words[:200])}")
    return None


def _by_path(path: str) -> HttpResponse | None:
    shorter = SIZED.sub("", ENDING.sub("", path))
    if shorter == path or not shorter.strip("/"):
        return None
    return _answer(shorter)


def _answer(old: str) -> HttpResponse | None:
    """The redirect of an old address, or nothing."""
    path = Redirect.normalise_path(old)
    if "\x00" in path or len(path) > 255:
        return None
    redirect = Redirect.objects.filter(old_path=path, site=None).select_related("redirect_page").first()
    link = redirect.link if redirect else None
    return HttpResponsePermanentRedirect(link) if link else None
