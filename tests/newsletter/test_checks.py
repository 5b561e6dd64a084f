"""The check before sending: errors hold a letter back, warnings tell."""

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from wagtail.models import PageViewRestriction

from newsletter import checks, filling, outside_links
from newsletter.models import Sending, SendingState
from tests import factories
from tests.newsletter import issues

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asks(settings):
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def told(tree, *body, **fields):
    """What the check says of a letter with these blocks: (errors, warnings) as one text each."""
    return told_of(issues.make(tree, body=list(body) or [("text", "<p>Dag.</p>")], **fields))


def told_of(letter):
    report = checks.of(letter)
    return tuple(" ".join(problem.text for problem in found) for found in (report.errors, report.warnings))


def text(html):
    return ("text", f"<p>{html}</p>")


def test_a_good_letter_has_nothing_to_tell(tree):
    letter = issues.make(tree)
    report = checks.of(letter)

    assert report.problems == []
    assert report.waiting == 3  # addresses of others


def test_a_letter_without_words_or_subject_is_held_back(tree):
    assert "nog niets in de brief" in told(tree, ("divider", None))[0]
    letter = issues.make(tree, title="Leeg")
    letter.title = " \n "
    assert "geen onderwerp" in checks.of(letter).errors[0].text


def test_long_subjects_and_a_missing_preview_line_are_told(tree):
    errors, warnings = told(tree, title="Een onderwerp " * 5, preview_line="")

    assert not errors
    assert "Het onderwerp is lang: 69 tekens" in warnings
    assert "geen voorproefje" in warnings


def test_links_to_pages_that_readers_cannot_see_hold_it_back(tree):
    draft = factories.make_article(tree, "Concept", live=False)
    private = factories.make_article(tree, "Voor leden")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    link = '<a linktype="page" id="{}">lees {}</a>'

    errors, _ = told(
        tree, text(link.format(draft.pk, "a") + link.format(private.pk, "b") + link.format(999999, "c")), title="Een"
    )

    assert "“lees a” leidt naar een pagina die niet online staat" in errors
    assert "“lees b” leidt naar een pagina die niet voor iedereen is" in errors
    assert "“lees c” leidt nergens heen" in errors


@pytest.mark.parametrize(
    ("address", "is_right"),
    [
        ("/actueel/", True),
        ("/actueel/bestaat-niet/", False),
        ("/trefwoorden/", True),
        ("/trefwoorden/zoek/", False),
        ("/documenten/999/x.pdf", False),
        ("/media/images/weg.jpg", False),
        ("/zoeken/?q=soep", True),
        ("/", True),
        ("http://127.0.0.1:8000/themas/", True),
        ("/nieuwsbrief/archief/feed.atom", True),
        ("/%00/", False),
    ],
)
def test_addresses_of_our_own_are_looked_up(tree, address, is_right):
    errors, _ = told(tree, text(f'<a href="{address}">kijk</a>'))

    assert bool(errors) is not is_right


def test_an_article_that_went_offline_is_told_and_a_button_that_leads_nowhere_holds_it_back(tree):
    draft = factories.make_article(tree, "Concept", live=False)
    errors, warnings = told(
        tree,
        text("Dag."),
        ("article", {"article": draft, "text": ""}),
        ("button", {"text": "Ga", "page": draft, "document": None, "url": ""}),
    )

    assert "“Concept” is niet openbaar" in warnings
    assert "Een knop kan niet getoond worden" in errors


def test_a_picture_must_say_what_it_shows_or_that_it_is_decoration(tree):
    picture = {"image": factories.make_picture(), "alt": "", "is_decorative": False, "caption": ""}

    assert "wat er te zien is" in told(tree, ("image", picture))[0]
    assert not told(tree, ("image", {**picture, "is_decorative": True}))[0]


def test_a_block_that_is_half_done_holds_it_back(tree):
    event = {"title": "Kampvuur", "when": "", "where": "", "text": "", "url": "javascript:alert(1)"}

    errors, _ = told(tree, text("Dag."), ("event", event))

    assert "Blok 2 (Bijeenkomst) is nog niet goed ingevuld" in errors


@pytest.mark.parametrize(
    "words", ["Dit is gratis!!!", "Klik hier voor meer", "DIT MOET IEDEREEN WETEN", "Je laatste kans"]
)
def test_what_spam_filters_fall_over_is_told(tree, words):
    errors, warnings = told(tree, text(words))

    assert not errors
    assert "spamfilter" in warnings


def test_plain_dutch_is_no_spam(tree):
    assert told(tree, text("De GGZ en de NZa praten over wonen. Kom langs, het kost niets! LOC is er ook."))[1] == ""


def test_a_letter_that_gmail_would_clip_is_held_back(tree):
    errors, _ = told(tree, *[text("Een heel lange tekst over samen eten. " * 30)] * 90)

    assert "te groot" in errors


class Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response({"/weg": 404, "/verder": 302, "/rond": 302, "/geen-robots": 403}.get(self.path, 200))
        self.send_header("Location", "/weg" if self.path == "/verder" else "/rond")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def elsewhere():
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses_of_others_are_tried(elsewhere):
    found = {
        path: outside_links.look(elsewhere + path, lambda address: True, [urlsplit(elsewhere).port])
        for path in ("/goed", "/weg", "/verder", "/rond", "/geen-robots")
    }

    assert found == {"/goed": "fine", "/weg": "gone", "/verder": "gone", "/rond": "silent", "/geen-robots": "fine"}


