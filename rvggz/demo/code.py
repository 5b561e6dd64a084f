"""The second step of the demo accounts, at /demo/code/: what otherwise an app on a telephone shows."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from rvggz.demo import people


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    left = 30 - int(time.time()) % 30
    return render(request, "demo/code.html", {"code": people.step_code(), "left": left, "accounts": people.ACCOUNTS})


def urlpatterns() -> list[URLPattern]:
    return [path("demo/code/", code, name="demo_code")]
