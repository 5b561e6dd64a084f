"""Finds and judges files of the old ``wp-content/uploads``. Nothing outside that folder is read, nothing is fetched."""

import unicodedata
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import UnidentifiedImageError
from wagtail.images.fields import WagtailImageField

from .contents import original_of

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

    def find(self, path: str) -> Path | None:
        """The file itself, else the scaled copy WordPress kept; only below the folder, also after links."""
        if self.folder is None or not path or "\x00" in path:
            return None
        for name in dict.fromkeys((original_of(path), path)):
            for form in ("NFC", "NFD"):
                if found := self._inside(unicodedata.normalize(form, name)):
                    return found
        stem, dot, extension = original_of(path).rpartition(".")
        return self._inside(f"{stem}-scaled.{extension}") if dot else None

    def _inside(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        try:
            found = (self.folder / name.lstrip("/")).resolve()
            return found if found.is_relative_to(self.folder) and found.is_file() else None
        except OSError:  # a name too long for any file
            return None


def extension_of(path: str) -> str:
    return path.rpartition(".")[2].lower() if "." in path else ""


def check_picture(path: Path) -> None:
    """As an upload in the admin is checked: type, size, number of pixels, content that fits the name."""
    with path.open("rb") as file:
        upload = UploadedFile(file=file, name=path.name, size=path.stat().st_size)
        try:
            WagtailImageField().to_python(upload)
        except ValidationError as error:
            raise RefusedFileError(" ".join(error.messages)) from error
        except (OSError, UnidentifiedImageError, ValueError, SyntaxError) as error:
            raise RefusedFileError("Dit bestand is geen leesbare afbeelding.") from error


def check_document(path: Path) -> None:
    extension, size = extension_of(path.name), path.stat().st_size
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
