"""What an address of the queue asks for: which tab, which filters, which page. Nonsense is as if it was not there."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, TextChoices
from django.http import QueryDict
from django.utils.http import urlencode

from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.reasons import Reason
from rvggz.web.request_numbers import whole_number

WRITERS = re.compile(r"[0-9a-f]{40}(,[0-9a-f]{40})?")
LONGEST = 100  # letters to search for


class Tab(TextChoices):
    JUDGE = "wachten", "Te beoordelen"
    MAYBE_SPAM = "misschien-spam", "Waarschijnlijk spam"
    SHOWN = "geplaatst", "Geplaatst"
    REFUSED = "niet-geplaatst", "Niet geplaatst"
    SPAM = "spam", "Spam"
    ALL = "alles", "Alles"


NEED, REPORTED = "nood", "gemeld"
WHY = [
    (NEED, "Iemand is misschien in nood"),
    (REPORTED, "Gemeld door lezers"),
    *((reason, label) for reason, label in Reason.choices if reason not in {"reported", "duplicate", "shown"}),
]


@dataclass(frozen=True)
class Asked:
    tab: str = Tab.JUDGE
    why: str = ""
    article: int = 0
    writer: str = ""  # keyed hash, or two: no address of a person stands in an address of ours
    words: str = ""
    page: int = 1

    @property
    def query(self) -> str:
        """As it stands in an address, with the question mark; nothing for the queue as it opens."""
        given = {
            "stand": "" if self.tab == Tab.JUDGE else self.tab, "reden": self.why, "artikel": self.article or "",
            "schrijver": self.writer, "q": self.words, "bladzijde": self.page if self.page > 1 else "",
        }  # fmt: skip
        given = {name: value for name, value in given.items() if value}
        return f"?{urlencode(given)}" if given else ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.why or self.article or self.writer or self.words)

    @property
    def unfiltered(self) -> "Asked":
        return Asked(tab=self.tab)

    def but(self, **changes: Any) -> "Asked":
        """The same, with something else; on its first page."""
        return replace(self, **{"page": 1, **changes})

    def select(self) -> CommentQuerySet:
        found = _of_tab(self.tab).filter(_for(self.why))
        if self.article:
            found = found.filter(article=self.article)
        if self.writer:
            found = found.filter(writer__in=self.writer.split(","))
        if self.words:
            found = found.filter(Q(text__icontains=self.words) | Q(name__icontains=self.words))
        return found


def of(query: QueryDict) -> Asked:
    tab, why, writer = query.get("stand", ""), query.get("reden", ""), query.get("schrijver", "")
    return Asked(
        tab=tab if tab in Tab.values else Tab.JUDGE,
        why=why if why in dict(WHY) else "",
        article=number(query.get("artikel", "")),
        writer=writer if WRITERS.fullmatch(writer) else "",
        words=query.get("q", "").replace("\x00", "").strip()[:LONGEST],
        page=max(1, number(query.get("bladzijde", ""), most=5)),
    )


def of_string(query: str) -> Asked:
    """What stands in a form of the page we came from."""
    return of(QueryDict(query[:1000].removeprefix("?")))


def number(value: str, most: int = 9) -> int:
    """A number of at most so many digits, or 0."""
    return whole_number(value, most) or 0


def _of_tab(tab: str) -> CommentQuerySet:
    everything: CommentQuerySet = Comment.objects.all()
    newest = everything.with_words().order_by("-created_at", "-pk")
    match tab:
        case Tab.MAYBE_SPAM:
            return everything.probably_spam().urgent_first()
        case Tab.SHOWN | Tab.REFUSED | Tab.SPAM:
            status = {Tab.SHOWN: "shown", Tab.REFUSED: "refused", Tab.SPAM: "spam"}[Tab(tab)]
            return newest.filter(status=status)
        case Tab.ALL:
            return newest.exclude(status="withdrawn").exclude(status="unconfirmed", is_crisis=False)
        case _:
            return everything.to_judge().urgent_first()


def _for(why: str) -> Q:
    if why == NEED:
        return Q(is_crisis=True)
    if why == REPORTED:
        return Q(reports_count__gt=0) | Q(reason=Reason.REPORTED)
    return Q(reason=why) if why else Q()
