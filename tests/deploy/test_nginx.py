"""deploy/nginx.conf as it really runs: Debian's nginx before a small site, on ports of its own."""

import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not on this machine (make test installs it when it may)")
SURROUNDINGS = """
daemon off; pid {0}/pid; error_log {0}/error.log; {2}
events {{}}
http {{ {1} include {0}/site.conf; }}
"""
TEMPORARY = "".join(f"{name}_temp_path {{0}}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site(BaseHTTPRequestHandler):
    status, asked = 200, []

    def do_GET(self):
        Site.asked.append((self.path, dict(self.headers)))
        self.send_response(Site.status)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(f"antwoord {len(Site.asked)}".encode())

    def do_POST(self):
        self.rfile.read(1000)
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


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
         "-subj", "/CN=www.example.nl", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def nginx(tmp_path, site, certificate):
    """nginx with our configuration; answers a function that gets an address."""
    plain, secure = free_port(), free_port()
    text = CONFIGURATION.read_text()
    for old, new in {
        "127.0.0.1:8000": f"127.0.0.1:{site.server_port}", "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen [::]:80;": "", "listen 443": f"listen 127.0.0.1:{secure}", "listen [::]:443 ssl http2;": "",
        "/etc/letsencrypt/live/www.example.nl/fullchain.pem": f"{certificate}/cert.pem",
        "/etc/letsencrypt/live/www.example.nl/privkey.pem": f"{certificate}/key.pem",
        "/var/cache/nginx/rvggz": f"{tmp_path}/kept", "/var/log/nginx": str(tmp_path), "/srv/rvggz/var": str(tmp_path),
    }.items():  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    (tmp_path / "site.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(
        SURROUNDINGS.format(tmp_path, TEMPORARY.format(tmp_path), "user root;" if os.geteuid() == 0 else "")
    )
    process = subprocess.Popen([NGINX, "-p", tmp_path, "-c", tmp_path / "nginx.conf"])

    def get(path, port=secure, method="GET", body=None, **headers):
        kind = http.client.HTTPConnection if port == plain else http.client.HTTPSConnection
        options = {} if port == plain else {"context": ssl._create_unverified_context()}  # noqa: S323
        connection = kind("127.0.0.1", port, timeout=10, **options)
        connection.request(method, path, body, headers={"Host": "www.example.nl", **headers})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def stop():
        """Let nginx finish: it writes its log after the visitor has the answer."""
        process.send_signal(signal.SIGQUIT)
        process.wait(30)

    get.plain, get.stop = plain, stop
    wait_for(plain)
    yield get
    process.terminate()
    process.wait(10)


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


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
    ("/beheer/documents/add/", 3_900_000_000), ("/", 150_000_000), ("/praat-mee/bijdragen/x/bestanden/", 800_000_000),
    ("/praat-mee/bijdragen/gast/", 800_000_000),
])  # fmt: skip
def test_the_site_itself_says_that_an_upload_is_too_big(nginx, path, size):
    answer = nginx(path, method="POST", body=b"x" * 1000, **{"Content-Length": str(size)})

    assert (answer.status, answer.text) == (400, "Dit bestand is te groot.")


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
