"""What travels of an answer: pages are compressed, files are not, and HEAD gets no body.

A file is compressed already or is asked for in parts (ranges.py): compressing it anew makes it larger, takes its length
away and makes "bytes 100-200" mean something else. Of BREACH (a secret guessed from the size of a compressed page that
repeats what a stranger sent): Django's middleware adds random bytes to each answer, its tokens are masked anew on every
page, and pages that repeat what was typed are not stored.
"""

import re
from collections.abc import Callable

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = re.compile(r"text/|application/([\w.-]+\+)?(json|xml|javascript|rtf)\b|image/svg\+xml\b")


class CompressionMiddleware(GZipMiddleware):
    """Django's, for text that we made."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_file = isinstance(response, FileResponse) or "Accept-Ranges" in response.headers
        if is_file or response.status_code == 206 or not TEXT.match(response.headers.get("Content-Type", "")):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


class HeadMiddleware:
    """Outermost: an answer to HEAD keeps its headers, its length too, and loses its body (RFC 9110, section 9.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "HEAD":
            return response
        if isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
            return response
        bodiless = HttpResponse(status=response.status_code, headers=response.headers)
        bodiless.cookies = response.cookies
        response.close()
        return bodiless
