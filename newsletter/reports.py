"""Reads what a mail server sends back: delivery reports (RFC 3464, and those of older systems), complaints (RFC 5965).

A report counts for a letter only when it carries a mark of ours (verp.py): the address it was sent to, or the headers
of the letter that it includes. What a stranger writes has none. All is read as text that may be malicious: cut to a
size, lines cut to a length, and whatever cannot be read is "unknown".
"""

import re
from base64 import b64decode
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from hashlib import sha256
from typing import Any

from newsletter import verp
from newsletter.bounce_codes import code_in, judge
from newsletter.models import BounceKind

LIMIT = 256 * 1024  # bytes: what a report says stands at its beginning
LIMIT_OLD = 16 * 1024  # bytes: of a report without form, which is searched line by line with slow patterns
TOO_LONG = re.compile(rb"([^\r\n]{1000})[^\r\n]+")  # RFC 5322 allows 998
TOO_LONG_OLD = re.compile(rb"([^\r\n]{250})[^\r\n]+")
MOST_PARTS, DEEPEST = 60, 20  # parts, and parts within parts
TO = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "To", "Cc")
BOUNDARY = re.compile(rb"boundary\s*\*?", re.IGNORECASE)
THE_LETTER = re.compile(r"(?mi)^-+ ?(this is|below|copy|original|begin|return|the header)")
AUTOMATIC = re.compile(
    r"^(re: )?(out of (the )?office|automatic reply|auto(matisch)?[ -]?(reply|antwoord)|afwezig|niet aanwezig)",
    re.IGNORECASE,
)
COMPLAINTS = {"abuse", "fraud", "virus", "opt-out", "opt-out-list", "other"}


class Kind(StrEnum):
    HARD = "hard"
    SOFT = "soft"
    COMPLAINT = "complaint"
    LEAVE = "leave"  # mail to an address to unsubscribe
    NOTHING = "nothing"  # still trying, delivered, read, out of office
    UNKNOWN = "unknown"  # not understood, or not about a letter of ours


BOUNCES = {Kind.HARD: BounceKind.HARD, Kind.SOFT: BounceKind.SOFT, Kind.COMPLAINT: BounceKind.COMPLAINT}


@dataclass(frozen=True)
class Report:
    kind: Kind
    mark: verp.Mark | None = None  # which letter of ours, proven
    recipient: str = ""  # who it says did not get it; proves nothing
    code: str = ""  # RFC 3463
    fingerprint: str = ""  # the same report once more has the same


def read(data: bytes) -> Report:
    """What a message tells. Never raises: what cannot be read is unknown."""
    data = TOO_LONG.sub(rb"\1", data[:LIMIT])
    if len(BOUNDARY.findall(data)) > MOST_PARTS:
        return Report(Kind.UNKNOWN)
    try:
        message = message_from_bytes(data)
        return _read(message, data) if _depth(message) <= DEEPEST else Report(Kind.UNKNOWN)
    except Exception:  # the parsers of mail know many ways to fail on malice (RecursionError, LookupError …)
        return Report(Kind.UNKNOWN)


def _read(message: Message, data: bytes) -> Report:
    to = list(verp.marks(_first_of(message, TO)))
    leaving = next((mark for mark in to if mark.purpose in {verp.LEAVE, verp.STOP_WEEKLY}), None)
    if leaving and message.get_content_type() != "multipart/report":
        return Report(Kind.LEAVE, leaving)
    kind, recipient, code = _what(message, data)
    mark = next(iter([*to, *verp.marks(_unfolded(data))]), None)
    if kind in BOUNCES and mark is None:
        kind = Kind.UNKNOWN
    return Report(kind, mark, recipient, code, _fingerprint(message, data, mark))


def _what(message: Message, data: bytes) -> tuple[Kind, str, str]:
    """What kind of report it is, about whom, with which code."""
    parts = list(message.walk())
    types = {part.get_content_type() for part in parts}
    if "message/feedback-report" in types:
        return _complaint(next(part for part in parts if part.get_content_type() == "message/feedback-report"))
    if old := next((part for part in parts if part.get("X-HmXmrOriginalRecipient")), None):
        return Kind.COMPLAINT, str(old["X-HmXmrOriginalRecipient"]), ""  # Outlook.com, before ARF
    statuses = [part for part in parts if part.get_content_type().endswith("delivery-status")]
    if statuses:
        return _delivery_report(message, statuses)
    if "message/disposition-notification" in types or _is_automatic(message):
        return Kind.NOTHING, "", ""
    return _old_report(message_from_bytes(TOO_LONG_OLD.sub(rb"\1", data[:LIMIT_OLD])))


