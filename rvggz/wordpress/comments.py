"""Comments of the old site become reactions: the conversations and dates as they were, nobody is mailed.

What is here already stays as it is here as soon as a moderator or the writer did anything with it; what was erased
or deleted here does not come back.
"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from articles.models import ArticlePage, ImportedItem, ImportedKind
from comments import services
from comments.models import Comment as Reaction
from participants.models import Member

from .comment_rows import Place, address_of, fingerprint_of, make, words_of
from .contents import APPROVED, WAITING, Contents, state_of
from .export_parts import Comment, Item
from .ledger import Ledger
from .people import People
from .report import Outcome, Report

logger = logging.getLogger(__name__)
AT_ONCE = 1000
TAKEN = {APPROVED, WAITING}


@dataclass
class Comments:
    """Takes over what stands under the articles, one article in one transaction."""

    contents: Contents
    ledger: Ledger
    people: People
    report: Report
    homeless: int = 0  # reactions under articles that are not here

    def take_all(self, step: Callable[[int], None]) -> None:
        if not self.contents.comments:
            return
        seen = set[int]()
        for part in self.contents.export.read():
            step(self.contents.export.position)
            if isinstance(part, Item) and part.comments and part.id not in seen:
                seen.add(part.id)
                self._item(part)
        if self.homeless:
            self.report.remarks.append(
                f"{self.homeless} reacties horen bij artikelen die hier niet staan; ze zijn niet overgenomen."
            )

    def _item(self, item: Item) -> None:
        record = self.ledger.find(ImportedKind.ARTICLE, item.id)
        if record and ArticlePage.objects.filter(pk=record.object_id).exists():
            self._article(item, record.object_id)
            return
        wanted = sum(state_of(comment) in TAKEN for comment in item.comments)
        self.report.count("comments", Outcome.SKIPPED, len(item.comments))
        if item.type == "post":
            self.homeless += wanted
        elif wanted and item.status != "trash":
            self.report.ask("comments", item.id, item.title, item.link, "",
                            f"Hier stonden {wanted} reacties. Alleen onder artikelen kan iemand reageren; "
                            "ze zijn niet overgenomen.")  # fmt: skip

    def _article(self, item: Item, article_pk: int) -> None:
        try:
            with transaction.atomic():
                counts = Conversations(self.ledger.site, item, article_pk, self.people, self.report).take()
        except Exception as error:  # one odd conversation must not cost the others
            logger.exception("import of the comments of %s failed", item.id)
            counts = Counter({Outcome.FAILED: len(item.comments)})
            self.report.ask("comments", item.id, item.title, item.link, "",
                            f"Reacties niet overgenomen door een fout: {type(error).__name__}")  # fmt: skip
        for outcome, number in counts.items():
            self.report.count("comments", outcome, number)


@dataclass
class Conversations:
    """All comments of one article."""

    site: str
    item: Item
    article_pk: int
    people: People
    report: Report
    counts: Counter[Outcome] = field(default_factory=Counter)
    records: dict[int, ImportedItem] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)  # of what stands here, by number there
    members: dict[str, Member] = field(default_factory=dict)
    now: datetime = field(default_factory=timezone.now)

    def take(self) -> Counter[Outcome]:
        """Bring what is new, renew what changed there and not here. The caller holds a transaction."""
        numbered = {one.id: one for one in reversed(self.item.comments) if one.id}  # the first of a number counts
        self.counts[Outcome.SKIPPED] += len(self.item.comments) - len(numbered)
        self._look_up(numbered)
        new = [one for number, one in sorted(numbered.items()) if self._is_new(one)]
        self._bring(new, {number: one.parent for number, one in numbered.items()})
        if self.counts[Outcome.NEW] or self.counts[Outcome.UPDATED]:
            services.refresh(self.article_pk)
        return self.counts

    def _look_up(self, numbered: dict[int, Comment]) -> None:
        """What of it is here already, and which members wrote it: three queries for every thousand."""
        numbers = sorted({*numbered, *(one.parent for one in numbered.values())} - {0})
        for start in range(0, len(numbers), AT_ONCE):
            keys = [str(number) for number in numbers[start : start + AT_ONCE]]
            found = ImportedItem.objects.filter(site=self.site, kind=ImportedKind.REACTION, key__in=keys)
            records = {record.object_id: record for record in found}
            self.records.update({int(record.key): record for record in records.values()})
            rows = Reaction.objects.filter(pk__in=records, article_id=self.article_pk)
            for row in rows.values_list(*Place.COLUMNS):
                self.places[int(records[row[0]].key)] = Place(*row)
        wanted = sorted({address_of(one).lower() for one in numbered.values()} - {""})
        for start in range(0, len(wanted), AT_ONCE):
            known = Member.objects.annotate(lower=Lower("email")).filter(lower__in=wanted[start : start + AT_ONCE])
            self.members.update({member.email.lower(): member for member in known})

    def _is_new(self, comment: Comment) -> bool:
        """Has it to be made? Counts what has not, and renews it where only the old site changed it."""
        record, place, is_wanted = self.records.get(comment.id), self.places.get(comment.id), state_of(comment) in TAKEN
        if record is None:
            is_new = is_wanted and bool(words_of(comment)["text"])
            self.counts[Outcome.NEW if is_new else Outcome.SKIPPED] += 1
            return is_new
        if record.source == fingerprint_of(comment) and (place is not None or not is_wanted):
            self.counts[Outcome.UNCHANGED] += 1
        elif place is None or not place.is_untouched(record.written) or not is_wanted:
            self.counts[Outcome.KEPT] += 1
            if place is not None and not is_wanted:
                self.report.ask("comments", comment.id, self.item.title, self.item.link, "",
                                f"Is in WordPress nu {state_of(comment)}, maar staat hier nog.")  # fmt: skip
        else:
            services.renew(place.pk, **words_of(comment))
            ImportedItem.objects.filter(pk=record.pk).update(
                source=fingerprint_of(comment), written=Place.written(place.version + 1)
            )
            self.counts[Outcome.UPDATED] += 1
        return False

    def _bring(self, new: list[Comment], parents: dict[int, int]) -> None:
        """Numbers first, so that an answer knows whom it answers whatever the order; then all rows."""
        numbers = services.free_numbers(len(new))
        for one, number in zip(new, numbers, strict=True):
            self.places[one.id] = Place.new(number, self._moment(one))
        settled = {number for number, place in self.places.items() if not place.is_new}
        for one in new:
            self._join(one.id, parents, settled)
        for start in range(0, len(new), AT_ONCE):
            some = new[start : start + AT_ONCE]
            services.bring(
                make(one, self.places[one.id], self.article_pk, self._member(one), self._moment(one)) for one in some
            )
            ImportedItem.objects.bulk_create(
                ImportedItem(
                    site=self.site, kind=ImportedKind.REACTION, key=str(one.id), object_id=self.places[one.id].pk,
                    source=fingerprint_of(one), written=Place.written(1),
                )
                for one in some
            )  # fmt: skip

    def _member(self, comment: Comment) -> Member | None:
        """Who wrote it: whose account it was there, or who has the same address."""
        return self.people.of_account(comment.user_id) or self.members.get(address_of(comment).lower())

    def _moment(self, comment: Comment) -> datetime:
        return comment.written or self.item.published or self.now

    def _join(self, number: int, parents: dict[int, int], settled: set[int]) -> None:
        """Whom it answers: the nearest above it that is here; without one it begins a conversation of its own."""
        line, last = {number: None}, number
        while last not in settled and (last := parents.get(last, 0)) and last not in line:
            line[last] = None
        here = [each for each in reversed(line) if each in self.places]
        for above, below in pairwise(here):
            self.places[below] = self.places[below].under(self.places[above])
        settled.update(here)
