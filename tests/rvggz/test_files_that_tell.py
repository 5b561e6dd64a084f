"""What a film or a document tells of its maker is taken out, and the file itself stays whole."""

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from rvggz.film_files import XMP, forget_where
from rvggz.office_files import without_maker

REAL = (Path(__file__).parent.parent / "journeys" / "kampvuur.mp4").read_bytes()
SECRET = b"+52.0907+005.1214/ Truus de Boer"


def box(kind, *content, is_large=False):
    body = b"".join(content)
    head = struct.pack(">I4sQ", 1, kind, len(body) + 16) if is_large else struct.pack(">I4s", len(body) + 8, kind)
    return head + body


def film(*, is_large=False):
    dates = struct.pack(">III", 0, 3_800_000_000, 3_800_000_001)
    place = box(b"udta", box(b"\xa9xyz", SECRET))
    media = box(b"mdia", box(b"mdhd", dates, bytes(12)), box(b"hdlr", b"vide"))
    track = box(b"trak", box(b"tkhd", dates, bytes(72)), place, media)
    moov = box(b"moov", box(b"mvhd", dates, bytes(88)), track, box(b"meta", SECRET), place, is_large=is_large)
    return b"".join(
        (box(b"ftyp", b"mp42", bytes(4), b"isommp42"), moov, box(b"uuid", XMP, SECRET), box(b"mdat", b"BEELD" * 99))
    )


@pytest.mark.parametrize("is_large", [False, True])
def test_a_film_forgets_where_when_and_by_whom_and_nothing_moves(is_large):
    before = film(is_large=is_large)
    upload = SimpleUploadedFile("film.mp4", before)

    assert forget_where(upload)

    after = upload.read()
    assert (len(after), after.index(b"BEELD")) == (len(before), before.index(b"BEELD"))
    assert SECRET not in after and struct.pack(">I", 3_800_000_000) not in after
    assert not {name for name in (b"udta", b"meta", b"uuid") if name in after}
    assert all(name in after for name in (b"moov", b"trak", b"mdhd", b"hdlr", b"vide"))


def test_of_a_real_film_only_what_tells_is_emptied():
    with TemporaryUploadedFile("film.mp4", "video/mp4", len(REAL), None) as upload:
        upload.write(REAL)

        assert forget_where(upload)

        after = upload.read()
    media = REAL.index(b"mdat")
    assert after[media:] == REAL[media:] if REAL.index(b"moov") < media else after[:media] == REAL[:media]
    assert len(after) == len(REAL) and b"udta" in REAL and b"udta" not in after


@pytest.mark.parametrize("cut", [1, 7, 9, 40, 120, 300])
def test_a_film_that_is_not_as_expected_stays_as_it_is(cut):
    for strange in (film()[:-cut], film()[cut:], film() + b"\0" * cut, b"", b"\0" * 300):
        upload = io.BytesIO(strange)
        changed = forget_where(upload)

        assert len(upload.getvalue()) == len(strange)
        assert changed or upload.getvalue() == strange


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return SimpleUploadedFile("brief", out.getvalue())


def test_a_spreadsheet_forgets_its_maker_and_keeps_its_cells():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.properties.creator = "soep", "Truus de Boer"
    book.save(out)

    made = without_maker(SimpleUploadedFile("lijst.xlsx", out.getvalue()), "lijst.xlsx")

    again = openpyxl.load_workbook(made)
    assert again.active["A1"].value == "soep"
    assert "Truus" not in repr(again.properties.creator)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(out) as before:
        assert whole.testzip() is None and whole.namelist() == before.namelist()
        assert not any(b"Truus" in whole.read(name) for name in whole.namelist())


def test_a_document_of_libreoffice_forgets_its_maker_and_stays_one():
    meta = b'<office:document-meta office:version="1.3"><dc:creator>Truus</dc:creator></office:document-meta>'
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a>Soep</a>", "meta.xml": meta}
    upload = package(**parts, **{"META-INF/manifest.xml": b"<m/>"})

    with zipfile.ZipFile(without_maker(upload, "brief.odt")) as whole:
        assert whole.infolist()[0].filename == "mimetype"
        assert whole.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert whole.read("content.xml") == b"<a>Soep</a>"
        assert b'office:version="1.3"' in whole.read("meta.xml") and b"Truus" not in whole.read("meta.xml")


def test_a_damaged_document_stays_as_it_is():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("docProps/core.xml", b"Truus")
        made.writestr("word/document.xml", bytes(range(256)) * 40)
    whole = out.getvalue()
    at = whole.index(b"word/document.xml") + 40

    assert without_maker(SimpleUploadedFile("brief.docx", whole), "brief.docx")
    damaged = whole[:at] + b"\xff" * 60 + whole[at + 60 :]
    assert without_maker(SimpleUploadedFile("brief.docx", damaged), "brief.docx") is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("brief.docx", {"word/document.xml": b"<a/>"}),  # tells nothing
        ("brief.docx", {"docProps/core.xml": b"Truus", "_xmlsignatures/sig1.xml": b"<s/>"}),
        ("brief.odt", {"meta.xml": b"Truus", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        ("brief.odt", {"meta.xml": b"Truus"}),  # without its list of contents
        ("boek.epub", {"meta.xml": b"Truus"}),
    ],
)
def test_what_is_signed_locked_or_strange_stays_as_it_is(name, parts):
    upload = package(**parts)

    assert without_maker(upload, name) is None
    for broken in (b"PK\3\4 broken", upload.file.getvalue()[:-30], upload.file.getvalue().replace(b"Truus", b"Trust")):
        assert without_maker(SimpleUploadedFile(name, broken), name) is None
    assert upload.tell() == 0
