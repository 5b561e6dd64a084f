"""How much waits: in the menu, on the first page of the admin, and in the tabs of the queue. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, F, Q

from articles.contributions import waiting
from comments.models import Comment
from participants import reviewing
from rvggz.models import MailState, OutgoingMail

PAGES, PAGES_SECONDS = "comments.pages.waiting.1", 300
LOST_MAIL, LOST_SECONDS = "comments.mail.lost.1", 60
LOST = (MailState.UNCERTAIN, MailState.FAILED)
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
    pieces: int = 0  # of members, to read before they come on the site
    urgent_pieces: int = 0
    asked_pieces: int = 0
    pages: int = 0  # of organisations, changed by their contact persons

    @property
    def article_numbers(self) -> set[int]:
        return {number for number, _, _ in self.articles}

    @property
    def in_words(self) -> str:
        """For a menu: "(5)", or "(5, 1 dringend)"."""
        if not self.together:
            return ""
        return f"({self.together}, {self.all_urgent} dringend)" if self.all_urgent else f"({self.together})"

    @property
    def together(self) -> int:
        """Reactions, pieces and pages."""
        return self.to_judge + self.pieces + self.pages

    @property
    def all_urgent(self) -> int:
        return self.urgent + self.urgent_pieces


def of(request: Any) -> Counts:
    """Asked once a request."""
    if not hasattr(request, "reactions_waiting"):
        request.reactions_waiting = Counts(**Comment.objects.in_queue().aggregate(**NUMBERS), **of_pieces())
    return request.reactions_waiting


def by_article(request: Any) -> Counts:
    """The same, and under which articles they stand."""
    found = Comment.objects.in_queue().values("article_id", title=F("article__title"))
    rows: list[Any] = list(found.annotate(**NUMBERS))
    request.reactions_waiting = Counts(
        **{name: sum(row[name] for row in rows) for name in NUMBERS}, articles=tuple(_most_first(rows)), **of_pieces()
    )
    return request.reactions_waiting


def of_pieces() -> dict[str, Any]:
    found = waiting.numbers()
    pages = cache.get_or_set(PAGES, reviewing.number_waiting, PAGES_SECONDS)
    return {"pieces": found.pieces, "asked_pieces": found.asked, "urgent_pieces": found.urgent, "pages": pages}


def forget_pages(**kwargs: Any) -> None:
    """A workflow of Wagtail began or ended somewhere."""
    cache.delete(PAGES)
    transaction.on_commit(lambda: cache.delete(PAGES))


def lost_mail() -> int:
    """How many letters may not have left. Seldom any: kept for a minute, or until one of them is settled."""
    return int(cache.get_or_set(LOST_MAIL, OutgoingMail.objects.filter(state__in=LOST).count, LOST_SECONDS) or 0)


def forget_lost_mail() -> None:
    cache.delete(LOST_MAIL)


def forget(request: Any) -> None:
    """Something was decided in this request."""
    if hasattr(request, "reactions_waiting"):
        del request.reactions_waiting


def _most_first(rows: Iterable[dict[str, Any]]) -> Iterable[tuple[int, str, int]]:
    numbers = ((row["article_id"], row["title"], row["to_judge"] + row["maybe_spam"]) for row in rows)
    return sorted(numbers, key=lambda row: (-row[2], row[1].lower()))
