"""A reaction as a moderator sees it: everything in words, ready for the template."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString

from comments.conversation import MONTHS
from comments.models import Action, Comment, ReportReason, Status
from comments.queue import saying, why
from comments.queue.asked import Asked, Tab
from rvggz.checks.private_data import Kind
from rvggz.checks.text import as_html

LONG = 900  # letters: from here on a text is folded
EXCERPT = 160


@dataclass
class Typed:
    """What a moderator typed and ticked, so that nothing of it gets lost."""

    panel: str = ""  # which of the forms of the item: "refuse", "black-out", "reply", "more"
    refusal: str = ""
    note: str = ""
    reply: str = ""
    words: str = ""  # to black out
    spans: tuple[str, ...] | None = None  # ticked ones; None: not asked yet
    word: str = ""  # for the lists
    error: str = ""  # why it did not happen


@dataclass
class Item:
    comment: Any  # a Comment of rows.dressed()
    asked: Asked = field(default_factory=Asked)
    typed: Typed = field(default_factory=Typed)
    following: int = 0  # number of the item below
    me: Any = None
    is_open: bool = False  # unfolded, with the conversation: an item on a page of its own

    @cached_property
    def html(self) -> SafeString:
        return as_html(self.comment.text, [(start, end) for start, end, _ in self.comment.private_spans])

    @cached_property
    def why(self) -> list[why.Why]:
        return why.sentences(self.comment, self.reports)

    @property
    def written(self) -> str:
        return saying.moment(self.comment.created_at)

    @property
    def fold(self) -> str:
        """What to expect behind the fold, or nothing when the text may stand there."""
        length = f"{len(self.comment.text):,}".replace(",", ".")
        if self.comment.is_crisis:
            return f"Dit kan heftig zijn om te lezen. Klap open als je er klaar voor bent ({length} tekens)"
        return f"Een lange reactie van {length} tekens" if len(self.comment.text) > LONG else ""

    @property
    def beginning(self) -> str:
        """Of a long text, beside the fold. Not of what may be distressing."""
        return "" if self.comment.is_crisis else excerpt(self.comment.text)

    @property
    def answered(self) -> str:
        other = self.comment.answers
        if other is None:
            return ""
        if other.is_crisis:
            return "Dit kan heftig zijn om te lezen. Je vindt het bij het hele gesprek."
        return "" if other.is_erased else excerpt(other.text, 300)

    @property
    def history(self) -> str:
        told = self.comment.history
        if not told:
            return "Eerste reactie van deze schrijver."
        counts = [
            f"{told['shown']} geplaatst" if told["shown"] else "",
            f"{told['refused']} niet geplaatst" if told["refused"] else "",
            f"{told['spam']} keer spam" if told["spam"] else "",
        ]
        since = parse_datetime(told["since"])
        said = ", ".join(filter(None, counts)) or "nog niets beoordeeld"
        return f"Eerder: {said}. Schrijft hier sinds {MONTHS[since.month - 1]} {since.year}." if since else said

    @property
    def writer_query(self) -> str:
        return Asked(tab=Tab.ALL, writer=self.comment.writer).query if self.comment.writer else ""

    @property
    def article_query(self) -> str:
        return self.asked.but(article=self.comment.article_id).query

    @property
    def email(self) -> str:
        member = self.comment.member
        return member.email if member else self.comment.email

    @cached_property
    def spans(self) -> list[dict[str, Any]]:
        """What looks like private data: to tick and black out."""
        ticked = self.typed.spans
        return [
            {
                "value": f"{start}-{end}", "kind": Kind(kind).label, "words": self.comment.text[start:end],
                "ticked": ticked is None or f"{start}-{end}" in ticked,
            }
            for start, end, kind in self.comment.private_spans
        ]  # fmt: skip

    @cached_property
    def reports(self) -> list[str]:
        """ "2 keer: Het kwetst iemand", and what readers said with it."""
        found = self.comment.open_reports
        counts = Counter(report["reason"] for report in found)
        told = [f"{ReportReason(key).label} ({number} keer)" for key, number in counts.most_common()]
        return told + [f"“{report['note']}”" for report in found if report["note"]]

    @cached_property
    def log(self) -> list[str]:
        return [_line(line, self.me) for line in self.comment.log]

    @property
    def is_waiting(self) -> bool:
        return bool(self.comment.is_waiting) or self.is_reported

    @property
    def is_reported(self) -> bool:
        return self.comment.status == Status.SHOWN and self.comment.reports_count > 0

    @property
    def may(self) -> set[str]:
        """What can be done with it now."""
        status = self.comment.status
        if self.comment.is_erased or status == Status.WITHDRAWN:
            return set()
        if status == Status.UNCONFIRMED and not self.is_waiting:
            return set()
        does = {"approve", "refuse", "spam", "black_out", "reply", "more"}
        done = {Status.SHOWN: {"approve"}, Status.REFUSED: {"refuse", "reply"}, Status.SPAM: {"spam", "reply"}}
        gone = set() if self.is_reported else done.get(Status(status), set())
        return does - gone - ({"spam"} if self.comment.as_editor else set())

    @property
    def approve_label(self) -> str:
        return "Laat staan" if self.is_reported else "Plaatsen"

    @property
    def refuse_label(self) -> str:
        return "Weghalen" if self.comment.status == Status.SHOWN else "Weigeren"


def of(comments: list[Comment], asked: Asked, me: Any) -> list[Item]:
    following = [comment.pk for comment in comments[1:]] + [0]
    return [Item(comment, asked, following=after, me=me) for comment, after in zip(comments, following, strict=False)]


def excerpt(text: str, longest: int = EXCERPT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _line(line: dict[str, Any], me: Any) -> str:
    """A line of the log of one reaction."""
    at = parse_datetime(line["at"])
    name = line["display"] or f"{line['first'] or ''} {line['last'] or ''}".strip()
    who = ", jij" if me and line["by"] == me.pk else f", {name}" if name else ""
    said = f"{saying.moment(at)}: {Action(line['action']).label}" if at else Action(line["action"]).label
    because = f" ({saying.reason(line['reason']).lower()})" if line["reason"] else ""
    return f"{said[0].upper()}{said[1:]}{who}{because}"
