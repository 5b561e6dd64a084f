"""Files of a piece: checked, kept where only the writer can have them, and brought to the site when it is submitted."""

import uuid
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, F, Sum
from django.utils.text import slugify
from wagtail.models import Page, ReferenceIndex

from articles.contributions import space
from articles.models import EDITABLE, Contribution, ContributionFile, Download, FileKind, Picture
from participants.names import ShownAs
from rvggz.film_files import forget_where
from rvggz.office_files import without_maker
from rvggz.picture_files import without_metadata
from rvggz.upload_checks import check_document
from rvggz.upload_fields import EMPTY, PictureField

MEGABYTE = 1024 * 1024
MOST_FILES, MOST_TOGETHER = 20, 700 * MEGABYTE
MOST = {FileKind.PICTURE: 20 * MEGABYTE, FileKind.VIDEO: 500 * MEGABYTE, FileKind.DOCUMENT: 20 * MEGABYTE}
EXTENSIONS = {
    FileKind.VIDEO: {"mp4", "webm"},
    FileKind.DOCUMENT: {"pdf", "docx", "odt", "txt", "rtf", "xlsx", "ods", "pptx", "odp", "epub"},
}
LARGE = {
    FileKind.PICTURE: "Deze foto is te groot ({found} MB). Een foto mag hoogstens {most} MB zijn. Stuur een kleinere "
    "versie, of kies een andere foto.",
    FileKind.VIDEO: "Deze video is te groot ({found} MB). Er past hoogstens {most} MB in. Maak hem korter, of zet hem "
    "op YouTube of Vimeo en geef ons het adres.",
    FileKind.DOCUMENT: "Dit document is te groot ({found} MB). Een document mag hoogstens {most} MB zijn.",
}
WRONG = {
    FileKind.VIDEO: "Kies een video die eindigt op .mp4 of .webm. Andere video's kan niet elke telefoon afspelen.",
    FileKind.DOCUMENT: "Dit soort bestand kunnen we niet plaatsen. Kies een pdf, of een document van Word of "
    "LibreOffice.",
}
#: How the names of files end that bring_to_site() made: Wagtail cuts long ones short.
ON_SITE = r"-[0-9a-f]{20,32}(_\w{7})?\.[a-z0-9]{1,6}$"
NO_ALT = "Schrijf in een paar woorden wat er op deze foto te zien is. Dat is voor mensen die hem niet kunnen zien."
TOO_MANY = f"Er zitten al {MOST_FILES} bestanden bij dit stuk. Haal er eerst een weg."
TOO_MUCH = "De bestanden bij dit stuk zijn samen te groot. Haal er eerst een weg, of kies een kleiner bestand."


@dataclass(frozen=True)
class Checked:
    file: Any
    width: int | None = None
    height: int | None = None


