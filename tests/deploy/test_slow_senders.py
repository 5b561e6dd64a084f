"""Many who send slowly before what really runs: nginx and Redis of Debian, PostgreSQL, gunicorn as systemd has it."""

import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.deploy import nginxes

ROOT = Path(__file__).resolve().parent.parent.parent
REDIS = shutil.which("redis-server")
pytestmark = [
    nginxes.NEEDED,
    pytest.mark.skipif(not REDIS, reason="redis-server is not on this machine"),
    pytest.mark.django_db(transaction=True),
]
SENDERS = 60
NOBODY, STALE = "", "__Host-session=abcdefghijklmnopqrstuvwxyz012345"


def gunicorn():
    """The command of the unit, with the Python of these tests."""
    unit = (ROOT / "deploy" / "rvggz-web.service").read_text()
    command = shlex.split(re.search(r"^ExecStart=(.*)$", unit, re.MULTILINE)[1])
    return [sys.executable, *command[1:]]


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    """One for all, so that the static files are collected once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def site(tmp_path, var_dir, article):
    """The real application behind the real nginx; answers how to get an address."""
    redis_port, port = nginxes.free_port(), nginxes.free_port()
    of_database = connection.settings_dict
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "rvggz.settings.production", "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": f"postgresql://{of_database['USER']}@/{of_database['NAME']}?host={of_database['HOST']}",
        "CACHE_URL": f"redis://127.0.0.1:{redis_port}/0", "SITE_URL": "https://www.example.nl",
        "EMAIL_URL": "smtp://127.0.0.1:9", "EMAIL_FROM": "Post <post@example.nl>", "TRUSTED_PROXIES": "1",
        "VAR_DIR": str(var_dir),
    }  # fmt: skip
    if not (var_dir / "static").exists():
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, cwd=ROOT, check=True, env=environment)
    redis = [REDIS, "--port", str(redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    command = [part.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for part in gunicorn()]
    processes = [
        subprocess.Popen(redis, stdout=subprocess.DEVNULL),
        subprocess.Popen(command, cwd=ROOT, env=environment),
    ]
    try:
        with nginxes.start(tmp_path, port) as get:
            wait_until_it_is_well(get)
            yield get
    finally:
        for process in processes:
            process.terminate()
            process.wait(60)


def wait_until_it_is_well(get):
    until = time.monotonic() + 120
    while True:
        assert time.monotonic() < until, "it did not start in time"
        try:
            if get("/gezond/").text == "gezond\n":
                return
        except OSError:  # the site is still being loaded
            pass
        time.sleep(0.2)


def begin(port, path, *, length, cookie):
    """Begin to send a form, and go no further than its first bytes."""
    plain = socket.create_connection(("127.0.0.1", port), timeout=20)
    sender = ssl._create_unverified_context().wrap_socket(plain)  # noqa: S323
    size = f"Content-Length: {length}" if length else "Transfer-Encoding: chunked"
    body = b"x=y" if length else b"3\r\nx=y\r\n"
    head = [f"POST {path} HTTP/1.1", "Host: www.example.nl", size, "Sec-Fetch-Site: same-origin", "Accept: text/html"]
    head += ["Content-Type: multipart/form-data; boundary=x"]
    head += [f"Cookie: {cookie}; __Host-csrf={'a' * 32}"] if cookie else []
    sender.sendall("\r\n".join([*head, "", ""]).encode() + body)
    return sender


class Drip:
    """Sixty who send a byte now and then, until the end of the block."""

    def __init__(self, port, path, **form):
        self.senders = [begin(port, path, **form) for _ in range(SENDERS)]
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.go_on)

    def go_on(self):
        while not self.is_over.wait(0.5):
            for sender in list(self.senders):
                try:
                    sender.sendall(b"1\r\nz\r\n")
                except OSError:  # shown the door
                    self.senders.remove(sender)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.thread.join()
        for sender in self.senders:
            sender.close()


def slowest(get, path):
    """Seconds of the slowest of a dozen readers who come one after the other, each to an address nobody had before."""
    found = []
    for number in range(12):
        began = time.monotonic()
        answer = get(f"{path}?lezer={number}")
        found.append(time.monotonic() - began)
        assert answer.status == 200
    return max(found)


def cookie_of(member):
    client = Client()
    client.force_login(member)
    return f"__Host-session={client.cookies[settings.SESSION_COOKIE_NAME].value}"


WAYS = [
    ("/reageren/1/", 5_000, NOBODY), ("/reageren/1/", None, NOBODY), ("/nieuwsbrief/", 900_000, NOBODY),
    ("/mijn/inloggen/", 2_000_000, NOBODY), ("/praat-mee/bijdragen/gast/", 90_000_000, NOBODY),
    ("/beheer/documents/multiple/add/", 90_000_000, NOBODY), ("/beheer/documents/multiple/add/", 3_000_000, STALE),
    ("/beheer/login/", None, STALE), ("/praat-mee/bijdragen/", 90_000_000, STALE),
    ("/beheer/pages/3/edit/", 800, STALE),
]  # fmt: skip


def test_sixty_slow_senders_hold_up_no_reader(site, article, bram, anna):
    waited = {}
    ways = [
        *WAYS,
        ("/praat-mee/bijdragen/", 90_000_000, cookie_of(bram)),
        ("/beheer/pages/3/edit/", 900, cookie_of(anna)),
    ]
    for path, length, cookie in ways:
        with Drip(site.secure, path, length=length, cookie=cookie):
            waited[path, length, cookie] = slowest(site, article.url)

    assert {way: seconds for way, seconds in waited.items() if seconds > 1} == {}


def test_who_is_logged_in_can_send_a_file_while_strangers_drip_at_the_same_door(site, bram):
    with Drip(site.secure, "/praat-mee/bijdragen/", length=90_000_000, cookie=STALE):
        answer = site("/praat-mee/bijdragen/", method="POST", body=b"x" * 2_000_000, Cookie=cookie_of(bram))

    assert answer.status == 403  # no token: the site itself has read it


def test_a_big_upload_of_a_stranger_is_sent_to_the_login_unread(site):
    began = time.monotonic()
    with begin(site.secure, "/beheer/documents/multiple/add/", length=400_000_000, cookie=STALE) as sender:
        head = sender.recv(2000).decode()

    assert head.startswith("HTTP/1.1 303")
    assert "/mijn/inloggen/?next=/beheer/documents/multiple/add/" in head
    assert time.monotonic() - began < 5


def test_what_was_squeezed_for_one_visitor_is_not_given_to_another(site, article):
    squeezed = site(article.url, **{"Accept-Encoding": "gzip"})
    plain = site(article.url, **{"Accept-Encoding": "identity"})
    refusing = site(article.url, **{"Accept-Encoding": "gzip;q=0, br"})

    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert refusing.headers["Content-Encoding"] is None
    assert article.title in plain.text