def test_nothing_in_our_own_network_is_asked(elsewhere):
    port = elsewhere.rsplit(":", 1)[1]
    for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):  # noqa: S104
        assert outside_links.look(f"http://{host}:{port}/goed") == "private", host
    assert outside_links.look("http://169.254.169.254/latest/meta-data/") == "private"
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::7f00:1",
        "::127.0.0.1",
        "::10.0.0.1",
        "::ffff:192.168.1.1",
        "fec0::1",
        "2002:7f00:1::1",
        "fe80::1%eth0",
        "::1",
        "::",
        "ff02::1",
        "10.0.0.1",
        "64:ff9b:1::5db8:d70e",
        "64:ff9b:1:ffff::1",
        "::ffff:0:7f00:1",
        "::ffff:0:5db8:d70e",
        "192.88.99.1",
        "2002:c058:6301::",
        "2002:0a00:0001::1",
        "2002:c0a8:0101::",
        "2001:0:5db8:d70e:0:0:f5ff:fffe",
        "2001:0::1",
        "2001:10::1",
        "2001:20::1",
        "0.0.0.0",  # noqa: S104
        "0.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "169.254.1.1",
        "127.9.9.9",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "2001:db8::1",
        "3fff::1",
        "5f00::1",
        "100::1",
        "fc00::1",
        "fd12::1",
        "ff0e::1",
        "::ffff:100.64.0.1",
        "64:ff9b::c058:6301",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_an_address_of_ours_in_another_dress_is_ours(address):
    assert not outside_links.is_global(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "2606:2800:220:1::1",
        "64:ff9b::5db8:d70e",
        "2002:5db8:d70e::1",
        "::ffff:93.184.215.14",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2a00:1450::1",
    ],
)
def test_an_address_of_the_world_may_be_asked(address):
    assert outside_links.is_global(address)


def test_a_name_that_leads_elsewhere_the_next_moment_is_asked_at_the_address_that_was_judged(elsewhere, monkeypatch):
    port, lookups, really = int(elsewhere.rsplit(":", 1)[1]), [], socket.getaddrinfo

    def changing(host, *args, **kwargs):
        if host != "wissel.example":
            return really(host, *args, **kwargs)
        lookups.append(host)
        return really("127.0.0.2" if len(lookups) == 1 else "127.0.0.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", changing)

    found = outside_links.look(f"http://wissel.example:{port}/goed", lambda address: address == "127.0.0.2", [port])

    assert (found, Site.asked) == ("silent", [])  # nobody listens there


def test_one_address_of_ours_among_many_closes_the_name(elsewhere, monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)

    assert outside_links.look("http://dubbel.example/") == "private"


def test_only_the_ports_of_the_web_are_asked(elsewhere):
    assert outside_links.look(elsewhere + "/goed", lambda address: True) == "silent"
    assert Site.asked == []


def test_a_server_that_drips_is_left_when_its_time_is_over(monkeypatch):
    monkeypatch.setattr(outside_links, "SECONDS_A_LINK", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        threading.Thread(target=drip, args=[server], daemon=True).start()
        began = time.monotonic()
        assert outside_links.look(f"http://127.0.0.1:{port}/", lambda address: True, [port]) == "silent"
    assert time.monotonic() - began < 3


def drip(server):
    """An answer that comes sign by sign and never ends."""
    line, _ = server.accept()
    with line, contextlib.suppress(OSError):
        line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            line.sendall(b"a")
            time.sleep(0.05)


def test_links_that_take_too_long_together_wait_for_another_turn(monkeypatch):
    turns = []
    monkeypatch.setattr(outside_links, "SECONDS_A_TASK", -1)
    monkeypatch.setattr(outside_links, "look", lambda url: "fine")
    monkeypatch.setattr(type(outside_links.look_at), "enqueue", lambda task, urls: turns.append(urls))

    outside_links.look_at.func(["https://een.example/", "https://twee.example/"])

    assert turns == [["https://twee.example/"]]


def test_what_does_not_answer_is_told_and_what_is_gone_holds_it_back(tree):
    body = [text('<a href="https://weg.example/">een</a> <a href="https://stil.example/">twee</a>')]
    letter = issues.make(tree, body=body)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert outside_links.look(f"http://127.0.0.1:{port}/", lambda address: True, [port]) == "silent"
    outside_links.cache.set(outside_links._key("https://weg.example/"), "gone")
    outside_links.cache.set(outside_links._key("https://stil.example/"), "silent")

    errors, warnings = told_of(letter)

    assert "“een” werkt niet" in errors
    assert "“twee” gaf geen antwoord" in warnings


def test_filling_adds_what_is_new_since_the_last_letter_as_a_draft(tree, anna):
    old = factories.make_article(tree, "Voor de vorige brief")
    last = issues.make(tree, "Vorige brief", [])
    Sending.objects.create(issue=last, state=SendingState.DONE, prepared_at=old.first_published_at)
    new, there = (
        factories.make_article(tree, "Nieuw", themes=[]),
        factories.make_article(tree, "Staat er al", themes=[]),
    )
    factories.make_article(tree, "Concept", live=False)
    letter = issues.make(tree, "Deze brief", [("article", {"article": there, "text": ""})])

    assert [entry.title for entry in filling.new_articles(letter)] == ["Nieuw"]
    assert filling.fill(letter, {new.pk, old.pk}, anna) == 1

    kept = type(letter).objects.get(pk=letter.pk).get_latest_revision_as_object()
    assert [block.value["article"].title for block in kept.body] == ["Staat er al", "Nieuw"]
    assert filling.new_articles(kept) == []
    assert len(type(letter).objects.get(pk=letter.pk).body) == 1
