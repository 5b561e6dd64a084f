"""Finds and judges files of the old ``wp-content/uploads``. Nothing outside that folder is read, nothing is fetched."""

import unicodedata
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from willow.image import Image as WillowImage
from willow.image import UnrecognisedImageFormatError

from rvggz import upload_checks

from .export.attachments import other_sizes

PICTURES = {"jpg", "jpeg", "png", "gif", "webp", "avif", "heic"}
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"<?php", b"\xca\xfe\xba\xbe")
ZIPPED = {"docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip"}
STARTS = {
    "pdf": (b"%PDF",), "rtf": (b"{\\rtf",), "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "ogg": (b"OggS",), "webm": (b"\x1a\x45\xdf\xa3",), "png": (b"\x89PNG",), "jpg": (b"\xff\xd8",),
    **dict.fromkeys(ZIPPED, (b"PK\x03\x04",)),
}  # fmt: skip


class RefusedFileError(Exception):
    """Why a file is not taken over, in words for an editor."""


class Uploads:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None
        self._names: dict[Path, dict[str, str]] = {}

    def find(self, path: str) -> Path | None:
        """The file of this name, whatever its capitals and spelling; else what WordPress had made smaller of it.

        Only below the folder, also after links.
        """
        stem, dot, extension = path.rpartition(".")
        plain = stem.removesuffix("-scaled").removesuffix("-rotated")
        larger = f"{plain}.{extension}" if plain != stem else f"{stem}-scaled.{extension}"
        return self._of_name(path) or (self._of_name(larger) if dot else None)

    def likeliest(self, path: str) -> str:
        """The name of what a text shows by an address alone: a larger file only where this one was made of it."""
        exact = self._of_name(path)
        for name in other_sizes(path):
            larger = self._of_name(name)
            if larger and (exact is None or is_same_shape(exact, larger)):
                return name
        return path if exact else ""

    def _of_name(self, path: str) -> Path | None:
        if self.folder is None or not path or "\x00" in path:
            return None
        for name in dict.fromkeys((path, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD")))):
            if found := self._inside(name):
                return found
        return self._inside(self._as_it_is_written(path))

    def _as_it_is_written(self, path: str) -> str:
        """The same path in the capitals and the spelling that the folders have."""
        place, parts = self.folder or Path(), path.strip("/").split("/")
        for index, part in enumerate(parts):
            parts[index] = self._names_in(place).get(_spelling(part), part)
            place = place / parts[index]
        return "/".join(parts)

    def _names_in(self, place: Path) -> dict[str, str]:
        if place not in self._names:
            try:
                names = [each.name for each in place.iterdir()] if self._is_inside(place) else []
            except OSError:
                names = []
            self._names[place] = {_spelling(name): name for name in names}
        return self._names[place]

    def _is_inside(self, place: Path) -> bool:
        return self.folder is not None and place.resolve().is_relative_to(self.folder)

    def _inside(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        try:
            found = (self.folder / name.lstrip("/")).resolve()
            return found if found.is_relative_to(self.folder) and found.is_file() else None
        except OSError:  # a name too long for any file
            return None


def _spelling(name: str) -> str:
    return unicodedata.normalize("NFC", unquote(name)).casefold()


def is_same_shape(one: Path, other: Path) -> bool:
    """Do two pictures differ in size alone?"""
    try:
        with Image.open(one) as first, Image.open(other) as second:
            (width, height), (wide, high) = first.size, second.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
    return abs(width * high - height * wide) <= max(wide, high)  # a pixel is lost where it was made smaller


def name_by_content(path: Path) -> str:
    """The name of a file with the ending that its content has, where that can be seen: a PNG may be called .jpg."""
    told, seen = extension_of(path.name), _kind_of_content(path)
    return path.name if seen in {"", "jpg" if told == "jpeg" else told} else f"{path.stem}.{seen}"


def _kind_of_content(path: Path) -> str:
    """``jpg``, ``png``, ``pdf`` …; nothing where the first bytes do not say it."""
    with path.open("rb") as file:
        if file.read(5) == b"%PDF-":
            return "pdf"
        file.seek(0)
        try:
            seen = str(WillowImage.open(file).format_name).replace("jpeg", "jpg")
        except (UnrecognisedImageFormatError, OSError, ValueError, SyntaxError):
            return ""
    return seen if seen in PICTURES else ""


def extension_of(path: str) -> str:
    return path.rpartition(".")[2].lower() if "." in path else ""


def check_picture(path: Path, name: str) -> None:
    """As an upload in the admin is checked: type, size, number of pixels, content that fits the name."""
    with path.open("rb") as file:
        upload = UploadedFile(file=file, name=name, size=path.stat().st_size)
        try:
            WagtailImageField().to_python(upload)
        except ValidationError as error:
            raise RefusedFileError(" ".join(error.messages)) from error
        except (OSError, UnidentifiedImageError, ValueError, SyntaxError) as error:
            raise RefusedFileError("Dit bestand is geen leesbare afbeelding.") from error


def check_document(path: Path, name: str) -> None:
    extension, size = extension_of(name), path.stat().st_size
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise RefusedFileError(f"Bestanden van het type {extension or 'onbekend'} nemen we niet over.")
    if size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise RefusedFileError("Dit bestand is te groot.")
    with path.open("rb") as file:
        start = file.read(2048)
    expected = STARTS.get(extension)
    is_wrong = bool(expected) and not start.lstrip(b"\xef\xbb\xbf\x00\r\n ").startswith(expected or ())
    if not start or is_wrong or start.startswith(PROGRAMS) or b"<script" in start.lower():
        raise RefusedFileError("De inhoud van dit bestand past niet bij zijn naam.")
    if extension in ZIPPED - {"zip"}:
        with path.open("rb") as file:
            try:
                upload_checks.check_document(file, name)
            except ValidationError as error:
                raise RefusedFileError(" ".join(error.messages)) from error
