"""The pieces that wait for editors, as their list shows them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.contributions import building, content, counting
from articles.models import (
    AT_EDITORS,
    Contribution,
    ContributionFile,
    ContributionStep,
    FileKind,
    Kind,
    PieceState,
    StepKind,
)
from participants.names import ShownAs
from rvggz.checks.private_data import Kind as PrivateKind

SHOWN = 50
NAMES = {
    FileKind.PICTURE: ("foto", "foto's"), FileKind.VIDEO: ("video", "video's"),
    FileKind.DOCUMENT: ("document", "documenten"),
}  # fmt: skip
LONGEST_FIRST = F("waiting_since").asc(nulls_last=True)


@dataclass(frozen=True)
class Numbers:
    """``asked``: have a question of the editors, and wait for their writer."""

    pieces: int = 0
    urgent: int = 0
    asked: int = 0


def numbers() -> Numbers:
    """How many wait. Every page of the admin asks, and they change a few times a day: kept until then."""
    found: Numbers | None = cache.get(counting.KEY)
    if found is None:
        is_here = Q(state=PieceState.SUBMITTED)
        found = Numbers(
            **Contribution.objects.filter(state__in=AT_EDITORS).aggregate(
                pieces=Count("pk", filter=is_here), asked=Count("pk", filter=~is_here),
                urgent=Count("pk", filter=is_here & ~Q(crisis_words=[])),
            )
        )  # fmt: skip
        cache.set(counting.KEY, found, counting.SECONDS)
    return found


def submitted() -> Any:
    """What editors have to read, oldest first; without those that wait for an answer of their writer."""
    return Contribution.objects.filter(state=PieceState.SUBMITTED).order_by(LONGEST_FIRST, "pk")


@dataclass
class Waiting:
    piece: Contribution

    @property
    def kind(self) -> str:
        return Kind(self.piece.content["kind"]).label

    @cached_property
    def shown_name(self) -> str:
        """Under which name it goes out."""
        author, name = building.byline(self.piece)
        return author.get_full_name() if author else name

    @property
    def is_other_name(self) -> bool:
        return bool(self.piece.member_id) and self.piece.content["shown_as"] != ShownAs.NAME

    @property
    def email(self) -> str:
        return self.piece.member.email if self.piece.member else self.piece.guest_email

    @property
    def waits_for_writer(self) -> bool:
        return self.piece.state == PieceState.QUESTION

    @property
    def is_new_version(self) -> bool:
        return self.piece.is_live

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.piece.page_id]) if self.piece.page_id else ""

    @property
    def beginning(self) -> str:
        said = " ".join(content.words(self.piece.content.get("text", "")).split())
        return said if len(said) <= 300 else f"{said[:300].rsplit(' ', 1)[0]} …"

    @property
    def comes_with(self) -> str:
        """1 foto en 2 video's: what the beginning of the text does not show."""
        found = [*getattr(self.piece, "file_kinds", []), *([FileKind.VIDEO] if self.piece.content.get("video") else [])]
        numbers = {kind: found.count(kind) for kind in NAMES if kind in found}
        return " en ".join(f"{number} {NAMES[kind][number > 1]}" for kind, number in numbers.items())

    @property
    def private_kinds(self) -> list[str]:
        return list(dict.fromkeys(PrivateKind(kind).label for _, _, kind in self.piece.private_spans))

    @property
    def answer(self) -> str:
        """What the writer said to the last question."""
        was_answered = getattr(self.piece, "last_kind", None) == StepKind.ANSWERED
        return str(getattr(self.piece, "last_said", "")) if was_answered else ""

    @property
    def days(self) -> int:
        return (timezone.now() - self.piece.waiting_since).days if self.piece.waiting_since else 0


def of_editors(**which: Any) -> Any:
    files = ContributionFile.objects.filter(contribution=OuterRef("pk")).values("kind")
    said = ContributionStep.objects.filter(
        contribution=OuterRef("pk"), kind__in=(StepKind.QUESTION, StepKind.ANSWERED)
    ).order_by("-pk")
    found = Contribution.objects.filter(**which).annotate(
        file_kinds=ArraySubquery(files), last_kind=Subquery(said.values("kind")[:1]),
        last_said=Subquery(said.values("text")[:1]),
    )  # fmt: skip
    return found.select_related("member", "page")


def pieces(urgent: int = 0) -> list[Waiting]:
    """Who may be in need first (all of them: ``urgent`` is how many), then the longest waiting; those with a question
    last."""
    rows = of_editors(state__in=AT_EDITORS).annotate(is_calm=Q(crisis_words=[]))
    return [Waiting(piece) for piece in rows.order_by("is_calm", LONGEST_FIRST, "pk")[: max(SHOWN, urgent)]]


def one(key: Any) -> Waiting | None:
    found = of_editors(pk=key).first()
    return Waiting(found) if found else None
