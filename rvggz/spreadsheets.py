"""Exports that a spreadsheet shows and never runs: a cell that would be reckoned with gets an apostrophe before it.

Ours, and those of Wagtail's reports and lists (``?export=csv``), which write cells as they are. Wagtail's XLSX needs
nothing: it writes every formula as text.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

# What Excel, LibreOffice and Numbers take for a formula; the last four as an East Asian keyboard writes them.
RECKONS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RECKONS) or text.lstrip().startswith(RECKONS) else text


class HarmlessExportMiddleware:
    """Rewrites the rows of Wagtail's CSV while they are sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_csv = response.headers.get("Content-Type", "").startswith("text/csv")
        if is_csv and isinstance(response, StreamingHttpResponse) and request.GET.get("export") == "csv":
            rows = response.streaming_content
            response.streaming_content = _rewritten(rows) if isinstance(rows, Iterator) else rows
        return response


def _rewritten(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Wagtail yields one row at a time; a cell may hold several lines."""
    for chunk in chunks:
        out = StringIO()
        for row in csv.reader(StringIO(chunk.decode(), newline="")):
            csv.writer(out).writerow([harmless(cell) for cell in row])
        yield out.getvalue().encode()
