"""Parts of files (RFC 9110, section 14), so that a recording can be listened to from the middle and a download resumed.

For every answer that streams an open file: uploads, documents, PDFs.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

RANGE = re.compile(r"bytes=(\d{0,17})-(\d{0,17})\Z")  # one range; a list of them is answered with the whole file
CHUNK = 64 * 1024


class RangeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, FileResponse) or response.status_code != 200:
            return response
        if response.headers.get("Content-Encoding") == "None":  # so says Wagtail of a document without one
            del response.headers["Content-Encoding"]
        if not _size(response):
            return response
        response.headers.setdefault("Accept-Ranges", "bytes")
        asked = RANGE.match(request.headers.get("Range", ""))
        if request.method != "GET" or not asked or not _is_still_the_same(request, response):
            return response
        return _part(response, *asked.groups())


def _size(response: FileResponse) -> int:
    file: Any = response.file_to_stream
    if response.headers.get("Content-Encoding") or not (hasattr(file, "seekable") and file.seekable()):
        return 0
    return int(response.headers.get("Content-Length") or 0)


def _is_still_the_same(request: HttpRequest, response: FileResponse) -> bool:
    """The visitor has a part of this very file, or says nothing about it."""
    known = request.headers.get("If-Range")
    return known is None or known in (response.headers.get("ETag"), response.headers.get("Last-Modified"))


def _part(response: FileResponse, first: str, last: str) -> HttpResponseBase:
    size = _size(response)
    if not first and not last:
        return response
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start >= size or (not first and not int(last)):
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if start > end:
        return response
    file: Any = response.file_to_stream
    file.seek(start)
    response.streaming_content = _read(file, end - start + 1)
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    response.headers["Content-Length"] = str(end - start + 1)
    return response


def _read(file: BinaryIO, count: int) -> Iterator[bytes]:
    while count > 0 and (data := file.read(min(CHUNK, count))):
        count -= len(data)
        yield data
