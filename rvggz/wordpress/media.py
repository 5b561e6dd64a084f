"""Attachments become pictures and documents, each once."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from articles.models import Download, ImportedKind, Picture

from .contents import Attachment, Contents, original_of, upload_path
from .export_parts import fingerprint, moment, plain
from .html import words
from .ledger import Ledger
from .report import Outcome, Report
from .story import short
from .uploads import PICTURES, RefusedFileError, Uploads, check_document, check_picture, extension_of

HIDDEN = "Besloten (uit WordPress)"
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

    def take_all(self) -> None:
        """Import every attachment of the export."""
        for attachment in self.contents.attachments.values():
            self.take(attachment)

    def take(self, attachment: Attachment) -> Picture | Download | None:
        is_picture = extension_of(attachment.file) in PICTURES
        kind = ImportedKind.PICTURE if is_picture else ImportedKind.DOWNLOAD
        record = self.ledger.find(kind, attachment.id)
        thing = self.ledger.thing(record)
        if record and thing is None and not self.overwrite:
            self._count(Outcome.KEPT)
            return None
        if record and isinstance(thing, (Picture, Download)):
            self._refresh(attachment, kind, thing)
            return thing
        return self._make(attachment, kind)

    def _refresh(self, attachment: Attachment, kind: str, thing: Picture | Download) -> None:
        record = self.ledger.find(kind, attachment.id)
        if record is None or record.source == self._source(attachment):
            self._count(Outcome.UNCHANGED)
        elif not self.overwrite and not self.ledger.is_untouched(record, thing):
            self._count(Outcome.KEPT)
        else:
            with transaction.atomic():
                self._describe(thing, attachment)
                thing.save()
                self._note(kind, attachment, thing)
            self._count(Outcome.UPDATED)

    def _make(self, attachment: Attachment, kind: str) -> Picture | Download | None:
        path = self.uploads.find(attachment.file)
        if path is None:
            self._ask(attachment, NOT_FOUND)
            return None
        try:
            with transaction.atomic():
                thing, outcome = self._store(attachment, kind, path)
                self._note(kind, attachment, thing)
        except RefusedFileError as error:
            self._ask(attachment, f"{error} Zet het bestand om en voeg het zelf toe.")
            return None
        self._count(outcome)
        return thing

    def _store(self, attachment: Attachment, kind: str, path: Path) -> tuple[Picture | Download, Outcome]:
        model = Picture if kind == ImportedKind.PICTURE else Download
        (check_picture if model is Picture else check_document)(path)
        is_hidden = self.contents.is_hidden_media(attachment)
        thing: Picture | Download = model(collection=self._collection(is_hidden))
        with path.open("rb") as file:
            # A file whose name can be guessed is as good as public.
            name = f"{secrets.token_hex(12)}.{extension_of(path.name)}" if is_hidden else path.name
            thing.file = File(file, name=name)
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

    @staticmethod
    def _collection(is_hidden: bool) -> Collection:
        root = Collection.get_first_root_node()
        if not is_hidden:
            return root
        hidden = Collection.objects.filter(name=HIDDEN).first() or root.add_child(name=HIDDEN)
        restrictions = CollectionViewRestriction.objects.filter(collection=hidden)
        if not restrictions.exists():
            CollectionViewRestriction.objects.create(
                collection=hidden, restriction_type=CollectionViewRestriction.LOGIN
            )
        return hidden

    def picture(self, number: int, url: str) -> Picture | None:
        """The picture an ``<img>`` shows: by its number, else by its address."""
        path = upload_path(url)
        attachment = self._attachment(number, path)
        thing = self._known(ImportedKind.PICTURE, attachment.id if attachment else f"file:{original_of(path)}")
        if thing is None and attachment is None and path:
            thing = self._loose(path, ImportedKind.PICTURE)
        return thing if isinstance(thing, Picture) else None

    def document(self, number: int, url: str) -> Download | None:
        """A file to take away; a picture that is offered as a file is kept as a document as well."""
        path = upload_path(url)
        attachment = self._attachment(number, path)
        thing = self._known(ImportedKind.DOWNLOAD, attachment.id if attachment else f"file:{original_of(path)}")
        if thing is None and self.may_write:
            if attachment and extension_of(attachment.file) in PICTURES:
                thing = self._make(attachment, ImportedKind.DOWNLOAD)
            elif attachment is None and path:
                thing = self._loose(path, ImportedKind.DOWNLOAD)
        return thing if isinstance(thing, Download) else None

    def _attachment(self, number: int, path: str) -> Attachment | None:
        attachments = self.contents.attachments
        number = self.contents.attachment_of_file.get(original_of(path), 0) or (number if number in attachments else 0)
        return attachments.get(number)

    def _known(self, kind: str, key: object) -> object:
        return self.ledger.thing(self.ledger.find(kind, key))

    def _loose(self, path: str, kind: str) -> Picture | Download | None:
        """A file that a text shows although the export does not list it."""
        file, wanted = original_of(path), PICTURES if kind == ImportedKind.PICTURE else None
        if not self.may_write or (wanted and extension_of(file) not in wanted) or not self.uploads.find(file):
            return None
        loose = Attachment(0, file, "", "", "", "", "", "", "", 0, fingerprint(file))
        return self._make(loose, kind)

    @staticmethod
    def _source(attachment: Attachment) -> str:
        return attachment.fingerprint

    def _note(self, kind: str, attachment: Attachment, thing: Picture | Download) -> None:
        key = attachment.id or f"file:{attachment.file}"
        self.ledger.write(kind, key, thing, self._source(attachment), path=attachment.file)

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
