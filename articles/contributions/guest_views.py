"""Somebody without an account offers a piece. No session, no cookie: until it is sent it lives on the own device."""

from contextlib import suppress
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from articles.contributions import content, limits, links, own, showing, submitting, writing
from articles.contributions.desk import Desk
from articles.contributions.drafts import TooLateError
from articles.contributions.forms import PieceForm
from articles.contributions.guest_form import GuestForm
from articles.contributions.own_views import Row
from articles.contributions.views import preview_page, send_file
from articles.models import Contribution, PieceState
from rvggz import signed_links
from rvggz.same_origin import same_origin

CONSENT = (
    "Wat ik schrijf, wordt openbaar en kan iets over mijn gezondheid zeggen. Ik vind het goed dat jullie het lezen, "
    "bewaren en op de site zetten."
)
ONCE_MORE = "Druk nog een keer op de knop. Zo weten we dat je geen robot bent."


def by_link(purpose: str, days: int | None = None) -> Any:
    """Decorate a view: it gets the desk of the piece that a link from a mail is about."""

    def decorate(view: Any) -> Any:
        @never_cache
        @wraps(view)
        def found(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                piece = piece_of(signed_links.read(purpose, token, days))
            except (signed_links.BadLinkError, Contribution.DoesNotExist, ValueError, TypeError, ValidationError):
                return signed_links.secret(render(request, "contributions/link_gone.html", status=404))
            return signed_links.secret(view(request, Desk(piece), *args, **kwargs))

        return found

    return decorate


def piece_of(value: Any) -> Contribution:
    """Raises Contribution.DoesNotExist, also for a key of before the address was confirmed."""
    key, stage = value if isinstance(value, list) else (value, None)
    piece = Contribution.objects.select_related("page").get(pk=key, member=None)
    if stage is not None and stage != links.stage(piece):
        raise Contribution.DoesNotExist
    return piece


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
def offer(request: HttpRequest) -> HttpResponse:
    """The empty form, and where it is sent to."""
    if request.user.is_authenticated:
        return redirect("contributions_start")
    typed = content.blank(request.POST.get("kind") or request.GET.get("soort", ""))
    guest = GuestForm(request.POST or None)
    if request.method != "POST":
        return form_page(request, PieceForm(typed=typed), guest, typed)
    form = PieceForm(request.POST, typed=typed, is_final=True)
    form.is_valid()  # what is wrong there is said once it is kept, files and all
    if not guest.is_valid():
        return form_page(request, form, guest, typed, 422)
    if guest.cleaned_data["website"]:
        return form_page(request, form, guest, typed, 422, ONCE_MORE)
    if not limits.may_offer(request, guest.cleaned_data["email"]):
        return form_page(request, form, guest, typed, 429, limits.WAIT)
    return store(request, form, guest)


def store(request: HttpRequest, form: PieceForm, guest: GuestForm) -> HttpResponse:
    """From now on it is kept here, so that help, warnings and files that are wrong cost nothing of what was typed."""
    said = guest.cleaned_data
    piece = Contribution.objects.create(
        guest_name=said["name"], guest_email=said["email"], consent_text=CONSENT,
        content={**form.typed, **form.typed_now()},
        state=PieceState.UNCONFIRMED,
    )  # fmt: skip
    return writing.post(with_version(request, piece.version), Desk(piece))


def with_version(request: HttpRequest, version: int) -> HttpRequest:
    data = request.POST.copy()
    data["version"], data["do"] = str(version), "submit"
    request.POST = data  # type: ignore[assignment]
    return request


def form_page(
    request: HttpRequest, form: PieceForm, guest: GuestForm, typed: dict[str, Any], status: int = 200, message: str = ""
) -> HttpResponse:
    piece = Contribution(content=typed, state=PieceState.UNCONFIRMED)
    return showing.empty(request, piece, form, guest, status, message=message, consent=CONSENT)


@same_origin
@by_link(links.CONFIRM, links.CONFIRM_DAYS)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Opening changes nothing (mail scanners open links); the button does."""
    if request.method == "POST" or desk.piece.confirmed_at:
        try:
            mine = Desk(submitting.confirm(desk.piece))  # with a key that nobody had before
        except submitting.NoPlaceError:
            return render(request, "contributions/no_place.html", {"desk": desk}, status=503)
        return redirect(f"{mine.url}?net=bevestigd")
    return render(request, "contributions/guest_confirm.html", {"piece": desk.piece})


@same_origin
@by_link(links.OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def own_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Where it stands, and the form while it may be changed."""
    do = request.POST.get("do", "")
    if do in ACTIONS:
        with suppress(TooLateError):  # the page shows how it is now
            ACTIONS[do](desk.piece)
        return redirect(desk.url)
    if request.method == "POST":
        return writing.post(request, desk)
    if desk.piece.is_editable:
        return showing.fresh(request, desk)
    context = {"row": Row(desk.piece), "desk": desk, "confirmed": request.GET.get("net") == "bevestigd"}
    return render(request, "contributions/guest_own.html", context)


ACTIONS = {"withdraw": own.withdraw, "revise": own.revise}


@by_link(links.OWN)
@require_safe
def file(request: HttpRequest, desk: Desk, pk: int) -> HttpResponseBase:
    return send_file(request, desk, pk)


@by_link(links.OWN)
@require_GET
def show_preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not desk.piece.is_editable:
        raise Http404
    return preview_page(request, desk)
