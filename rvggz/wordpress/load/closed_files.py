"""Files behind the log-in, under a name that nobody can guess: a file whose name can be guessed is as good as public.

Whether a file belongs there is decided anew with every export that says something of it.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction

from articles.models import Download, ImportedItem, Picture

from ..addresses import media_target
from ..contents import Contents
from ..ledger import MEDIA, Ledger
from ..report import Outcome, Report
from ..uploads import extension_of
from .visibility import Standing, Visibility

NAME = "Besloten (uit WordPress)"
AT_ONCE = 500
WAITS = (
    "Dit bestand staat besloten: het hoort bij iets dat niet in deze export staat. Lees ook het andere deel van de "
    "export in; mag iedereen het zien, zet het dan zelf in een andere collectie."
)


def collection_for(*, is_closed: bool) -> Collection:
    root = Collection.get_first_root_node()
    if not is_closed:
        return root
    closed = Collection.objects.filter(name=NAME).first() or root.add_child(name=NAME)
    restrictions = CollectionViewRestriction.objects.filter(collection=closed)
    if not restrictions.exists():
        CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    return closed


def secret_name(name: str) -> str:
    return f"{secrets.token_hex(12)}.{extension_of(name)}"


@dataclass
class ClosedFiles:
    """Goes over the files that an export says something of, its own and those of earlier exports."""

    contents: Contents
    ledger: Ledger
    visibility: Visibility
    report: Report
    opened: list[ImportedItem] = field(default_factory=list)

    def settle(self) -> None:
        for record in self._concerned():
            with self.report.item("media", record.key, record.path):
                self._one(record)

    def _concerned(self) -> Iterator[ImportedItem]:
        """Listed in the export, shown by an item of it, or hanging below one."""
        listed = {str(number) for number in {*self.contents.attachments, *self.contents.users_of_media}}
        seen = set[int]()
        for name, values in (
            ("key__in", listed), ("path__in", set(self.contents.users_of_file)),
            ("parent__in", set(self.contents.audience)),
        ):  # fmt: skip
            rest = iter(sorted(values, key=str))
            while some := list(islice(rest, AT_ONCE)):
                records = ImportedItem.objects.filter(Q(**{name: some}), site=self.ledger.site, kind__in=MEDIA)
                yield from [record for record in records.order_by("pk") if record.pk not in seen]
                seen |= {record.pk for record in records}

    def _one(self, record: ImportedItem) -> None:
        thing = self.ledger.thing(record)
        if not isinstance(thing, (Picture, Download)):
            return
        number = int(record.key) if record.key.lstrip("-").isdecimal() else 0
        standing = self.visibility.of(number, record.path, record.parent, thing)
        if standing == Standing.UNKNOWN and thing.collection.name == NAME:
            self.report.ask("media", record.key, thing.title, record.path, "", WAITS)
        elif standing == Standing.OPEN and record.is_closed:
            self._move(record, thing, is_closed=False)
        elif standing == Standing.CLOSED and not record.is_closed and not self._is_open_elsewhere(record):
            self._move(record, thing, is_closed=True)

    @staticmethod
    def _is_open_elsewhere(record: ImportedItem) -> bool:
        """The same bytes came under another number too, and there anyone may see them."""
        others = ImportedItem.objects.filter(kind=record.kind, object_id=record.object_id).exclude(pk=record.pk)
        return others.filter(is_closed=False).exists()

    def _move(self, record: ImportedItem, thing: Picture | Download, *, is_closed: bool) -> None:
        """Into the other collection under another name; what an editor placed elsewhere stays there."""
        record.is_closed = is_closed
        record.save(update_fields=["is_closed", "imported_at"])
        if not is_closed:
            self.opened.append(record)
        if thing.collection != collection_for(is_closed=not is_closed):
            return
        target = media_target(thing)
        if target and target.url:
            Redirect.objects.filter(automatically_created=True, redirect_link=target.url).delete()
        if isinstance(thing, Download):
            Redirect.objects.filter(automatically_created=True, redirect_link=thing.url).delete()
        elif is_closed:
            for rendition in thing.renditions.all():
                rendition.delete()
        self._rename(thing, secret_name(thing.filename) if is_closed else Path(record.path).name, is_closed=is_closed)
        self.report.count("media", Outcome.UPDATED)

    @staticmethod
    def _rename(thing: Picture | Download, name: str, *, is_closed: bool) -> None:
        """The file under its new name first; the old one goes when the database knows that."""
        stored: Any = thing.file
        storage, old = stored.storage, str(stored.name)
        stem = name.rpartition(".")[0] or name
        with storage.open(old) as file:
            thing.file = File(file, name=f"{stem}.{extension_of(old)}")  # what it is, was found when it came
            thing.collection = collection_for(is_closed=is_closed)
            thing.save()
        transaction.on_commit(lambda: storage.delete(old))
