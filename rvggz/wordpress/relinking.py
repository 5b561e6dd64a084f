"""Links to old addresses whose page was written after the text that links to it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from wagtail.models import ReferenceIndex, Revision

from articles import entries
from articles.models import ArticlePage, Entry, ImportedItem, InformationPage
from participants.models import ParticipantPage

from .addresses import Addresses
from .ledger import PAGES, Ledger, state_of
from .report import Report

AnyPage = ArticlePage | InformationPage | ParticipantPage
LINK = re.compile(r'<a href="([^"]+)">')


@dataclass
class Relinking:
    addresses: Addresses
    ledger: Ledger
    report: Report
    is_open: bool = False  # an old link is left in the text at hand

    def all(self) -> int:
        """Go over every text that still has links to the old site; answer how many texts got better."""
        waiting = ImportedItem.objects.filter(site=self.ledger.site, kind__in=PAGES, has_old_links=True)
        changed = 0
        for record in waiting.order_by("pk").iterator(chunk_size=200):
            with self.report.item(record.kind, record.key, "", record.path):
                changed += self._one(record)
        return changed

    def _one(self, record: ImportedItem) -> bool:
        live = self.ledger.thing(record)
        if not isinstance(live, (ArticlePage, InformationPage, ParticipantPage)):
            return False
        if not self.ledger.is_untouched(record, live):
            return False
        page = live.get_latest_revision_as_object()
        self.is_open = False
        if not self._change(page):
            return False
        self._save(page, live)
        record.written, record.has_old_links = state_of(live), self.is_open
        record.save(update_fields=["written", "has_old_links", "imported_at"])
        return True

    def _change(self, page: AnyPage) -> bool:
        if isinstance(page, ParticipantPage):
            before, page.introduction = page.introduction, self.relink(page.introduction)
            return bool(before != page.introduction)
        before = list(page.body.raw_data)
        after = [self.relink(block) for block in before]
        page.body = after
        return before != after

    @staticmethod
    def _save(page: AnyPage, live: AnyPage) -> None:
        """Into the version that the import wrote: the same text, of which the links lead on now.

        Nobody saw it in between, so it needs no version of its own, no publishing and no news.
        """
        name = "introduction" if isinstance(page, ParticipantPage) else "body"
        Revision.objects.filter(pk=live.latest_revision_id).update(content=page.serializable_data())
        if live.has_unpublished_changes and live.live:
            return  # what readers see is another version
        setattr(live, name, getattr(page, name))
        type(live).objects.filter(pk=live.pk).update(**{name: getattr(page, name)})
        ReferenceIndex.create_or_update_for_object(live)
        if Entry.objects.filter(pk=live.pk).exists():  # else it is made when all texts are here
            entries.write(live)

    def relink(self, value: Any) -> Any:
        """The same value with every old link that has a place here now leading there."""
        if isinstance(value, str):
            return LINK.sub(self._tag, value) if "<a href" in value else value
        if isinstance(value, list):
            return [self.relink(each) for each in value]
        if isinstance(value, dict):
            made = {key: self.relink(each) for key, each in value.items()}
            return self._button(made) if {"page", "document", "url"} <= made.keys() else made
        return value

    def _tag(self, found: re.Match[str]) -> str:
        href = unescape(found[1])
        if not href.startswith("http") or not self.addresses.is_own(href):
            return found[0]
        target = self.addresses.resolve(href)
        self.is_open = self.is_open or target is None
        return target.tag if target else found[0]

    def _button(self, value: dict[str, Any]) -> dict[str, Any]:
        if not value["url"] or not self.addresses.is_own(value["url"]):
            return value
        target = self.addresses.resolve(value["url"])
        self.is_open = self.is_open or target is None
        if target and not target.url:
            return {**value, "page": target.page, "document": target.document, "url": ""}
        return value
