"""Prullenbak: what was deleted in the last 30 days, and buttons to put it back or throw it away for good."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page
from wagtail.permissions import policy_registry

from articles import page_bin
from articles.models import BinnedPage

TITLE = "Prullenbak"
GONE = "Deze pagina ligt niet (meer) in de prullenbak. Misschien heeft een collega haar al teruggezet of gewist."
ORPHAN = "“{title}” stond onder “{parent}”, en die pagina ligt ook in de prullenbak. Zet die eerst terug."
ERASED = "“{title}” is voorgoed gewist."
RESTORED = 'Teruggezet: <a href="{}">{}</a>.{}'


def may_open(user: Any) -> bool:
    """Who may delete pages."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "bulk_delete"))


def check(request: HttpRequest) -> None:
    if not may_open(request.user):
        raise PermissionDenied


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    check(request)
    rows = BinnedPage.objects.select_related("page", "parent", "deleted_by")
    shown = Paginator(rows, 50).get_page(request.GET.get("p"))
    rows_told = [
        {"row": row, "reactions": page_bin.reactions_below([row.page]), "below": row.page.get_descendant_count()}
        for row in shown
    ]
    context = {
        "rows": rows_told, "shown": shown, "header_title": TITLE, "page_title": TITLE, "header_icon": "bin",
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_home"), "label": "Begin"}, {"url": "", "label": TITLE}],
    }  # fmt: skip
    return render(request, "articles/admin/bin.html", context)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    check(request)
    try:
        page = page_bin.restore(pk, request.user)
    except page_bin.GoneError:
        messages.error(request, GONE)
    except page_bin.ParentInBinError as error:
        title = BinnedPage.objects.get(pk=pk).page.title
        messages.error(request, ORPHAN.format(title=title, parent=error.parent.title))
    else:
        where = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.success(request, format_html(RESTORED, where, page.get_admin_display_title(), state_of(page)))
    return redirect("page_bin")


def state_of(page: Page) -> str:
    return " De pagina staat weer online." if page.live else " De pagina is een concept, net als eerst."


@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    check(request)
    row = BinnedPage.objects.select_related("page").filter(pk=pk).first()
    try:
        page_bin.erase(pk)
    except page_bin.GoneError:
        messages.error(request, GONE)
    else:
        messages.success(request, ERASED.format(title=row.page.title if row else ""))
    return redirect("page_bin")
