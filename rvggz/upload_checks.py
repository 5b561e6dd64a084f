"""Is a file what its name says? Asked of the first bytes or the list of contents; nothing is decoded or unpacked."""

import zipfile
import zlib
from pathlib import PurePath
from typing import BinaryIO

import filetype  # type: ignore[import-untyped]
import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from rvggz import active_content

pillow_heif.register_heif_opener()

HEAD = 8192  # bytes
TEXT = {"csv", "txt", "vtt"}
# What must be inside: these are all zip files.
PACKAGES = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
MIMETYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}
# What the first bytes of a file may be taken for, by its extension.
KINDS = {
    "jpg": {"jpg"}, "m4a": {"m4a", "mp4", "m4v"}, "mp3": {"mp3"}, "mp4": {"mp4", "m4v", "mov"}, "ogg": {"ogg"},
    "pdf": {"pdf"}, "png": {"png", "apng"}, "rtf": {"rtf"}, "webm": {"webm", "mkv"}, "zip": {"zip"},
}  # fmt: skip

NOT_WHAT_IT_SAYS = (
    "Dit bestand is geen echt {extension}-bestand, al heet het wel zo. Open het in het programma waarin je het maakte "
    "en bewaar het opnieuw als {extension}."
)
MACROS = (
    "In dit bestand zitten macro's of andere onderdelen die uit zichzelf iets doen, zoals een ingesloten programma "
    "of een sjabloon van internet. Die kunnen kwaad. Bewaar het zonder die onderdelen, of als pdf, en "
    "probeer het opnieuw."
)
TOO_MANY_PIXELS = (
    "Deze afbeelding is te groot: {found} miljoen beeldpunten. Er passen er hoogstens {most} miljoen in. Maak de "
    "afbeelding kleiner, bijvoorbeeld 3.000 beeldpunten breed, en probeer het opnieuw."
)


BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
    active_content.UnreadableError,
)  # fmt: skip


def check_document(file: BinaryIO, name: str) -> None:
    """Raise ``ValidationError`` when the file is not what its extension promises, or holds macros."""
    extension = PurePath(name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if extension in PACKAGES or extension in MIMETYPES:
        genuine = _is_package(file, extension)
    elif extension in TEXT:
        genuine = b"\0" not in head and filetype.guess(head) is None
    else:
        found = filetype.guess(head)
        genuine = found is not None and found.extension in KINDS.get(extension, set())
    file.seek(0)
    if not genuine:
        raise ValidationError(NOT_WHAT_IT_SAYS.format(extension=extension), code="not_what_it_says")


def _is_package(file: BinaryIO, extension: str) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            if active_content.is_active(package, is_open_document=extension in MIMETYPES):
                raise ValidationError(MACROS, code="macros")
            if extension in PACKAGES:
                return PACKAGES[extension] in package.namelist() and active_content.is_office(package, extension)
            with package.open("mimetype") as mimetype:
                return mimetype.read(100).decode("ascii", "replace").strip() == MIMETYPES[extension]
    except BROKEN:
        return False


def check_pixels(file: BinaryIO) -> None:
    """Raise ``ValidationError`` when a picture has more pixels than we decode. Reads its head only."""
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    file.seek(0)
    try:
        with Image.open(file) as image:
            found = image.width * image.height
    except Image.DecompressionBombError:
        found = 2 * int(Image.MAX_IMAGE_PIXELS or most)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return  # not a picture at all: the form field says so
    finally:
        file.seek(0)
    if found > most:
        millions = f"{found // 1_000_000}"
        raise ValidationError(
            TOO_MANY_PIXELS.format(found=millions, most=most // 1_000_000), code="file_too_many_pixels"
        )
