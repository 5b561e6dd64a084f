"""Attachments become pictures and documents, each once."""

from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.urls import reverse

from articles.models import Download, ImportedItem, ImportedKind, Picture

from .contents import Contents
from .export.attachments import Attachment, other_sizes, upload_path
from .export_parts import fingerprint, moment, plain
from .html import words
from .ledger import MEDIA, Ledger
from .load.closed_files import ClosedFiles, collection_for, secret_name
from .load.visibility import Standing, Visibility
from .report import Outcome, Report
from .story import short
from .uploads import (
    PICTURES,
    RefusedFileError,
    Uploads,
    check_document,
    check_picture,
    extension_of,
    name_by_content,
)

NOT_FOUND = (
    "Het bestand ontbreekt in de map met uploads. Zet het er zelf in, of voeg het toe bij Afbeeldingen of Documenten."
)


@dataclass
class Media:
    contents: Contents
    ledger: Ledger
    uploads: Uploads
    report: Report
    overwrite: bool = False
    may_write: bool = True  # False when --only leaves media out
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.visibility = Visibility(self.contents, self.ledger)
        self.closed_files = ClosedFiles(self.contents, self.ledger, self.visibility, self.report)

    def take_all(self) -> None:
        """Import every attachment of the export."""
        for attachment in self.contents.attachments.values():
            with self.report.item("media", attachment.id, attachment.title or attachment.file, attachment.url):
                self.take(attachment)

    def take(self, attachment: Attachment) -> Picture | Download | None:
        record = self._record(attachment)
        thing = self.ledger.thing(record)
        if record and thing is None and not self.overwrite:
            self._count(Outcome.KEPT)
            return None
        if record and isinstance(thing, (Picture, Download)):
            self._refresh(attachment, record, thing)
            return thing
        return self._make(attachment)

    def _record(self, attachment: Attachment) -> ImportedItem | None:
        """As what it came before; a text may have shown the file before the export that lists it was read."""
        is_picture = extension_of(attachment.file) in PICTURES
        likely = MEDIA if is_picture else MEDIA[::-1]
        found = (self.ledger.find(kind, attachment.id) for kind in likely)
        loose = (self.ledger.find(kind, f"file:{attachment.file}") for kind in likely)
        return next((record for record in (*found, *loose) if record), None)

    def _refresh(self, attachment: Attachment, record: ImportedItem, thing: Picture | Download) -> None:
        if record.source == attachment.fingerprint:
            self._count(Outcome.UNCHANGED)
        elif not self.overwrite and not self.ledger.is_untouched(record, thing):
            self._count(Outcome.KEPT)
        else:
            self._describe(thing, attachment)
            thing.save()
            self._note(record.kind, attachment, thing, is_closed=record.is_closed)
            self._count(Outcome.UPDATED)

    def _make(self, attachment: Attachment, kind: str = "") -> Picture | Download | None:
        """``kind``: what it has to become; else what its content is."""
        path = self.uploads.find(attachment.file)
        if path is None:
            self._ask(attachment, NOT_FOUND)
            return None
        name = name_by_content(path)
        kind = kind or (ImportedKind.PICTURE if extension_of(name) in PICTURES else ImportedKind.DOWNLOAD)
        standing = self.visibility.of(attachment.id, attachment.file, attachment.parent)
        try:
            with transaction.atomic():
                thing, outcome = self._store(attachment, kind, path, name, standing != Standing.OPEN)
                self._note(kind, attachment, thing, is_closed=standing != Standing.OPEN)
        except RefusedFileError as error:
            self._ask(attachment, f"{error} Zet het bestand om en voeg het zelf toe.")
            return None
        self._count(outcome)
        return thing

    def _store(self, attachment: Attachment, kind: str, path: Path, name: str, is_closed: bool,
               ) -> tuple[Picture | Download, Outcome]:  # fmt: skip
        model = Picture if kind == ImportedKind.PICTURE else Download
        (check_picture if model is Picture else check_document)(path, name)
        thing: Picture | Download = model(collection=collection_for(is_closed=is_closed))
        with path.open("rb") as file:
            thing.file = File(file, name=secret_name(name) if is_closed else name)
            thing._set_image_file_metadata() if isinstance(thing, Picture) else thing._set_document_file_metadata()
            file.seek(0)
            twin = model.objects.filter(file_hash=thing.file_hash, collection=thing.collection).first()
            if twin:
                return twin, Outcome.UNCHANGED
            self._describe(thing, attachment)
            thing.save()
        if made := moment(attachment.date, UTC):
            model.objects.filter(pk=thing.pk).update(created_at=made)
        return thing, Outcome.NEW

    @staticmethod
    def _describe(thing: Picture | Download, attachment: Attachment) -> None:
        name = Path(attachment.file).stem.replace("-", " ").replace("_", " ")
        thing.title = short(attachment.title or name, 255)
        if isinstance(thing, Picture):
            thing.description = short(plain(attachment.alt), 255)
            thing.caption = short(words(attachment.caption), 300)
            thing.credit = short(plain(attachment.credit), 150)

    def picture(self, number: int, url: str) -> Picture | None:
        """The picture an ``<img>`` shows."""
        path = upload_path(url)
        attachment = self.contents.attachment(number, path)
        thing = self._here(ImportedKind.PICTURE, number, path, attachment)
        if thing is None and attachment is None and path:
            thing = self._loose(path, ImportedKind.PICTURE)
        return thing if isinstance(thing, Picture) else None

    def document(self, number: int, url: str) -> Download | None:
        """A file to take away; a picture that is offered as a file is kept as a document as well."""
        path = upload_path(url)
        attachment = self.contents.attachment(number, path)
        thing = self._here(ImportedKind.DOWNLOAD, number, path, attachment)
        if thing is None and self.may_write:
            if attachment and extension_of(attachment.file) in PICTURES:
                thing = self._make(attachment, ImportedKind.DOWNLOAD)
            elif attachment is None and path:
                thing = self._loose(path, ImportedKind.DOWNLOAD)
        return thing if isinstance(thing, Download) else None

    def below(self, number: int) -> list[int]:
        """The files that hang below an item, also those that came with another export."""
        return self.contents.attached_to.get(number) or self.ledger.files_below(number)

    def _here(self, kind: str, number: int, path: str, attachment: Attachment | None) -> object:
        """What it is here: of this export, else of an earlier one, by its name, its number or a name like it."""
        if attachment:
            return self.ledger.thing(self.ledger.find(kind, attachment.id))
        record = self.ledger.find_path(path, (kind,)) if path else None
        record = record or (self.ledger.find(kind, number) if number else None)
        for name in other_sizes(path) if path and record is None else ():
            record = record or self.ledger.find_path(name, (kind,))
        return self.ledger.thing(record)

    def _loose(self, path: str, kind: str) -> Picture | Download | None:
        """A file that a text shows although the export does not list it."""
        file = self.uploads.likeliest(path)
        if not self.may_write or not file or (kind == ImportedKind.PICTURE and extension_of(file) not in PICTURES):
            return None
        return self._make(Attachment(0, file, "", "", "", "", "", "", "", 0, fingerprint(file)), kind)

    def _note(self, kind: str, attachment: Attachment, thing: Picture | Download, *, is_closed: bool) -> None:
        key = attachment.id or f"file:{attachment.file}"
        self.ledger.write(kind, key, thing, attachment.fingerprint, path=attachment.file, parent=attachment.parent,
                          is_closed=is_closed)  # fmt: skip

    def _count(self, outcome: Outcome) -> None:
        self.report.count("media", outcome)

    def _ask(self, attachment: Attachment, what: str) -> None:
        if attachment.file in self.asked:
            return
        self.asked.add(attachment.file)
        self._count(Outcome.SKIPPED)
        where = (
            reverse("wagtailimages:add") if extension_of(attachment.file) in PICTURES else reverse("wagtaildocs:add")
        )
        self.report.ask("media", attachment.id, attachment.title or attachment.file, attachment.url, where, what)
