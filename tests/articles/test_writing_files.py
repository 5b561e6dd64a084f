"""Pictures, videos and documents of a piece: what is taken, how, and where it goes."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.contributions import deciding, files, submitting
from articles.models import Contribution, ContributionFile, FileKind
from tests.articles.writing import MP4, draft, form_data, now, picture


@pytest.mark.parametrize(
    ("kind", "name", "data", "said"),
    [
        ("picture", "kat.jpg", b"MZ\x90\x00" + b"\0" * 900, "geen afbeelding"),
        ("picture", "kat.jpg", b"", "leeg"),
        ("video", "film.mp4", b"MZ\x90\x00" + b"\0" * 900, "geen echt mp4-bestand"),
        ("video", "film.avi", b"RIFF", ".mp4"),
        ("document", "brief.exe", b"MZ", "kunnen we niet plaatsen"),
        ("document", "brief.pdf", b"<html><script>", "geen echt pdf-bestand"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_plain_words(piece, client, kind, name, data, said):
    answer = client.post(
        f"{piece.get_absolute_url()}bestanden/", {"kind": kind, "file": SimpleUploadedFile(name, data)}
    )

    assert answer.status_code == 422
    assert said in answer.json()["error"]
    assert not ContributionFile.objects.exists()


def test_a_video_goes_from_the_draft_to_the_preview_to_the_site(piece, client, anna):
    film = SimpleUploadedFile("film.mp4", MP4, "video/mp4")

    line = client.post(f"{piece.get_absolute_url()}bestanden/", {"kind": "video", "file": film, "size": len(MP4)})

    assert "film.mp4" in line.content.decode()
    shown = f"{piece.get_absolute_url()}bestanden/{piece.files.get().pk}/"
    before = client.get(f"{piece.get_absolute_url()}voorbeeld/").content.decode()
    assert f'<source src="{shown}" type="video/mp4">' in before
    answer = client.get(shown)
    assert (answer["Content-Type"], b"".join(answer)) == ("video/mp4", MP4)
    submitting.submit(piece, piece.version)
    deciding.approve(now(piece), now(piece).version, anna)
    page = client.get(now(piece).page.url).content.decode()
    assert f'<source src="{piece.files.get().download.url}" type="video/mp4">' in page
    assert piece.files.get().download.file.read() == MP4


@pytest.mark.parametrize("kind", [FileKind.VIDEO, FileKind.DOCUMENT])
def test_what_a_file_tells_of_its_maker_is_not_kept(piece, kind):
    if kind == FileKind.VIDEO:
        upload = SimpleUploadedFile("film.mp4", MP4[:-8] + b"\0\0\0\x1dmoov\0\0\0\x15udtaTruus de Boer" + MP4[-8:])
    else:
        book, out = openpyxl.Workbook(), io.BytesIO()
        book.properties.creator = "Truus de Boer"
        book.save(out)
        upload = SimpleUploadedFile("lijst.xlsx", out.getvalue())

    made = files.add(piece, kind, upload)

    kept = made.file.read()
    assert len(kept) == made.size
    if kind == FileKind.DOCUMENT:
        with zipfile.ZipFile(io.BytesIO(kept)) as package:
            kept = b"".join(package.read(name) for name in package.namelist())
    assert b"Truus" not in kept


class Sent(io.RawIOBase):
    """A form with a large video, as it comes in: made while it is read. ``arrives``: so many bytes of it."""

    def __init__(self, size, arrives=None):
        head = '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nvideo\r\n--x\r\n'
        head += 'Content-Disposition: form-data; name="file"; filename="film.mp4"\r\n\r\n'
        self.parts = [head.encode() + MP4, b"\0" * 65_536, b"\r\n--x--\r\n"]
        self.zeros = size - len(MP4)
        self.length = len(self.parts[0]) + self.zeros + len(self.parts[2])
        self.left = arrives or self.length
        self.coming = self.come()
        self.rest = b""

    def come(self):
        yield self.parts[0]
        for start in range(0, self.zeros, 65_536):
            yield self.parts[1][: self.zeros - start]
        yield self.parts[2]

    def read(self, size=-1):
        self.rest = self.rest or next(self.coming, b"")
        given, self.rest = self.rest[: min(size, self.left)], self.rest[min(size, self.left) :]
        self.left -= len(given)
        return given


def hand_in(client, piece, sent):
    more = {"wsgi.input": sent, "CONTENT_LENGTH": sent.length, "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    return client.generic("POST", f"{piece.get_absolute_url()}bestanden/", **more)


def test_a_large_video_goes_to_disk_as_it_comes_and_not_through_memory(piece, client):
    import tracemalloc

    size = 60 * files.MEGABYTE
    tracemalloc.start()
    try:
        answer = hand_in(client, piece, Sent(size))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert answer.status_code == 200
    assert piece.files.get().file.size == size
    assert peak < 20 * files.MEGABYTE


def test_an_upload_that_is_cut_off_leaves_nothing_half(piece, client, settings):
    answer = hand_in(client, piece, Sent(9 * files.MEGABYTE, arrives=4 * files.MEGABYTE))

    assert answer.status_code in {400, 404}  # nobody reads it: the connection is gone
    assert not ContributionFile.objects.exists()
    assert not list(Path(settings.PRIVATE_ROOT).glob("bijdragen/film*"))


def test_a_picture_of_80_mb_gets_a_clear_answer_and_the_text_stays(piece, client):
    huge = SimpleUploadedFile("vuur.jpg", b"\xff\xd8\xff" + b"\0" * 80 * 1024 * 1024)

    answer = client.post(piece.get_absolute_url(), {**form_data(piece, "save", title="Met foto"), "pictures": huge})

    assert answer.status_code == 422
    assert "te groot (81 MB)" in answer.content.decode()
    assert now(piece).title == "Met foto"


def test_without_scripts_files_come_with_the_form_and_the_picture_asks_what_is_to_be_seen(piece, client):
    pdf = SimpleUploadedFile("recept.pdf", b"%PDF-1.7\n")
    data = {**form_data(piece), "pictures": picture(), "documents": pdf}

    answer = client.post(piece.get_absolute_url(), data)

    assert answer.status_code == 422
    assert "Schrijf in een paar woorden wat er op deze foto te zien is" in answer.content.decode()
    foto = piece.files.get(kind="picture")
    data = {**form_data(now(piece)), f"alt-{foto.pk}": "Een pan soep"}
    assert client.post(piece.get_absolute_url(), data).status_code == 302
    page = now(piece).page.get_latest_revision_as_object()
    assert (page.lead_image_alt, page.lead_image.description) == ("Een pan soep", "Een pan soep")
    assert page.body.get_prep_value()[-1]["type"] == "download"
    assert page.lead_image.file.name.count("-") >= 1  # its name cannot be guessed
    assert not ContributionFile.objects.exclude(file="").exists()


def test_a_vlog_needs_no_words_and_its_video_comes_first(tree, bram, client):
    client.force_login(bram)
    piece = draft(tree, bram, kind="vlog", text="", video="https://youtu.be/abcdefghijk")

    assert client.post(piece.get_absolute_url(), form_data(piece)).status_code == 302

    body = now(piece).page.get_latest_revision_as_object().body.get_prep_value()
    assert [block["type"] for block in body] == ["video"]
    assert body[0]["value"]["url"] == "https://youtu.be/abcdefghijk"


def test_a_thrown_away_draft_takes_its_files_along(piece, client, django_capture_on_commit_callbacks):
    file = files.add(piece, FileKind.PICTURE, picture(), "Een vuur").file

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{piece.get_absolute_url()}weggooien/")

    assert not Contribution.objects.exists()
    assert not file.storage.exists(file.name)


def test_too_many_uploads_are_asked_to_wait(piece, client):
    address = f"{piece.get_absolute_url()}bestanden/"
    for _ in range(80):
        client.post(address, {"kind": "document", "file": io.BytesIO(b"x")})

    answer = client.post(address, {"kind": "document", "file": io.BytesIO(b"x")})

    assert answer.status_code == 429
    assert "Wacht een paar minuten" in answer.json()["error"]