def _complaint(part: Message) -> tuple[Kind, str, str]:
    """ARF, RFC 5965. "not-spam" and the reports of DMARC are no complaints."""
    fields = _fields(part)[0]
    is_one = str(fields["Feedback-Type"] or "").strip().lower() in COMPLAINTS
    return Kind.COMPLAINT if is_one else Kind.NOTHING, _address(fields["Original-Rcpt-To"]), ""


def _delivery_report(message: Message, statuses: list[Message]) -> tuple[Kind, str, str]:
    """RFC 3464: a group of fields for the message, and one for each recipient. The worst that is said counts."""
    groups = [group for part in statuses for group in _fields(part) if group["Action"]]
    failed = [group for group in groups if str(group["Action"]).strip().lower().startswith(("fail", "error"))]
    if not failed:
        return (Kind.NOTHING if groups else Kind.UNKNOWN), "", ""
    read = []
    for group in failed:
        status = code_in(f"{group['Status'] or ''}")
        kind, code = judge(status, " ".join(str(group["Diagnostic-Code"] or "")[:2000].split()) or _words(message))
        recipient = _address(group["Original-Recipient"] or group["Final-Recipient"])
        read.append((kind != BounceKind.HARD, Kind(kind.value), recipient, code))
    return min(read)[1:]


def _old_report(message: Message) -> tuple[Kind, str, str]:
    """Of systems that write for people: the library knows how they look."""
    from flufl.bounce import all_failures

    still_trying, failed = all_failures(message)
    if not failed:
        return (Kind.NOTHING if still_trying else Kind.UNKNOWN), "", ""
    kind, code = judge("", _words(message))
    return Kind(kind.value), min(failed).decode("ascii"), code


def _is_automatic(message: Message) -> bool:
    """Out of office and the like (RFC 3834). Exim says so of its reports too, and names who did not get it."""
    if message["X-Failed-Recipients"]:
        return False
    said = str(message["Auto-Submitted"] or "").strip().lower()
    return (
        said.startswith("auto-replied")
        or any(message[name] for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponse"))
        or str(message["Precedence"] or "").strip().lower() == "auto_reply"
        or bool(AUTOMATIC.match(str(message["Subject"] or "").strip()))
    )


def _fields(part: Message) -> list[Message]:
    """The groups of fields in a part of a report, also where a system sent them in base64."""
    content: Any = part.get_payload()
    is_coded = str(part["Content-Transfer-Encoding"] or "").strip().lower() == "base64"
    if isinstance(content, list):
        if part.get_content_type() == "message/delivery-status" and not is_coded:
            return content
        content = content[0].as_string()
    raw = b64decode(content) if is_coded else content.encode("utf-8", "replace")
    return [message_from_bytes(group) for group in re.split(rb"\r?\n\r?\n", raw.strip())]


def _words(message: Message) -> str:
    """What it says to people, up to where the letter itself begins."""
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            raw = part.get_payload(decode=True)
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
            return " ".join(THE_LETTER.split(text[:LIMIT_OLD])[0].split())[:4000]
    return ""


def _address(field: object) -> str:
    """``rfc822; sam@example.nl`` → sam@example.nl"""
    return str(field or "").rpartition(";")[2].strip().strip("<>")[:254]


def _first_of(message: Message, names: tuple[str, ...]) -> str:
    return "\n".join(str(value) for name in names for value in message.get_all(name, []))


def _unfolded(data: bytes) -> str:
    """As text, with lines that quoted-printable broke made whole."""
    return re.sub(rb"=\r?\n", b"", data).decode("ascii", "replace")


def _fingerprint(message: Message, data: bytes, mark: verp.Mark | None) -> str:
    """By its own Message-ID and what it is about; a report that has none by all it says."""
    own = str(message["Message-ID"] or "").strip()
    what = f"{own} {mark}".encode("utf-8", "replace") if len(own) > 5 else data
    return sha256(what).hexdigest()


def _depth(message: Message) -> int:
    """How deep parts stand in parts; without recursion."""
    deepest = 0
    todo: list[tuple[Any, int]] = [(message, 1)]
    while todo:
        part, depth = todo.pop()
        deepest = max(deepest, depth)
        content = part.get_payload()
        todo.extend((inner, depth + 1) for inner in content if isinstance(content, list))
    return deepest
