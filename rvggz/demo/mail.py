"""Mail of the set-up of ``make run``: kept as files instead of sent, and shown at /demo/mail/."""

import email
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage as ParsedMessage
from email.policy import default as policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.clickjacking import xframe_options_sameorigin

LETTERS_SHOWN = 200
# What a mail may do in the browser: show itself and open links in a new tab. No scripts, no forms, nothing fetched.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)


def folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


class EmlFileBackend(BaseEmailBackend):
    """Writes each message to a file of its own: the name sorts by time, and a file is there whole or not at all."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        folder().mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
            unfinished = folder() / f".{name}"
            with unfinished.open("wb") as file:
                file.write(message.message().as_bytes())
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(folder() / f"{name}.eml")
        return len(messages)


@dataclass
class Letter:
    """A message as a person reads it."""

    name: str
    message: ParsedMessage

    @classmethod
    def read(cls, file: Path) -> "Letter":
        return cls(file.stem, email.message_from_bytes(file.read_bytes(), policy=policy))

    def __getattr__(self, header: str) -> str:
        """``letter.subject``, ``letter.to``, ``letter.reply_to``: the header, or nothing."""
        return str(self.message.get(header.replace("_", "-"), ""))

    @property
    def sent_at(self) -> object:
        return parsedate_to_datetime(self.date) if self.date else None

    def body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""

    @property
    def text(self) -> str:
        return self.body("plain")

    @property
    def html(self) -> str:
        return self.body("html")

    @property
    def attachments(self) -> list[tuple[str, str, int]]:
        """Name, kind and size in bytes of each."""
        return [
            (part.get_filename() or "zonder naam", part.get_content_type(), len(part.get_payload(decode=True) or b""))
            for part in self.message.iter_attachments()
        ]


def find(name: str) -> Letter:
    file = folder() / f"{name}.eml"
    if not file.is_file():
        raise Http404
    return Letter.read(file)


def mail_list(request: HttpRequest) -> HttpResponse:
    files = sorted(folder().glob("[0-9]*.eml"), reverse=True)
    letters = [Letter.read(file) for file in files[:LETTERS_SHOWN]]
    return render(request, "demo/mail_list.html", {"letters": letters, "total": len(files)})


def mail_letter(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "demo/mail_letter.html", {"letter": find(name)})


@xframe_options_sameorigin
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(find(name).html, headers={"Content-Security-Policy": MAIL_POLICY})


def urlpatterns() -> list[URLPattern]:
    return [
        path("demo/mail/", mail_list, name="demo_mail"),
        path("demo/mail/<slug:name>/", mail_letter, name="demo_letter"),
        path("demo/mail/<slug:name>/html/", mail_html, name="demo_letter_html"),
    ]
