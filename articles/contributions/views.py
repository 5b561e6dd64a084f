"""A member writes: choose what it is, the form, saving as you type, files, the preview."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles import suggestions
from articles.contributions import drafts, files, limits, pictures, preview, showing, writing
from articles.contributions.desk import Desk
from articles.contributions.drafts import ConflictError, TooLateError
from articles.contributions.forms import PieceForm
from articles.contributions.kinds import KINDS
from articles.contributions.submitting import NoPlaceError
from articles.models import Contribution, FileKind
from rvggz import private_files

CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


def of_member(view: Any) -> Any:
    """Decorate a view: it gets the desk of a piece of who is logged in. Anybody else's is not there."""

    @never_cache
    @login_required
    @wraps(view)
    def found(request: HttpRequest, key: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = Contribution.objects.select_related("member", "page")
        return view(request, Desk(get_object_or_404(rows, pk=key, member=request.user)), *args, **kwargs)

    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What is it? A member gets a draft of that kind, a guest a form."""
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in {one.kind for one in KINDS}:
        return render(request, "contributions/start.html", {"kinds": KINDS})
    if not request.user.is_authenticated:
        return redirect("contributions_start")
    if not limits.may_start(request):
        messages.error(request, limits.WAIT)
        return redirect("contributions_start")
    try:
        return redirect(drafts.start(request.user, kind))
    except drafts.TooManyError:
        messages.error(request, limits.TOO_MANY)
        return redirect("contributions")


@of_member
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.method == "POST":
        return writing.post(request, desk)
    return showing.fresh(request, desk) if desk.piece.is_editable else redirect("contributions")


@never_cache
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, key: UUID) -> JsonResponse:
    """As you type, by a script: no page, one UPDATE. GET: what proves that it comes from us, new after logging in."""
    if not request.user.is_authenticated:
        return JsonResponse({"login": True}, status=401)
    piece = get_object_or_404(Contribution, pk=key, member=request.user)
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    if not limits.may_save(request, piece):
        return JsonResponse({"wait": True}, status=429)
    form = PieceForm(request.POST, member=request.user, typed=piece.content)
    form.is_valid()
    try:
        version = drafts.save(piece, form.typed_now(), writing.number(request.POST.get("version")))
    except ConflictError as error:
        now = error.piece
        other = {"title": now.title, "html": now.content["text"], "saved": showing.clock(now), "version": now.version}
        return JsonResponse({"other": other}, status=409)
    except TooLateError as error:
        return JsonResponse({"state": error.piece.get_state_display()}, status=410)
    if alts := writing.alts(request):
        files.describe(piece, alts)
    errors = {name: list(found) for name, found in form.errors.items()}
    return JsonResponse({"version": version, "errors": errors})


@of_member
@require_POST
def upload(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One file, with a bar that shows how far it is. Answers the line for the list."""
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    if kind not in FileKind.values or file is None or not desk.piece.is_editable:
        raise Http404
    if not limits.may_upload(request):
        return JsonResponse({"error": limits.WAIT}, status=429)
    try:
        made = files.add(desk.piece, FileKind(kind), file)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    return render(request, "contributions/file.html", {"row": showing.row(desk, made)})


@of_member
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, desk: Desk, pk: int) -> HttpResponseBase:
    """A file of a draft, for who wrote it. A post takes it away."""
    if request.method == "POST":
        found = get_object_or_404(desk.piece.files.select_related("contribution__page"), pk=pk)
        if not desk.piece.is_editable:
            raise Http404
        files.remove(found)
        return HttpResponse(status=204)
    return send_file(request, desk, pk)


def send_file(request: HttpRequest, desk: Desk, pk: int) -> HttpResponseBase:
    found = get_object_or_404(desk.piece.files.select_related("picture", "download"), pk=pk)
    if not found.stored:
        raise Http404
    if found.kind == FileKind.PICTURE:
        return pictures.answer(found, is_lead="als" in request.GET)
    is_video = found.kind == FileKind.VIDEO
    content_type = CONTENT_TYPES.get(found.extension, "application/octet-stream")
    return private_files.send(found.stored, name=found.name, content_type=content_type, download=not is_video)


@of_member
@require_GET
def show_preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    return preview_page(request, desk)


def preview_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    try:
        context = preview.context(desk)
    except NoPlaceError:
        return render(request, "contributions/no_place.html", {"desk": desk}, status=503)
    return render(request, "contributions/preview.html", {**context, "desk": desk})


@never_cache
@require_GET
def keyword_suggestions(request: HttpRequest) -> JsonResponse:
    """Keywords that exist, for what is being typed."""
    return JsonResponse(suggestions.keywords(request.GET.get("q", "")[:60]), safe=False)
