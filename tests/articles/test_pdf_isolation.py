"""What a hostile text cannot make the rendering process do: read files that are not ours, or use the network."""

import socket
import threading
import zlib
from pathlib import Path

import pypdf
import pytest
from django.conf import settings
from PIL import Image

from articles.pdf import addresses, renderer
from articles.pdf.fetcher import NotOurs, OwnFilesFetcher
from articles.pdf.renderer import Rendering

PAGE = '<!doctype html><html lang="nl"><head><title>Proef</title>{head}</head><body><h1>Proef</h1>{body}</body></html>'


class Listener:
    """A real server that remembers who called."""

    def __init__(self):
        self.calls = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/css\r\n\r\nh1 { color: red }")
            connection.close()


@pytest.fixture
def listener():
    server = Listener()
    yield server
    server.socket.close()


@pytest.fixture
def secret(tmp_path):
    """A file of this machine that no PDF may hold, as text and as a picture."""
    Image.new("RGB", (7, 7), "#123456").save(tmp_path / "secret.png")
    (tmp_path / "secret.txt").write_text("GEHEIM-9f3a")
    (tmp_path / "secret.css").write_text('h1::after { content: "GEHEIM-9f3a" }')
    return tmp_path


def rendered(head="", body="", seconds_limit=60):
    """The bytes of the PDF and its words."""
    rendering = Rendering(
        PAGE.format(head=head, body=body), addresses.absolute("/"), addresses.sources(), seconds_limit
    )
    try:
        assert rendering.wait(60)
        assert not rendering.error
        reader = pypdf.PdfReader(rendering.file)
        return reader, "\n".join(page.extract_text() for page in reader.pages), rendering.file.read_bytes()
    finally:
        rendering.close()


ATTACKS = {
    "picture": ("", '<img src="{png}" alt="niets">'),
    "attachment": ('<link rel="attachment" href="{txt}">', ""),
    "stylesheet": ('<link rel="stylesheet" href="{css}">', ""),
    "import": ('<style>@import url("{css}");</style>', ""),
    "background": ('<style>h1 {{ background: url("{png}") }}</style>', ""),
    "content": ('<style>h1::before {{ content: url("{png}") }}</style>', ""),
    "font": ('<style>@font-face {{ font-family: x; src: url("{txt}") }} h1 {{ font-family: x }}</style>', ""),
    "object": ("", '<object data="{png}"></object><embed src="{png}">'),
    "svg": (
        "",
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        '<title>x</title><image xlink:href="{png}" width="9" height="9"/><use xlink:href="{txt}#a"/></svg>',
    ),
    "attached link": ("", '<a rel="attachment" href="{txt}">neem mee</a>'),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_file_of_the_machine_gets_into_a_pdf(name, secret):
    head, body = (part.format(png=f"file://{secret}/secret.png", txt=f"file://{secret}/secret.txt",
                              css=f"file://{secret}/secret.css") for part in ATTACKS[name])  # fmt: skip

    reader, words, raw = rendered(head, body)

    assert "GEHEIM" not in words
    assert not reader.attachments
    assert not any(page.images for page in reader.pages)
    assert b"GEHEIM" not in raw


@pytest.mark.parametrize("name", ATTACKS)
def test_no_request_leaves_the_rendering_process(name, listener):
    root = f"http://127.0.0.1:{listener.port}"
    head, body = (part.format(png=f"{root}/a.png", txt=f"{root}/a.txt", css=f"{root}/a.css") for part in ATTACKS[name])

    rendered(head, body)

    assert listener.calls == 0


def test_the_system_password_file_is_out_of_reach():
    _, words, raw = rendered(
        '<link rel="attachment" href="file:///etc/passwd">', '<img src="file:///etc/passwd" alt="x">'
    )

    root = Path("/etc/passwd").read_bytes()[:30]
    assert root not in raw
    assert zlib.compress(Path("/etc/passwd").read_bytes())[:40] not in raw
    assert "root:" not in words


@pytest.fixture
def fetcher(tmp_path, secret):
    folder = tmp_path / "images"
    folder.mkdir()
    Image.new("RGB", (7, 7)).save(folder / "ours.png")
    (folder / "notes.txt").write_text("niet voor een PDF")
    (folder / "link.png").symlink_to(secret / "secret.png")
    return OwnFilesFetcher([("https://site.example/media/images/", folder)])


def test_our_own_picture_is_read(fetcher):
    assert fetcher.fetch("https://site.example/media/images/ours.png?v=2").read().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        "https://site.example/media/images/../secret.png",
        "https://site.example/media/images/%2e%2e/secret.png",
        "https://site.example/media/images/..%2fsecret.png",
        "https://site.example/media/images//etc/passwd",
        "https://site.example/media/images/link.png",
        "https://site.example/media/images/notes.txt",
        "https://site.example/media/images/ours.png%00.txt",
        "https://site.example/media/images/",
        "https://site.example/media/documents/verslag.png",
        "https://elsewhere.example/media/images/ours.png",
        "http://site.example/media/images/ours.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "file:///etc/passwd",
    ],
)
def test_anything_else_is_not_read(fetcher, address):
    with pytest.raises(NotOurs):
        fetcher.fetch(address)


def test_documents_are_not_among_what_a_pdf_may_read():
    assert not any("documents" in prefix or prefix.endswith("/media/") for prefix, _ in addresses.sources())


def test_the_rendering_process_knows_no_secrets():
    process = renderer.RenderProcess()
    try:
        environment = Path(f"/proc/{process.process.pid}/environ").read_bytes().decode()
    finally:
        process.end()

    assert {name.partition("=")[0] for name in environment.split("\0") if name} <= {
        *renderer.PASSED_ON,
        "FONTCONFIG_FILE",
    }
    assert settings.SECRET_KEY not in environment


def test_a_document_that_takes_too_long_is_given_up():
    heavy = "<div>" * 60 + "<p>woord</p>" * 40_000 + "</div>" * 60
    rendering = Rendering(PAGE.format(head="", body=heavy), addresses.absolute("/"), addresses.sources(), 2)

    assert rendering.wait(30)
    assert "time limit" in rendering.error
    rendering.close()


def test_a_document_that_takes_too_much_memory_is_given_up(monkeypatch):
    monkeypatch.setattr(renderer, "MEMORY_LIMIT", 60 * 1024 * 1024)
    heavy = "<p>woord</p>" * 10_000  # more than what an earlier document left free
    rendering = Rendering(PAGE.format(head="", body=heavy), addresses.absolute("/"), addresses.sources())

    assert rendering.wait(60)
    assert rendering.error
    assert "time limit passed" not in rendering.error
    assert not rendering.file.exists()
    rendering.close()


def test_after_a_failure_the_next_document_is_made():
    killed = Rendering(PAGE.format(head="", body="<p>x</p>"), addresses.absolute("/"), addresses.sources())
    killed.close()

    _, words, _ = rendered(body="<p>Het gaat weer.</p>")

    assert "Het gaat weer." in words
