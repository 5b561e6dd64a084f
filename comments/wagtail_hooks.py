"""Where the admin gets the queue of reactions from."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail import hooks


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("reacties/", queue, name="reactions_queue"),
        path("reacties/bericht/", queue, name="moderator_mail"),
    ]


def queue(request: HttpRequest) -> HttpResponse:
    return HttpResponse("wordt gemaakt")
