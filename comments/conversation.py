"""What stands under an article: one query for a page of the conversation, none when nobody reacted yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Entry
from articles.models.entry import QUESTION
from comments.models import Comment, Status
from comments.models.comment import shown_name
from comments.rules import Rules
from rvggz.checks.text import as_html
from rvggz.web.request_numbers import whole_number

AT_ONCE = 50
COLUMNS = (
    "pk", "thread_id", "name", "text", "created_at", "changed_at", "status", "as_editor", "answers_id",
    "answers__name", "answers__status",
)  # fmt: skip
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")  # fmt: skip
LOCAL = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Shown:
    """One reaction as a reader sees it."""

    number: str  # as it stands in addresses: no "1.234"
    html: SafeString
    name: str
    day: str  # "5 december 2022"
    day_iso: str
    is_reply: bool
    is_gone: bool
    is_withdrawn: bool
    as_editor: bool
    to_name: str  # whom it answers, when that is not the one who began
    to_number: str


@dataclass
class Conversation:
    entry: Entry
    rules: Rules
    is_closed: bool
    reactions: list[Shown] = field(default_factory=list)
    number: int = 1
    has_more: bool = False
    token: str = ""  # of who may say which reaction is the answer

    @property
    def answer(self) -> str:
        """Number of the reaction that answers the question."""
        return str(self.entry.answer) if self.entry.answer and self.entry.kind == QUESTION else ""

    @property
    def total(self) -> int:
        return self.entry.reactions

    @property
    def react_url(self) -> str:
        return reverse("react", args=[self.entry.pk])

    @property
    def earlier_url(self) -> str:
        return self.page_url(self.number - 1) if self.number > 1 else ""

    @property
    def later_url(self) -> str:
        return self.page_url(self.number + 1) if self.has_more else ""

    def page_url(self, number: int) -> str:
        return f"{self.entry.url}{f'?reacties={number}' if number > 1 else ''}#praat-mee"


def of(entry: Entry, rules: Rules, asked: str = "") -> Conversation:
    """The page of the conversation that an address asks for; nonsense is the first page."""
    conversation = Conversation(entry, rules, rules.is_closed(entry.comments_open, entry.date))
    if entry.reactions:
        conversation.number = whole_number(asked, 5) or 1
        start = (conversation.number - 1) * AT_ONCE
        rows = list(standing(entry.pk).values_list(*COLUMNS)[start : start + AT_ONCE + 1])
        if not rows and conversation.number > 1:
            return of(entry, rules)
        conversation.has_more = len(rows) > AT_ONCE
        conversation.reactions = dress(rows[:AT_ONCE])
    return conversation


def standing(article_pk: int) -> Any:
    return Comment.objects.filter(article_id=article_pk).standing().in_conversation()


def dress(rows: Iterable[tuple[Any, ...]]) -> list[Shown]:
    return [_shown(*row) for row in rows]


def _shown(
    pk: int, thread: int | None, name: str, text: str, created: datetime, changed: datetime | None, status: str,
    as_editor: bool, answers: int | None, to_name: str | None, to_status: str | None,
) -> Shown:  # fmt: skip
    written = created.astimezone(LOCAL)
    is_gone = status != Status.SHOWN
    names_other = answers is not None and answers != thread and to_status == Status.SHOWN
    return Shown(
        number=str(pk), html=SafeString("") if is_gone else as_html(text), name="" if is_gone else shown_name(name),
        day=f"{written.day} {MONTHS[written.month - 1]} {written.year}", day_iso=f"{written:%Y-%m-%d}",
        is_reply=thread is not None, is_gone=is_gone,
        is_withdrawn=status == Status.WITHDRAWN, as_editor=as_editor,
        to_name=shown_name(to_name or "") if names_other else "", to_number=str(answers) if names_other else "",
    )  # fmt: skip


def page_of(comment: Comment) -> int:
    """On which page of the conversation a reaction stands."""
    return standing(comment.article_id).before_in_conversation(comment).count() // AT_ONCE + 1


def of_one(comment: Comment) -> Shown:
    """One reaction by itself: what somebody answers."""
    return dress(Comment.objects.filter(pk=comment.pk).values_list(*COLUMNS))[0]
