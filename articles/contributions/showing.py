"""The pages around the form: filled in, beside another text, or when it is too late."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.contributions import content, html_out
from articles.contributions.desk import Desk
from articles.contributions.forms import PieceForm
from articles.models import ArticlePage, Contribution, ContributionFile, FileKind, Kind
from rvggz import simple_text, typed_text

if TYPE_CHECKING:
    from articles.contributions.writing import Visit

LISTS = {FileKind.PICTURE: "pictures", FileKind.VIDEO: "films", FileKind.DOCUMENT: "documents"}
EDITOR = "django_prose_editor/editor.js"


def fresh(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The form as it was kept."""
    piece = desk.piece
    return page(request, desk, PieceForm(member=piece.member, typed=piece.content), piece.version)


def form(visit: "Visit", status: int, message: str = "", **more: Any) -> HttpResponse:
    """The form as it was filled in, with what is wrong or needs thought."""
    seen = " ".join(sorted({*visit.seen, *(["private"] if more.get("private") else [])}))
    return page(
        visit.request, visit.desk, visit.form, visit.version, status, message=message, file_errors=visit.file_errors,
        seen=seen, **more,
    )  # fmt: skip


def page(
    request: HttpRequest, desk: Desk, form: PieceForm, version: int, status: int = 200, **more: Any
) -> HttpResponse:
    piece = desk.piece
    html = typed_html(form, piece)
    context = {
        "piece": piece, "desk": desk, "form": form, "version": version, "kind": Kind(piece.content["kind"]),
        "html": html, "plain": simple_text.from_html(html) if html else "", "editor_js": static(EDITOR),
        "is_vlog": piece.content["kind"] == Kind.VLOG, "has_kept": bool(piece.content.get("kept")),
        "keywords_typed": form["keywords"].value() or "",
        **rows(desk), "saved": clock(piece), **more,
    }  # fmt: skip
    return render(request, "contributions/write.html", context, status=status)


def empty(
    request: HttpRequest, piece: Contribution, form: PieceForm, guest: Any, status: int, **more: Any
) -> HttpResponse:
    """The form of a guest, before anything of it is kept here."""
    html = typed_html(form, piece)
    context = {
        "piece": piece, "form": form, "guest": guest, "version": 1, "html": html,
        "plain": simple_text.from_html(html) if html else "", "editor_js": static(EDITOR),
        "kind": Kind(piece.content["kind"]), "is_vlog": piece.content["kind"] == Kind.VLOG,
        "keywords_typed": form["keywords"].value() or "", **more,
    }  # fmt: skip
    return render(request, "contributions/write.html", context, status=status)


def typed_html(form: PieceForm, piece: Contribution) -> str:
    if not form.is_bound:
        return str(piece.content["text"])
    found: str = getattr(form, "cleaned_data", {}).get("text") or form.typed_now().get("text", "")
    return found


def rows(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"pictures": [], "films": [], "documents": []}
    for file in desk.piece.files.select_related("picture", "download"):
        found[LISTS[FileKind(file.kind)]].append(row(desk, file))
    return found


def row(desk: Desk, file: ContributionFile) -> dict[str, Any]:
    """A file of the piece, for its line in the form."""
    return {"file": file, "url": desk.file_url(file), "is_picture": file.kind == FileKind.PICTURE}


def clock(piece: Contribution) -> str:
    """Bewaard om 14.05"""
    local = timezone.localtime(piece.saved_at)
    return (
        f"om {local:%H.%M} uur"
        if local.date() == timezone.localdate()
        else f"op {local.day}-{local.month}-{local.year}"
    )


def conflict(visit: "Visit", now: Contribution) -> HttpResponse:
    """Both texts; sending the form again is a choice for this one."""
    visit.version = now.version
    other = {
        "title": now.title, "saved": clock(now),
        "html": mark_safe(content.clean_html(now.content["text"])),  # noqa: S308 (cleaned)
    }  # fmt: skip
    return form(visit, 409, other=other)


def edited(visit: "Visit", page: ArticlePage) -> HttpResponse:
    """Editors changed it meanwhile: both texts. The form then knows theirs, so sending it again is a choice."""
    html, _ = html_out.html(page.body.get_prep_value())
    other = {
        "title": page.title, "by_editors": page.latest_revision_id,
        "html": mark_safe(content.clean_html(html)),  # noqa: S308 (cleaned)
    }  # fmt: skip
    return form(visit, 409, other=other)


def too_late(visit: "Visit", now: Contribution) -> HttpResponse:
    """It was sent or decided already. What was typed can be copied, as its writer saw it."""
    context = {"piece": now, "desk": visit.desk, "written": typed_text.of(visit.request)}
    return render(visit.request, "contributions/too_late.html", context, status=409)


def help_first(visit: "Visit") -> HttpResponse:
    """Someone may be in need: help first. The piece is saved; sending it is one button further."""
    context = {"piece": visit.piece, "desk": visit.desk, "version": visit.version}
    context["seen"] = " ".join(sorted({*visit.seen, "help"}))
    return render(visit.request, "contributions/help.html", context)
