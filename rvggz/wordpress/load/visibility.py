"""Who may see a file: what nobody could read there stays closed here, also when an export comes in parts.

A file is public because something public shows it, or hangs below something public. What neither this export nor the
ledger knows is not public: it waits behind the log-in until the part comes that says what it belongs to.
"""

from dataclasses import dataclass
from enum import Enum

from wagtail.models import Page, ReferenceIndex

from articles.models import Download, ImportedItem, Picture

from ..contents import Contents
from ..ledger import PAGES, Ledger


class Standing(Enum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # closed until more is known


@dataclass
class Visibility:
    contents: Contents
    ledger: Ledger

    def of(self, number: int, file: str, parent: int, thing: Picture | Download | None = None) -> Standing:
        """The standing of a file; ``thing`` is what it is here already."""
        audiences = self.contents.audiences_of(number, file)
        if True in audiences or (thing is not None and self._is_shown_here(thing)):
            return Standing.OPEN
        if audiences:
            return Standing.CLOSED
        if not parent:  # hangs below nothing: with the texts beside it we know that nobody hid it
            return Standing.OPEN if self.contents.audience else Standing.UNKNOWN
        could_be_read = self.contents.audience.get(parent)
        if could_be_read is None:
            could_be_read = self._can_be_read_here(parent)
        if could_be_read is None:
            return Standing.UNKNOWN
        return Standing.OPEN if could_be_read else Standing.CLOSED

    def _can_be_read_here(self, number: int) -> bool | None:
        """Of something that came with another export; None when nothing is known of it."""
        record = self.ledger.find_page(number)
        return Page.objects.filter(pk=record.object_id).live().public().exists() if record else None

    def _is_shown_here(self, thing: Picture | Download) -> bool:
        """Does a page that came from that site show it, one that anyone can read?"""
        users = ReferenceIndex.get_references_to(thing).values_list("object_id", flat=True)
        numbers = [int(pk) for pk in users if pk.isdecimal()]
        pages = ImportedItem.objects.filter(site=self.ledger.site, kind__in=PAGES, object_id__in=numbers)
        return Page.objects.filter(pk__in=pages.values("object_id")).live().public().exists()
