"""Where Wagtail gets the bin from: its address, its place in the menu, and every door that deletes pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import AbstractPage, Page
from wagtail.permissions import register_permission_policy

from articles import page_bin
from articles.admin import bin_views, deleting
from rvggz.page_rights import OUTSIDE_BIN, PagePolicy

register_permission_policy(AbstractPage, PagePolicy())


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [
        path("prullenbak/", bin_views.index, name="page_bin"),
        path("prullenbak/<int:pk>/terug/", bin_views.restore, name="page_bin_restore"),
        path("prullenbak/<int:pk>/wissen/", bin_views.erase, name="page_bin_erase"),
    ]


class BinMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bin_views.may_open(request.user)


@hooks.register("register_admin_menu_item")
def bin_item() -> MenuItem:
    return BinMenuItem("Prullenbak", reverse("page_bin"), name="page-bin", icon_name="bin", order=900)


@hooks.register("before_delete_page", order=100)
def one_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After those that refuse."""
    return deleting.ask_or_bin(request, page)


# The last one that is registered of a kind is the one that Wagtail takes.
hooks.register("register_bulk_action", deleting.BinInBulk, order=100)


@hooks.register("construct_admin_api")
def by_api(router: Any) -> None:
    router.register_endpoint("pages", deleting.PagesApi)


@hooks.register("construct_page_chooser_queryset")
def not_to_choose(pages: Any, request: HttpRequest) -> Any:
    return pages.filter(OUTSIDE_BIN)


@hooks.register("construct_explorer_page_queryset")
def not_to_explore(parent: Page, pages: Any, request: HttpRequest) -> Any:
    return pages.filter(OUTSIDE_BIN)


@hooks.register("register_log_actions")
def words(actions: LogActionRegistry) -> None:
    actions.register_action(page_bin.PUT, "In de prullenbak", "Verwijderde de pagina naar de prullenbak")
    actions.register_action(page_bin.RESTORED, "Uit de prullenbak", "Zette de pagina terug uit de prullenbak")
