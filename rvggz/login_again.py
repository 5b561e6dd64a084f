"""Somebody was logged out while writing: the text is shown to copy, instead of a login page that knows nothing of it.

Only where a page is asked for by a browser. A script that saves or sends keeps what it sent.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rvggz import typed_text


class LoginAgainMiddleware:
    """A post that is sent on to log in first would lose what it brought."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and wants_page(request) and asks_to_log_in(response):
            return show(request)
        return response


def wants_page(request: HttpRequest) -> bool:
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return "text/html" in request.headers.get("Accept", "") and not is_script


def asks_to_log_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith(f"{settings.LOGIN_URL}?next=")


def show(request: HttpRequest) -> HttpResponse:
    back = typed_text.way_back(request)
    context = {"written": typed_text.of(request), "login": f"{settings.LOGIN_URL}?{urlencode({'next': back})}"}
    response = render(request, "401.html", context, status=401)
    response.headers["Cache-Control"] = "no-store"
    return response
