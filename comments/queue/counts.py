"""How much waits: in the menu, on the first page of the admin, and in the tabs of the queue. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from comments.models import Comment

MAYBE_SPAM = Q(status="held", reason="probably-spam", is_crisis=False)
NUMBERS = {
    "to_judge": Count("pk", filter=~MAYBE_SPAM),
    "urgent": Count("pk", filter=Q(is_crisis=True)),
    "maybe_spam": Count("pk", filter=MAYBE_SPAM),
}


@dataclass(frozen=True)
class Counts:
    to_judge: int = 0
    urgent: int = 0
    maybe_spam: int = 0
    articles: tuple[tuple[int, str, int], ...] = ()  # number, title, how many wait: most first

    @property
    def article_numbers(self) -> set[int]:
        return {number for number, _, _ in self.articles}

    @property
    def in_words(self) -> str:
        """For a menu: "(5)", or "(5, 1 dringend)"."""
        if not self.to_judge:
            return ""
        return f"({self.to_judge}, {self.urgent} dringend)" if self.urgent else f"({self.to_judge})"


def of(request: Any) -> Counts:
    """Asked once a request."""
    if not hasattr(request, "reactions_waiting"):
        request.reactions_waiting = Counts(**Comment.objects.in_queue().aggregate(**NUMBERS))
    return request.reactions_waiting


def by_article(request: Any) -> Counts:
    """The same, and under which articles they stand."""
    found = Comment.objects.in_queue().values("article_id", title=F("article__title"))
    rows: list[Any] = list(found.annotate(**NUMBERS))
    request.reactions_waiting = Counts(
        **{name: sum(row[name] for row in rows) for name in NUMBERS}, articles=tuple(_most_first(rows))
    )
    return request.reactions_waiting


def forget(request: Any) -> None:
    """Something was decided in this request."""
    if hasattr(request, "reactions_waiting"):
        del request.reactions_waiting


def _most_first(rows: Iterable[dict[str, Any]]) -> Iterable[tuple[int, str, int]]:
    numbers = ((row["article_id"], row["title"], row["to_judge"] + row["maybe_spam"]) for row in rows)
    return sorted(numbers, key=lambda row: (-row[2], row[1].lower()))
