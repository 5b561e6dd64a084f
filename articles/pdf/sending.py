"""Sends a stored file: in pieces, with validators, and a part of it to who asks for a part (RFC 9110, section 14)."""

import re
from collections.abc import Iterator

from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe, quote_etag

from articles.models import StoredPdf

ONE_RANGE = re.compile(r"bytes=(\d{0,17})-(\d{0,17})")
PIECE = 64 * 1024


class Part:
    """The bytes ``first`` up to and including ``last`` of a file."""

    def __init__(self, file: File[bytes], first: int, last: int) -> None:
        self.file, self.left = file, last - first + 1
        file.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (piece := self.file.read(min(PIECE, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()


def send(request: HttpRequest, pdf: StoredPdf, file_name: str, *, is_private: bool) -> HttpResponseBase:
    """The answer with the file. Raises ``FileNotFoundError`` when the storage does not have it any more."""
    assert pdf.made_at  # noqa: S101 - of a PDF that is READY
    etag, changed = quote_etag(pdf.etag), int(pdf.made_at.timestamp())
    headers = {
        "ETag": etag,
        "Last-Modified": http_date(changed),
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-store" if is_private else "public, no-cache",
        "X-Robots-Tag": "noindex",
    }
    unchanged = get_conditional_response(request, etag, changed)
    if unchanged is not None:
        for name, value in headers.items():
            unchanged.headers.setdefault(name, value)
        return unchanged
    size = pdf.file.size
    asked = part_asked_for(request, etag, changed, size)
    if asked == ():
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    file = pdf.file.open("rb")
    if not asked:
        return FileResponse(file, filename=file_name, content_type="application/pdf", headers=headers)
    first, last = asked
    part = FileResponse(
        Part(file, first, last), status=206, filename=file_name, content_type="application/pdf", headers=headers
    )
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def part_asked_for(request: HttpRequest, etag: str, changed: int, size: int) -> tuple[int, int] | tuple[()] | None:
    """First and last byte; None for the whole file; an empty tuple for a part that the file does not have."""
    wanted = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if not wanted or request.method != "GET" or not is_still(request.headers.get("If-Range"), etag, changed):
        return None
    first, last = wanted.groups()
    if not first and not last:
        return None
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else ()
    start, end = int(first), min(int(last or size - 1), size - 1)
    if last and int(last) < start:
        return None  # not a range: RFC 9110 says to ignore it
    return (start, end) if start < size else ()


def is_still(condition: str | None, etag: str, changed: int) -> bool:
    """Whether the copy of which someone wants another part is the one that we have."""
    return condition is None or condition == etag or parse_http_date_safe(condition) == changed
