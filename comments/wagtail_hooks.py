"""Where the admin gets the queue of reactions from."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from comments.moderators import RIGHT
from comments.queue import menu


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("reacties/", include("comments.queue.urls"))]


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    return menu.item()


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(RIGHT):
        panels.append(menu.WaitingPanel())


@hooks.register("register_account_menu_item")
def mail_item(request: HttpRequest) -> dict[str, Any] | None:
    if not request.user.has_perm(RIGHT):
        return None
    return {
        "url": reverse("moderator_mail"), "label": "Wanneer krijg je bericht?",
        "help_text": "Hoe vaak je hoort dat er reacties wachten.",
    }  # fmt: skip
