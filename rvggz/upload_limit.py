"""Lets go of a file that is too big while it comes in, so that it fills neither memory nor disk.

The form still gets to see the file, empty but with its real size: so it can say in its own words what is wrong, and
keep whatever else was filled in. Of a form that is cut off on its way nothing is taken: half a file looks whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from rvggz.web.request_numbers import whole_number

ENVELOPE = 1024 * 1024  # bytes: what a form may weigh beside its file
FAR_TOO_BIG = 8  # times the limit: from here on we do not even listen to the end
OF_MEMBERS, OF_GUESTS = ("/beheer/", "/praat-mee/bijdragen/"), "/praat-mee/bijdragen/gast/"
READ_OF_STRANGERS = 25_000_000  # bytes: what nginx passes on of somebody who is not logged in (deploy/nginx.conf)


class UploadLoginMiddleware:
    """Sends who is not logged in to the login before a byte of a big upload is read.

    A smaller form is read: what was typed is shown to who was logged out meanwhile (login_again.py). Stands before
    everything that reads a body, so before the check of the token too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        is_of_members = path.startswith(OF_MEMBERS) and not path.startswith(OF_GUESTS)
        if is_of_members and _announced(request) > READ_OF_STRANGERS and not request.user.is_authenticated:
            answer = redirect_to_login(path)
            answer.status_code = 303
            return answer
        return self.get_response(request)


def _announced(request: HttpRequest) -> int:
    return whole_number(request.META.get("CONTENT_LENGTH")) or 0


class TooBigFile(SimpleUploadedFile):
    """What is left of a file that was let go."""

    def __init__(self, name: str, size: int, content_type: str | None) -> None:
        super().__init__(name, b"\0", content_type or "application/octet-stream")
        self.size = size


class UploadLimit(FileUploadHandler):
    """Stands before the handlers that keep a file and passes on no more than the limit."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self.coming, self.announced = input_data, content_length
        path = self.request.path_info if self.request else "/"
        self.limit = settings.UPLOAD_LIMIT[max((one for one in settings.UPLOAD_LIMIT if path.startswith(one)), key=len)]
        self.announced_too_big = content_length > self.limit + ENVELOPE
        if content_length > self.limit * FAR_TOO_BIG:
            raise RequestDataTooBig(f"An upload of {content_length} bytes to {path}")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        return None if self.announced_too_big or self.received > self.limit else raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if self.received <= self.limit and not self.announced_too_big:
            return None
        return TooBigFile(self.file_name or "", max(self.received, self.limit + 1), self.content_type)

    def upload_complete(self) -> None:
        if getattr(self.coming, "_pos", self.announced) < self.announced:  # how far Django's stream came
            raise MultiPartParserError("The connection was lost before the whole form was there")