def check(kind: FileKind, file: Any, name: str) -> Checked:
    """Is it what it says, and not too large? Then without what it tells of its maker, as far as we can.

    Raises ValidationError with what to do next.
    """
    if not file.size:
        raise ValidationError(EMPTY)
    if file.size > MOST[kind]:
        found, most = -(-file.size // MEGABYTE), MOST[kind] // MEGABYTE
        raise ValidationError(LARGE[kind].format(found=found, most=most))
    if kind == FileKind.PICTURE:
        clean = PictureField().to_python(file)
        return Checked(without_metadata(clean) or clean, clean.image.get_size()[0], clean.image.get_size()[1])
    if PurePath(name).suffix.lower().lstrip(".") not in EXTENSIONS[kind]:
        raise ValidationError(WRONG[kind])
    check_document(file, name)
    if kind == FileKind.VIDEO:
        forget_where(file)
        return Checked(file)
    return Checked(without_maker(file, name) or file)


def add(piece: Contribution, kind: FileKind, file: Any, alt: str = "") -> ContributionFile:
    """Keep a file with a piece. Raises ValidationError."""
    name = PurePath(str(file.name).replace("\x00", "")).name[:200] or "bestand"
    checked = check(kind, file, name)
    with transaction.atomic():
        Contribution.objects.select_for_update(of=("self",)).get(pk=piece.pk, state__in=EDITABLE)
        kept = piece.files.aggregate(number=Count("pk"), size=Sum("size"))
        if kept["number"] >= MOST_FILES:
            raise ValidationError(TOO_MANY)
        if (kept["size"] or 0) + file.size > MOST_TOGETHER:
            raise ValidationError(TOO_MUCH)
        space.check(piece, file.size)
        made = ContributionFile(
            contribution=piece,
            kind=kind,
            name=name,
            alt=alt,
            size=checked.file.size,
            width=checked.width,
            height=checked.height,
        )
        made.file.save(unguessable(checked.file.name or name), File(checked.file, name), save=False)
        made.save()
    return made


def unguessable(name: str) -> str:
    """Nothing of the name stays: "foto-jan-de-vries.jpg" would tell who wrote a piece without a name."""
    return f"{uuid.uuid4().hex}{PurePath(name).suffix.lower()[:6]}"


def remove(file: ContributionFile) -> None:
    """With what was made of it, unless a page has that: then it is the page's until it changes."""
    made = file.picture or file.download
    with transaction.atomic():
        Contribution.objects.select_for_update(of=("self",)).get(pk=file.contribution_id, state__in=EDITABLE)
        file.delete()  # the private file follows: see signal_handlers.py
        if made and not _is_used_elsewhere(made, file.contribution):
            made.delete()


def _is_used_elsewhere(made: Any, piece: Contribution) -> bool:
    """Does another page show it, or the live version of this one?"""
    uses = ReferenceIndex.get_references_to(made)
    if piece.page_id and not piece.is_live:
        uses = uses.exclude(base_content_type=ContentType.objects.get_for_model(Page), object_id=str(piece.page_id))
    return bool(uses.exists())


def remove_all(piece: Contribution) -> None:
    """What an editor uses on another page stays there."""
    for file in piece.files.select_related("picture", "download"):
        made = file.picture or file.download
        file.delete()
        if made and not ReferenceIndex.get_references_to(made).exists():
            made.delete()


def forget(file: ContributionFile) -> None:
    """The row is gone: so is the file, once that is certain."""
    if file.file:
        storage, name = file.file.storage, str(file.file.name)
        transaction.on_commit(lambda: storage.delete(name))


def bring_to_site(files: list[ContributionFile], member: Any) -> None:
    """Make pictures and documents of the site of files that are not yet. Their names cannot be guessed."""
    for file in files:
        if file.picture_id or file.download_id or not file.file:
            continue
        storage, name = file.file.storage, file.file.name
        is_named = file.contribution.content.get("shown_as") == ShownAs.NAME
        title = (file.alt or (PurePath(file.name).stem if is_named else file.contribution.title))[:255]
        with file.file.open("rb") as source:
            content = File(source, f"{slugify(title)[:50] or 'bestand'}-{PurePath(str(name)).name}")
            if file.kind == FileKind.PICTURE:
                file.picture = Picture.objects.create(
                    title=title, description=file.alt, file=content, uploaded_by_user=member
                )
            else:
                file.download = Download.objects.create(
                    title=title, file=content, file_size=file.size, uploaded_by_user=member
                )
        file.file = ""
        file.save(update_fields=["file", "picture", "download"])
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))  # type: ignore[misc]


def copy(file: ContributionFile, piece: Contribution) -> ContributionFile:
    """The same file with another piece of the same writer. Raises ValidationError when there is no room."""
    stored = file.stored
    with transaction.atomic(), stored.open("rb") as source:
        space.check(piece, file.size)
        made = ContributionFile(
            contribution=piece, kind=file.kind, name=file.name, alt=file.alt, size=file.size, width=file.width,
            height=file.height,
        )  # fmt: skip
        made.file.save(unguessable(str(stored.name)), File(source), save=False)
        made.save()
    return made


def describe(piece: Contribution, alts: dict[int, str]) -> None:
    """What is to be seen in the pictures, as it was typed in the form."""
    for file in piece.files.filter(pk__in=alts):
        if file.alt != alts[file.pk]:
            ContributionFile.objects.filter(pk=file.pk).update(alt=alts[file.pk])


def lacking_alt(piece: Contribution) -> list[ContributionFile]:
    return list(piece.files.filter(kind=FileKind.PICTURE, alt=""))


def total(piece: Contribution) -> int:
    return int(piece.files.aggregate(size=Sum(F("size")))["size"] or 0)
