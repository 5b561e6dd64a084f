"""Every door through which an editor deletes pages: one page, many at once, the API of the admin. All lead to the bin.

When many pages go, the server asks for the name of the site: Wagtail asks it in the browser only, so that one request
without it took everything.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from rest_framework.response import Response
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page, ReferenceIndex

from articles import page_bin
from rvggz.page_rights import is_in_bin

MANY = 5  # pages, with those below: then the name of the site is asked
NAME = "confirm_site_name"
FOR_GOOD = "for_good"
PROBLEM = "Typ de naam van de site precies zoals hij hier staat. Er is nog niets verwijderd."
TOO_MANY = f"Dit zijn {MANY} pagina's of meer: verwijder ze in het beheer zelf, dan wordt eerst gevraagd of het klopt."
DONE = "“{title}” ligt in de prullenbak. Tot 30 dagen na nu kun je de pagina terugzetten."


def what_goes(pages: Iterable[Page], typed: str | None = None) -> dict[str, Any]:
    """What the question tells: how many pages and reactions go, and which name must be typed."""
    pages = list(pages)
    number = page_bin.number_of_pages(pages)
    asks = number >= MANY
    is_wrong = asks and typed is not None and not is_name(typed)
    return {
        "number": number, "below": number - len(pages), "reactions": page_bin.reactions_below(pages), "asks_name": asks,
        "site_name": settings.WAGTAIL_SITE_NAME, "typed": typed or "", "problem": PROBLEM if is_wrong else "",
    }  # fmt: skip


def is_name(typed: str) -> bool:
    """A capital or a space more is no mistake that matters here."""
    return " ".join(typed.split()).casefold() == settings.WAGTAIL_SITE_NAME.casefold()


def ask_or_bin(request: HttpRequest, page: Page) -> HttpResponse | None:
    """In place of Wagtail's own view, which has looked whether this editor may. For good: Wagtail goes on."""
    if is_in_bin(page):
        raise PermissionDenied
    typed = request.POST.get(NAME, "") if request.method == "POST" else None
    told = what_goes([page], typed)
    usage = ReferenceIndex.get_references_to(page).group_by_source_object()
    if typed is None or told["problem"] or usage.is_protected:
        context = {
            **told, "page": page, "next": get_valid_next_url_from_request(request),
            "for_good": FOR_GOOD in request.POST, "usage_count": usage.count(), "is_protected": usage.is_protected,
        }  # fmt: skip
        return render(request, "articles/admin/delete_page.html", context, status=422 if told["problem"] else 200)
    if FOR_GOOD in request.POST:
        return None
    parent = page.get_parent()
    page_bin.put(page, request.user)
    messages.success(request, DONE.format(title=page.get_admin_display_title()))
    return redirect(get_valid_next_url_from_request(request) or f"../../{parent.pk}/")


class BinInBulk(DeleteBulkAction):
    """Many pages that were ticked in a list."""

    template_name = "articles/admin/delete_pages.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        typed = self.request.POST.get(NAME, "") if self.request.method == "POST" else None
        return {**context, **what_goes([item["item"] for item in context["items"]], typed)}

    def post(self, request: HttpRequest) -> HttpResponse:
        pages, _ = self.get_actionable_objects()
        if what_goes(pages, request.POST.get(NAME, ""))["problem"]:
            return self.render_to_response(self.get_context_data(), status=422)
        return super(DeleteBulkAction, self).post(request)

    @classmethod
    def execute_action(cls, objects: Iterable[Page], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """A page whose parent goes too goes with it."""
        number = page_bin.number_of_pages(objects)
        put = [row for page in objects if (row := page_bin.put(page, user))]
        return len(put), number - len(put)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        number = num_parent_objects + num_child_objects
        said = "1 pagina ligt" if number == 1 else f"{number} pagina's liggen"
        return f"{said} in de prullenbak. Tot 30 dagen na nu kun je ze terugzetten."


class BinByApi(DeletePageAPIAction):
    """For scripts of the admin. It cannot ask for a name, so it deletes few."""

    def execute(self, instance: Page, data: Any) -> Response:
        self._action_from_data(instance, data).check()
        if is_in_bin(instance):
            raise PermissionDenied
        if page_bin.number_of_pages([instance]) >= MANY:
            return Response({"detail": TOO_MANY}, status=409)
        page_bin.put(instance, self.request.user)
        return Response(status=204)


class PagesApi(PagesAdminAPIViewSet):
    actions = {**PagesAdminAPIViewSet.actions, "delete": BinByApi}  # noqa: RUF012
