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
ASKED_ELSEWHERE = ("documents/", "pdf/")


def media(request: HttpRequest, name: str) -> FileResponse:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, name))
    except SuspiciousFileOperation:
        raise Http404 from None
    if name.startswith(ASKED_ELSEWHERE) or not file.is_file():
        raise Http404
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(
        file.open("rb"),
        as_attachment=not kind.startswith(SHOWN),
        content_type=kind,
        headers={"Cache-Control": f"public, max-age={YEAR}", "Last-Modified": http_date(file.stat().st_mtime)},
    )


def urlpatterns() -> list[URLPattern]:
    return [path(settings.MEDIA_URL.lstrip("/") + "<path:name>", media)]
