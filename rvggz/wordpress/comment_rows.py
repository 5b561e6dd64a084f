"""One comment of the old site as a row of ours, and where it stands in its conversation."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comments import writers
from comments.models import Comment as Reaction
from comments.models import Status
from comments.reasons import Reason
from comments.rules import get as get_rules
from participants.models import Member
from participants.names import public_name
from rvggz.checks import crisis, private_data, text
from rvggz.email_address import as_kept

from .comment_text import plain_text
from .contents import APPROVED, state_of
from .export_parts import Comment
from .story import short

VERSION = 1  # of the conversion: another one makes everything that nobody touched anew
NAMELESS = "Anoniem"


@dataclass(frozen=True)
class Place:
    """Where a reaction stands, as much as others that answer it need to know."""

    COLUMNS: ClassVar = ("pk", "version", "erased_at", "thread_id", "thread_at")

    pk: int
    version: int
    erased_at: datetime | None
    thread: int | None
    thread_at: datetime
    answers: int | None = None
    is_new: bool = False

    @classmethod
    def new(cls, pk: int, written: datetime | None) -> "Place":
        """The beginning of a conversation of its own."""
        return cls(pk, 1, None, None, written or timezone.now(), is_new=True)

    def under(self, parent: "Place") -> "Place":
        """Conversations are one level deep here; whom an answer answers is kept beside it."""
        return replace(self, thread=parent.thread or parent.pk, thread_at=parent.thread_at, answers=parent.pk)

    def is_untouched(self, written: str) -> bool:
        """Nobody did anything with it since the import wrote it."""
        return self.erased_at is None and written == self.written(self.version)

    @staticmethod
    def written(version: int) -> str:
        return f"version {version}"


def fingerprint_of(comment: Comment) -> str:
    """Of what is taken over. Keyed: what somebody wrote cannot be guessed from it once it is erased here."""
    told = (VERSION, comment.author, comment.email, comment.written, comment.content, comment.approved)
    return salted_hmac("rvggz.wordpress.comment", repr(told), algorithm="sha256").hexdigest()


def address_of(comment: Comment) -> str:
    """The e-mail address, or nothing where it is none."""
    try:
        validate_email(comment.email)
    except ValidationError:
        return ""
    return as_kept(comment.email) if len(comment.email) <= 254 else ""


def make(comment: Comment, place: Place, article_pk: int, member: Member | None, written: datetime) -> Reaction:
    """The row. A guest of the old site gave no consent here: its text stays empty, its version 0."""
    address, fields = address_of(comment), words_of(comment)
    return Reaction(
        pk=place.pk, article_id=article_pk, thread_id=place.thread, answers_id=place.answers,
        thread_at=place.thread_at, created_at=written, member=member, email="" if member else address,
        writer=writers.key_of(address, member) if address or member else "",
        # A name and an address can be typed by anyone; there was an account behind this one.
        as_editor=bool(comment.user_id and member and member.is_staff),
        waiting_since=timezone.now() if fields["status"] == Status.HELD else None,
        wordpress_id=comment.id, **fields,
    )  # fmt: skip


def words_of(comment: Comment) -> dict[str, Any]:
    """What the old site may change later. What a moderator will read is looked at for what needs care."""
    said = plain_text(comment.content)
    fields: dict[str, Any] = {"name": name_of(comment), "text": said, "status": Status.SHOWN, "reason": ""}
    if state_of(comment) != APPROVED:
        urgent = crisis.find(said, get_rules().crisis_phrases)
        private = [[found.start, found.end, str(found.kind)] for found in private_data.find(said)]
        fields |= {"status": Status.HELD, "reason": Reason.OLD_SITE, "is_crisis": bool(urgent)}
        fields |= {"crisis_words": urgent, "private_spans": private}
    return fields


def name_of(comment: Comment) -> str:
    """The name as it stood there, but no e-mail address: those are not shown here."""
    return short(public_name(text.clean_line(comment.author)), 80) or NAMELESS
