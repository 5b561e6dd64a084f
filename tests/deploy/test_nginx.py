"""deploy/nginx.conf as it really runs: nginx before a small site. Before the real one: test_slow_senders.py."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deploy import nginxes

pytestmark = nginxes.NEEDED


class Site(BaseHTTPRequestHandler):
    status, asked = 200, []

    def do_GET(self):
        Site.asked.append((self.path, dict(self.headers)))
        self.send_response(Site.status)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(f"antwoord {len(Site.asked)}".encode())

    def do_POST(self):
        announced = int(self.headers["Content-Length"])
        self.rfile.read(announced if announced < 200_000_000 else 1000)  # the tests do not send all of what is more
        self.close_connection = True
        self.send_response(400)
        self.end_headers()
        self.wfile.write(b"Dit bestand is te groot.")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    Site.status, Site.asked = 200, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def nginx(tmp_path, site):
    """nginx with our configuration before the small site; answers a function that gets an address."""
    with nginxes.start(tmp_path, site.server_port) as get:
        yield get


def test_plain_http_is_sent_to_https(nginx):
    answer = nginx("/actueel/?thema=werk", port=nginx.plain)

    assert answer.status == 301
    assert answer.headers["Location"] == "https://www.example.nl/actueel/?thema=werk"


def test_the_site_hears_who_visits_and_how(nginx):
    nginx("/", **{"X-Forwarded-For": "6.6.6.6"})

    headers = Site.asked[0][1]
    assert headers["X-Forwarded-For"] == "127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "https"
    assert headers["Host"] == "www.example.nl"


def test_a_page_is_still_there_when_the_site_is_not(nginx):
    first = nginx("/verhaal/").text
    Site.status = 503
    time.sleep(1.2)

    answer = nginx("/verhaal/")

    assert answer.status == 200
    assert answer.text == first


def test_a_page_is_not_kept_for_who_is_logged_in(nginx):
    first = nginx("/verhaal/").text

    assert nginx("/verhaal/", Cookie="a=1; __Host-session=abc").text != first
    assert nginx("/beheer/").text != nginx("/beheer/").text


def test_uploads_can_do_nothing(nginx, tmp_path):
    (tmp_path / "media").mkdir()
    for name in ("foto.jpg", "tekening.svg", "pagina.html"):
        (tmp_path / "media" / name).write_text("inhoud")

    assert nginx("/media/foto.jpg").headers["Content-Disposition"] is None
    for name in ("tekening.svg", "pagina.html"):
        headers = nginx(f"/media/{name}").headers
        assert headers["Content-Disposition"] == "attachment"
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["documents/geheim.pdf", "%64ocuments/geheim.pdf", "x/..//pdf/geheim.pdf"])
def test_files_that_not_everybody_may_see_are_not_given_by_their_path(nginx, tmp_path, path):
    for folder in ("documents", "pdf"):
        (tmp_path / "media" / folder).mkdir(parents=True)
        (tmp_path / "media" / folder / "geheim.pdf").write_text("inhoud")

    assert nginx(f"/media/{path}").status == 404


@pytest.mark.parametrize(("path", "size"), [
    ("/beheer/documents/add/", 3_900_000_000), ("/praat-mee/bijdragen/x/bestanden/", 800_000_000),
])  # fmt: skip
def test_the_site_itself_says_that_an_upload_is_too_big(nginx, path, size):
    answer = nginx(path, method="POST", body=b"x" * 1000, **{"Content-Length": str(size)})

    assert (answer.status, answer.text) == (400, "Dit bestand is te groot.")


@pytest.mark.parametrize(("path", "size"), [
    ("/", 5_500_000), ("/praat-mee/bijdragen/gast/", 110_000_000), ("/mijn/profiel/", 24_000_000),
])  # fmt: skip
def test_also_where_a_body_is_passed_on_when_it_is_whole(nginx, path, size):
    answer = nginx(path, method="POST", body=b"x" * size)

    assert (answer.status, answer.text) == (400, "Dit bestand is te groot.")


@pytest.mark.parametrize(("path", "size"), [
    ("/", 7_000_000), ("/reageren/1/", 150_000_000), ("/praat-mee/bijdragen/gast/", 200_000_000),
    ("/mijn/profiel/", 30_000_000),
])  # fmt: skip
def test_what_no_form_takes_is_refused_before_the_site_hears_of_it(nginx, path, size):
    answer = nginx(path, method="POST", body=b"x" * 1000, **{"Content-Length": str(size)})

    assert answer.status == 413
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Dit is te groot om te sturen." in answer.text


def test_the_log_says_nothing_of_visitors(nginx, tmp_path):
    nginx("/zoeken/?q=depressie")
    nginx("/mijn/uitnodiging/sleutel:1:2/")
    nginx.stop()

    log = (tmp_path / "rvggz.log").read_text()
    assert "/zoeken/" in log
    assert "depressie" not in log
    assert "sleutel" not in log
    assert "127.0.0.1" not in log


def test_neither_does_it_when_the_site_does_not_answer(nginx, tmp_path, site):
    site.server_close()
    site.shutdown()
    assert nginx("/mijn/uitnodiging/sleutel:1:2/").status == 502
    nginx.stop()

    written = "".join(path.read_text() for path in tmp_path.glob("*.log"))
    assert "502" in written
    assert "sleutel" not in written
    assert "127.0.0.1" not in written
