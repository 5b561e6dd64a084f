"""What a moderator wants with a reaction, and what became of it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import QueryDict

from comments.deciding import TooLateError
from comments.models import Comment, Decision
from comments.queue.items import Typed

if TYPE_CHECKING:
    from participants.models import Member

A_LOT = 20_000  # letters of what a moderator types: more is not looked at


@dataclass(frozen=True)
class Outcome:
    """``leaves``: the reaction is done with, and need not stand in the list."""

    decisions: list[Decision] = field(default_factory=list)
    said: str = ""
    leaves: bool = False


class ProblemError(Exception):
    """Something has to be filled in first. ``panel``: where."""

    def __init__(self, message: str, panel: str = "") -> None:
        super().__init__(message)
        self.message, self.panel = message, panel


@dataclass(frozen=True)
class Act:
    """What a moderator asks: on which reaction, as seen in which version, with what typed."""

    pk: int
    version: int
    typed: Typed
    by: "Member"

    @property
    def comment(self) -> Comment:
        """As it is now. Raises TooLateError."""
        found = Comment.objects.select_related("member").filter(pk=self.pk).first()
        if found is None:
            raise TooLateError(None, None)
        return found


def typed(post: QueryDict) -> Typed:
    def said(name: str) -> str:
        return str(post.get(name, ""))[:A_LOT].replace("\x00", "")

    return Typed(
        panel=said("panel"), refusal=said("refusal"), note=said("note"), reply=said("reply"), words=said("words"),
        spans=tuple(post.getlist("spans")) if "asked_spans" in post else None, word=said("word"),
    )  # fmt: skip
