"""One at a time at what a member wrote: an editor who publishes in Wagtail's editor, and who decides or withdraws.

Our own verbs lock the contribution first, and look again (drafts.locked). Wagtail's views write the page first, without
a transaction, and tell us afterwards; so of two at once both went through, with two mails that contradict, or one ended
in an error. This takes the lock before such a view begins, for as long as it works. Who comes second gets no half
result: the answer is 409 and says what happened.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.models import Contribution, PieceState

PAGES, API = "wagtailadmin_pages", "wagtailadmin_api"
ENDS = ("action-publish", "workflow-action-name")  # buttons of the editor that decide something
NOW = {
    PieceState.PLACED: "Een collega heeft het net op de site gezet.",
    PieceState.REFUSED: "Een collega heeft net besloten het niet te plaatsen. De schrijver krijgt daar bericht van.",
    PieceState.QUESTION: "Een collega heeft de schrijver net iets gevraagd.",
    PieceState.WITHDRAWN: "De schrijver heeft het net ingetrokken.",
    PieceState.OFFLINE: "Een collega heeft het net van de site gehaald.",
}
GONE = "De schrijver heeft het net laten wissen."


class PageLockMiddleware:
    """Around Wagtail's views of a page that a member wrote, when something is posted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        page = page_of(request, kwargs)
        piece = Contribution.objects.filter(page=page).first() if page and request.user.is_staff else None
        if piece is None:
            return None
        with transaction.atomic():
            now = Contribution.objects.select_for_update(of=("self",)).filter(pk=piece.pk).first()
            if now is None or (decides(request) and now.version != piece.version):
                return too_late(request, now)
            return view(request, *args, **kwargs)


def page_of(request: HttpRequest, kwargs: dict[str, Any]) -> int | None:
    """The page that this request writes, when it does so by a view of Wagtail."""
    found = request.resolver_match
    if request.method != "POST" or found is None:
        return None
    if PAGES in found.namespaces:
        return kwargs.get("page_id")
    return kwargs.get("pk") if API in found.namespaces else None


def decides(request: HttpRequest) -> bool:
    """Saving what one types goes on, whatever happened to the piece."""
    found = request.resolver_match
    is_editor = found is not None and found.url_name == "edit"
    return not is_editor or any(request.POST.get(name) for name in ENDS)


def too_late(request: HttpRequest, now: Contribution | None) -> HttpResponse:
    said = NOW.get(PieceState(now.state), "Een collega was net eerder.") if now else GONE
    return render(request, "articles/admin/too_late.html", {"said": said, "piece": now}, status=409)
