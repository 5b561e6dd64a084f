"""Uploaded files in the set-up of ``make run``. In production nginx sends them, with the same care."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path
from django.utils._os import safe_join
from django.utils.http import http_date

YEAR = 365 * 24 * 3600
# Shown in the page itself. All else is offered to keep: a stored page or SVG must not run as one of ours.
SHOWN = ("image/avif", "image/gif", "image/jpeg", "image/png", "image/webp", "audio/", "video/", "application/pdf")

# These have addresses of their own, which ask who may see them.
ASKED_ELSEWHERE = {"documents", "pdf"}


def media(request: HttpRequest, name: str) -> FileResponse:
    """By where the file really is, not by how the address spells it: "./documents/" and "a/..//pdf/" lead there too."""
    root = Path(settings.MEDIA_ROOT).resolve()
    try:
        file = Path(safe_join(root, name)).resolve()
        parts = file.relative_to(root).parts
    except (SuspiciousFileOperation, ValueError, OSError):  # outside; a NUL; a name too long
        raise Http404 from None
    if not parts or parts[0].lower() in ASKED_ELSEWHERE or not _is_file(file):
        raise Http404
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(
        file.open("rb"),
        as_attachment=not kind.startswith(SHOWN),
        content_type=kind,
        headers={"Cache-Control": f"public, max-age={YEAR}", "Last-Modified": http_date(file.stat().st_mtime)},
    )


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


def urlpatterns() -> list[URLPattern]:
    return [path(settings.MEDIA_URL.lstrip("/") + "<path:name>", media)]
