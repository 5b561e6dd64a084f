"""Uploads in the demo set-up, and parts of files everywhere."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.factories import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    def save(name, content=b"0123456789"):
        return "/media/" + default_storage.save(name, ContentFile(content))

    return save


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_picture_is_shown(store, client):
    answer = client.get(store("foto.jpg"))

    assert answer["Content-Type"] == "image/jpeg"
    assert "attachment" not in answer.get("Content-Disposition", "")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["pagina.html", "tekening.svg", "script.js", "zomaar"])
def test_what_could_act_as_one_of_our_pages_is_offered_to_keep(store, client, name):
    answer = client.get(store(name))

    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["documents/geheim.pdf", "pdf/concept.pdf"])
def test_documents_are_only_at_the_address_that_asks_who_may_see_them(store, tree, client, name):
    assert client.get(store(name)).status_code == 404


@pytest.mark.parametrize("folder", ["documents", "pdf"])
@pytest.mark.parametrize("way", [
    "./{}/geheim.pdf", "{}/./geheim.pdf", "x/../{}/geheim.pdf", "%2e/{}/geheim.pdf", "/{}/geheim.pdf",
    ".//{}//geheim.pdf",
    "x/%2e%2e/{}/geheim.pdf", "images/../{}/geheim.pdf", "%2F{}/geheim.pdf", ".%2f{}%2fgeheim.pdf", "link/geheim.pdf",
])  # fmt: skip
def test_no_way_of_writing_the_address_leads_to_a_document(store, tree, client, settings, tmp_path, folder, way):
    settings.MEDIA_ROOT = tmp_path
    for name in (folder, "images", "x"):
        (tmp_path / name).mkdir()
    (tmp_path / folder / "geheim.pdf").write_bytes(b"%PDF-1.7 geheim")
    (tmp_path / "link").symlink_to(tmp_path / folder)

    assert client.get("/media/" + way.format(folder)).status_code in {301, 404}
    assert client.get("/media/" + way.format(folder.upper())).status_code in {301, 404}


@pytest.mark.parametrize("name", ["%00", "foto%00.jpg", "x" * 5000, "%ff%fe", "a/" * 2000, "foto.jpg/x", "."])
def test_nonsense_is_not_found(store, tree, client, name):
    store("foto.jpg")

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("name", ["../settings.py", "%2e%2e/settings.py", "bestaat-niet.jpg", ""])
def test_nothing_outside_the_folder_is_shown(client, tree, name):
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "asked,status,content,place",
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("regels=1-2", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
    ],
)
def test_a_part_of_a_file(store, client, asked, status, content, place):
    answer = client.get(store("geluid.mp3"), headers={"range": asked})

    assert answer.status_code == status
    assert body(answer) == content
    assert answer.get("Content-Range") == place


def test_a_part_of_another_version_is_not_sent(store, client):
    answer = client.get(store("geluid.mp3"), headers={"range": "bytes=2-4", "if-range": '"ander"'})

    assert answer.status_code == 200
    assert body(answer) == b"0123456789"


def test_a_part_of_a_document(tree, client):
    document = make_document(name="verslag.mp3", content=b"0123456789")

    answer = client.get(document.url, headers={"range": "bytes=2-4"})

    assert answer.status_code == 206
    assert body(answer) == b"234"
    assert "Content-Encoding" not in answer
