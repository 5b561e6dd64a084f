"""One letter for each: what is frozen is encoded once, the personal parts are filled in as bytes.

A letter costs some tens of microseconds: no template, no e-mail library is asked for each.
"""

import binascii
import re
import secrets
from dataclasses import dataclass
from email.utils import format_datetime, parseaddr
from html import escape
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from newsletter import links, marks, verp
from newsletter.models import Sending
from rvggz.mail_headers import ascii_address, mailbox_header, text_header

MARK = re.compile("\ue000[^\ue000\ue001]*\ue001")
SOFT_BREAK = b"=\r\n"
LIST_NAME = "nieuwsbrief"


@dataclass(frozen=True)
class Reader:
    """For whom a letter is made."""

    delivery: int
    email: str
    name: str
    key: UUID


class Mould:
    """Made once a worker and a sending; ``fill`` gives the whole message for one reader."""

    def __init__(self, sending: Sending) -> None:
        self.text, self.html = _encoded(sending.text), _encoded(sending.html)
        self.host = (urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost").encode("idna").decode()
        self.boundary = f"brief-{secrets.token_hex(12)}".encode()
        self.head = self._head(sending)

    def fill(self, reader: Reader) -> bytes:
        """The message, lines ended by CRLF. Raises ValueError for an address that cannot stand in a header."""
        if not reader.email.isascii() or any(letter in reader.email for letter in "\r\n <>,;"):
            raise ValueError("no address for a header")
        one_click = links.one_click_url(reader.key, reader.delivery)
        values = _Values(reader, one_click)
        return b"".join(
            [
                self._personal_head(reader, one_click), self.head, b"--", self.boundary,
                b'\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
                *(values.in_text(piece) if isinstance(piece, str) else piece for piece in self.text),
                b"\r\n--", self.boundary,
                b'\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
                *(values.in_html(piece) if isinstance(piece, str) else piece for piece in self.html),
                b"\r\n--", self.boundary, b"--\r\n",
            ]
        )  # fmt: skip

    def _head(self, sending: Sending) -> bytes:
        """What is the same for all. Feedback-ID: Gmail groups complaints by it, no part of it names a person."""
        name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        lines = [
            mailbox_header("From", name or settings.WAGTAIL_SITE_NAME, ascii_address(address)),
            mailbox_header("Reply-To", "", ascii_address(address)),
            text_header("Subject", " ".join(sending.subject.split())),
            mailbox_header("List-Id", settings.WAGTAIL_SITE_NAME, f"{LIST_NAME}.{self.host}"),
            text_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            text_header("Feedback-ID", f"{sending.pk}:{LIST_NAME}:{self.host}"),
            text_header("MIME-Version", "1.0"),
            f'Content-Type: multipart/alternative; boundary="{self.boundary.decode()}"\r\n',
        ]
        return "".join(lines).encode("ascii") + b"\r\n"

    def _personal_head(self, reader: Reader, one_click: str) -> bytes:
        leave_at = verp.leave_address(reader.delivery)
        ways = [one_click, f"mailto:{leave_at}" if leave_at else ""]
        lines = [
            f"Date: {format_datetime(timezone.now())}",
            f"Message-ID: {verp.message_id(reader.delivery)}",
            f"To: {reader.email}",
            "List-Unsubscribe: " + ",\r\n ".join(f"<{way}>" for way in ways if way),
        ]
        return "".join(f"{line}\r\n" for line in lines).encode("ascii")


class _Values:
    """What stands at the marks for one reader."""

    def __init__(self, reader: Reader, one_click: str) -> None:
        self.reader = reader
        self.known = {
            marks.UNSUBSCRIBE: one_click, marks.CHOICES: links.choices_url(reader.key),
            marks.NAME: f" {reader.name}" if reader.name else "",
        }  # fmt: skip

    def in_text(self, mark: str) -> bytes:
        return _quoted(self._at(mark)) + SOFT_BREAK

    def in_html(self, mark: str) -> bytes:
        return _quoted(escape(self._at(mark))) + SOFT_BREAK

    def _at(self, mark: str) -> str:
        return self.known[mark] if mark in self.known else marks.greeting(mark, self.reader.name)


def _encoded(text: str) -> list[bytes | str]:
    """What is frozen as quoted-printable, with the marks left between the pieces."""
    pieces: list[bytes | str] = []
    at = 0
    for found in MARK.finditer(text):
        pieces += [_quoted(text[at : found.start()]) + SOFT_BREAK, found[0]]
        at = found.end()
    return [*pieces, _quoted(text[at:])]


def _quoted(text: str) -> bytes:
    """Lines of at most 76 characters, whatever stands in them (RFC 2045, 6.7)."""
    quoted = binascii.b2a_qp("\n".join(text.splitlines()).encode() + (b"\n" if text.endswith("\n") else b""))
    return quoted.replace(b"\n", b"\r\n")
