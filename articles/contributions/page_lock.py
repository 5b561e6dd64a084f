"""One at a time at what a member wrote or proposed: an editor at work in Wagtail, and who decides or takes it back.

Our own verbs lock the contribution first, and look again (drafts.locked). Wagtail's views write the page first, without
a transaction, and tell us afterwards; so of two at once both went through, with two mails that contradict, or one ended
in an error. This takes the lock before such a view begins, for as long as it works. Who comes second gets no half
result: the answer is 409 and says what happened. The same for the page of an organisation, of which a contact person
may take a proposal back (participants/reviewing.py): there Wagtail says itself that nothing waits any more.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.models import Contribution, PieceState
from participants.models import ParticipantPage

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
    """Around Wagtail's views of a page that a member wrote or that an organisation keeps, when something is posted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        page = page_of(request, kwargs)
        if not page or not request.user.is_staff:
            return None
        piece = Contribution.objects.filter(page=page).first()
        if piece is None:
            return in_turn(ParticipantPage.objects.filter(pk=page), lambda: view(request, *args, **kwargs))
        with transaction.atomic():
            now = Contribution.objects.select_for_update(of=("self",)).filter(pk=piece.pk).first()
            if now is None or (decides(request) and now.version != piece.version):
                return too_late(request, now)
            return view(request, *args, **kwargs)


def in_turn(rows: QuerySet[Any], work: Callable[[], HttpResponseBase]) -> HttpResponseBase | None:
    """The answer, made while these rows are locked; nothing when there are none."""
    with transaction.atomic():
        return work() if list(rows.select_for_update(of=("self",)).values_list("pk")) else None


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
