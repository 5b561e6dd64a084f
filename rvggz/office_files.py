"""Takes out of a document of Word, Excel, PowerPoint or LibreOffice who made it, for whom and when.

These are zip files; the parts that tell of the maker are replaced by empty ones, all others are copied. Names in
remarks and in tracked changes stay: they are part of the text.
"""

import lzma
import re
import shutil
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

from django.core.files.base import ContentFile

XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
EMPTY = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{OFFICE}/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/officeDocument/2006/custom-properties"/>',
}
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="{}">'
    "<office:meta/></office:document-meta>"
)
VERSION = re.compile(rb'office:version="(1\.\d)"')
OFFICE_KINDS, OPEN_KINDS = {".docx", ".xlsx", ".pptx"}, {".odt", ".ods", ".odp"}
MOST_UNPACKED, MOST_PARTS = 80 * 1024 * 1024, 5000
# Signed or locked: it would not hold, or not open, any more.
SEALED = ("_xmlsignatures/", "META-INF/documentsignatures")


class LeaveItError(Exception):
    """Not to be written anew."""


STRANGE = (
    LeaveItError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, ValueError, NotImplementedError,
    RuntimeError, OSError, EOFError,
)  # fmt: skip


def without_maker(file: Any, name: str) -> ContentFile[bytes] | None:
    """The document without its properties; nothing when there are none, or when it had better stay as it is."""
    kind = PurePath(name).suffix.lower()
    if kind not in OFFICE_KINDS | OPEN_KINDS:
        return None
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as package:
            made = _anew(package, is_open=kind in OPEN_KINDS)
    except STRANGE:
        return None
    finally:
        file.seek(0)
    return ContentFile(made, name=name) if made else None


def _anew(package: zipfile.ZipFile, *, is_open: bool) -> bytes | None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or len(names) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise LeaveItError
    if any(part.flag_bits & 1 or part.filename.startswith(SEALED) for part in parts):
        raise LeaveItError
    if is_open and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise LeaveItError
    empty = _emptied(package, names, is_open=is_open)
    if not empty:
        return None
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in parts:
            source: IO[bytes] = BytesIO(empty[part.filename]) if part.filename in empty else package.open(part)
            with source, made.open(_entry(part), "w") as target:
                shutil.copyfileobj(source, target)
    return out.getvalue()


def _emptied(package: zipfile.ZipFile, names: list[str], *, is_open: bool) -> dict[str, bytes]:
    if not is_open:
        return {name: XML + EMPTY[name].encode() for name in names if name in EMPTY}
    if "meta.xml" not in names:
        return {}
    found = VERSION.search(package.read("meta.xml"))
    return {"meta.xml": XML + META.format(found[1].decode() if found else "1.2").encode()}


def _entry(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """In the same place and packed alike (the first part of an OpenDocument must not be packed), without its date."""
    entry = zipfile.ZipInfo(part.filename)
    is_packed = part.compress_type != zipfile.ZIP_STORED
    entry.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    entry.external_attr = part.external_attr
    return entry
