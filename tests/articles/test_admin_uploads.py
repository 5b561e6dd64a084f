"""What an editor may hand over, and what is refused with words that help."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Download, Picture
from tests import factories

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ZERO = b""


def zipped(*names, **contents):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
        for name, content in contents.items():
            package.writestr(name, content)
    return out.getvalue()


def huge_png(width=20_000, height=15_000):
    """The head of a picture of 300 megapixels, in some eighty bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def hand_over(client, kind, name, content):
    address = reverse(f"wagtail{kind}:add")
    root = "1"
    return client.post(address, {"title": "Mijn titel", "file": SimpleUploadedFile(name, content), "collection": root})


@pytest.fixture
def editor(client, anna):
    client.force_login(anna)
    return client


REFUSED_PICTURES = [
    ("programma.jpg", b"MZ\x90\x00" + b"\0" * 200, "geen afbeelding"),
    ("pagina.jpg", b"<!doctype html><script>alert(1)</script>", "geen afbeelding"),
    ("tekening.svg", SVG, "geen afbeelding"),
    ("tekening.png", SVG, "geen afbeelding"),
    ("leeg.jpg", ZERO, "leeg"),
    ("enorm.png", huge_png(), "miljoen beeldpunten"),
    ("groot.png", huge_png(10_000, 9_000), "90 miljoen beeldpunten"),
]


@pytest.mark.parametrize(("name", "content", "says"), REFUSED_PICTURES, ids=[case[0] for case in REFUSED_PICTURES])
def test_a_picture_that_is_none_is_refused_and_the_title_stays(editor, name, content, says):
    page = hand_over(editor, "images", name, content).content.decode()

    assert says in page
    assert "Mijn titel" in page
    assert not Picture.objects.exists()


REFUSED_DOCUMENTS = [
    ("verslag.docx", b"%PDF-1.7\n%...", "geen echt docx-bestand"),
    ("verslag.pdf", b"MZ\x90\x00" + b"\0" * 200, "geen echt pdf-bestand"),
    ("verslag.docx", zipped("word/document.xml", "word/vbaProject.bin"), "macro"),
    ("verslag.docx", zipped("anders.txt"), "geen echt docx-bestand"),
    ("lied.mp3", b"<html></html>" * 20, "geen echt mp3-bestand"),
    ("lijst.csv", b"MZ\0\0" + b"\0" * 100, "geen echt csv-bestand"),
    ("verslag.docm", zipped("word/document.xml"), "docm"),
    ("tekening.svg", SVG, "svg"),
    ("leeg.pdf", ZERO, "leeg"),
]


@pytest.mark.parametrize(("name", "content", "says"), REFUSED_DOCUMENTS)
def test_a_document_that_is_not_what_it_says_is_refused(editor, name, content, says):
    page = hand_over(editor, "docs", name, content).content.decode()

    assert says in page
    assert "Mijn titel" in page
    assert not Download.objects.exists()


ACCEPTED = [
    ("verslag.pdf", b"%PDF-1.7\n%..."),
    ("verslag.docx", zipped("[Content_Types].xml", "word/document.xml")),
    ("lijst.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet")),
    ("lijst.csv", "naam;plaats\nCliëntenraad;Assen\n".encode()),
    ("lied.mp3", b"ID3\x03\x00" + b"\0" * 300),
]


@pytest.mark.parametrize(("name", "content"), ACCEPTED)
def test_a_genuine_document_is_kept(editor, name, content):
    hand_over(editor, "docs", name, content)

    assert Download.objects.get().title == "Mijn titel"


def test_a_png_with_the_name_of_a_jpg_gets_its_own_name(editor):
    hand_over(editor, "images", "foto.jpg", factories.picture_file(name="x.png").read())

    assert Picture.objects.get().file.name.endswith(".png")


def test_many_at_once_says_in_dutch_what_is_wrong(editor):
    file = SimpleUploadedFile("programma.jpg", b"MZ\x90\x00" + b"\0" * 200)

    answer = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": file})

    assert "geen afbeelding" in answer.json()["error_message"]


def test_a_file_over_the_limit_is_let_go_and_the_form_says_so(editor, settings):
    settings.UPLOAD_LIMIT = {"/": 400_000}
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 400_000

    page = hand_over(editor, "docs", "film.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 2_000_000).content.decode()

    assert "te groot" in page
    assert "Mijn titel" in page


def photo_with_place(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telefoonmerk"
    exif.get_ifd(0x8825)[2] = (52.0, 22.0, 0.0)
    out = BytesIO()
    Image.new("RGB", (600, 400), "#B8430F").save(out, "JPEG", exif=exif, comment=b"geheim")
    return ContentFile(out.getvalue(), "foto.jpg")


def test_a_photo_loses_its_place_and_telephone_and_stands_upright():
    picture = Picture.objects.create(title="Foto", file=photo_with_place(orientation=6))

    with picture.file.open() as file:
        stored = file.read()
    assert b"Telefoonmerk" not in stored
    assert b"geheim" not in stored
    assert (picture.width, picture.height) == (400, 600)
    with Image.open(BytesIO(stored)) as image:
        assert image.size == (400, 600)
        assert not dict(image.getexif())


def test_a_photo_without_metadata_is_kept_byte_for_byte():
    content = factories.picture_file().read()

    picture = Picture.objects.create(title="Foto", file=ContentFile(content, "foto.jpg"))

    with picture.file.open() as file:
        assert file.read() == content
