"""Mijn bijdragen: every piece with where it is, and what its writer can do now."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.contributions import drafts, limits, own
from articles.contributions.desk import Desk
from articles.contributions.drafts import TooLateError, TooManyError
from articles.contributions.views import of_member
from articles.models import EDITABLE, Contribution, Kind, PieceState

A_PAGE = 25
TOO_LATE = "Dat kan nu niet meer: er is intussen iets met je stuk gebeurd. Hieronder zie je hoe het ervoor staat."
NOT_ALL = "Je tekst staat er weer. Er was geen ruimte voor alle bestanden: kies opnieuw wat er nog bij hoort."
GONE = "Je stuk is ingetrokken. Het staat niet meer op de site, en de reacties eronder ook niet."


class Row:
    """A piece in the list."""

    def __init__(self, piece: Contribution) -> None:
        self.piece, self.steps = piece, list(piece.steps.all())

    @property
    def kind(self) -> str:
        return Kind(self.piece.content["kind"]).label

    @property
    def url(self) -> str:
        return str(self.piece.page.url or "") if self.piece.is_live and self.piece.page else ""

    @property
    def may_choose_answer(self) -> bool:
        """May its writer say which reaction is the answer?"""
        return bool(self.url) and self.piece.page.kind == Kind.QUESTION  # type: ignore[union-attr]

    @property
    def is_new_version(self) -> bool:
        return self.piece.is_live and self.piece.state != PieceState.PLACED

    @property
    def may_write(self) -> bool:
        return self.piece.state in EDITABLE

    @property
    def may_withdraw(self) -> bool:
        return self.piece.state in own.WITHDRAWABLE and (self.piece.state != PieceState.CONCEPT or self.piece.is_live)

    @property
    def may_discard(self) -> bool:
        return self.piece.state == PieceState.CONCEPT

    @property
    def is_over(self) -> bool:
        return self.piece.state in own.OVER


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    mine = drafts.of(request.user).select_related("page").prefetch_related("steps").order_by("-saved_at", "pk")
    page = Paginator(mine, A_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "contributions/overview.html", {"rows": [Row(piece) for piece in page], "page": page})


@of_member
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A page that says what it means, with the button."""
    row = Row(desk.piece)
    if request.method != "POST":
        return render(request, "contributions/withdraw.html", {"row": row, "desk": desk})
    return done(request, own.withdraw if row.may_withdraw else drafts.discard, desk, GONE)


@of_member
@require_POST
def discard(request: HttpRequest, desk: Desk) -> HttpResponse:
    return done(request, drafts.discard, desk, "Je concept is weggegooid.")


@of_member
@require_POST
def revise(request: HttpRequest, desk: Desk) -> HttpResponse:
    try:
        return redirect(own.revise(desk.piece))
    except TooLateError:
        return too_late(request)


@of_member
@require_POST
def begin_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not limits.may_start(request):
        messages.error(request, limits.WAIT)
        return redirect("contributions")
    try:
        again = own.begin_again(desk.piece)
        if again.files.count() < desk.piece.files.count():
            messages.warning(request, NOT_ALL)
        return redirect(again)
    except TooLateError:
        return too_late(request)
    except TooManyError:
        messages.error(request, limits.TOO_MANY)
        return redirect("contributions")


def done(request: HttpRequest, verb: Callable[[Contribution], Any], desk: Desk, said: str) -> HttpResponse:
    try:
        verb(desk.piece)
    except TooLateError:
        return too_late(request)
    messages.success(request, said)
    return redirect("contributions")


def too_late(request: HttpRequest) -> HttpResponse:
    messages.error(request, TOO_LATE)
    return redirect("contributions")
