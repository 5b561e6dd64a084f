"""What we send is signed when there is a key, and a signature that a receiver checks holds."""

import dkim
import pytest

from rvggz import outbox
from rvggz.handover import Line, Outcome
from rvggz.models import MailState, OutgoingMail
from tests import dkim_key

DATA = (
    b"From: Radicale vernieuwing <post@voorbeeld.example>\r\nTo: sam@elders.example\r\nSubject: Brief\r\n"
    b"Date: Sun, 1 Nov 2026 09:00:00 +0100\r\nMessage-ID: <brief+m1-x@voorbeeld.example>\r\n"
    b"List-Unsubscribe: <https://www.voorbeeld.example/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    b"\r\nHoi,\r\n.een punt vooraan\r\n"
)


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """A private key in a file, and what the DNS says about it."""
    file = tmp_path_factory.mktemp("dkim") / "brief.pem"
    return file, {b"brief._domainkey.voorbeeld.example.": dkim_key.make(file).encode()}


@pytest.fixture
def signing(settings, key, postbus):
    file, dns = key
    settings.DKIM_KEY_FILE, settings.DKIM_DOMAIN, settings.DKIM_SELECTOR = file, "voorbeeld.example", "brief"
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@voorbeeld.example>"
    postbus.holds = lambda data: dkim.verify(data, dnsfunc=lambda name, timeout=5: dns.get(name))
    return postbus


def hand_over():
    line = Line()
    answer = line.hand_over("post@voorbeeld.example", "sam@elders.example", DATA)
    line.close()
    return answer


def test_a_receiver_finds_the_signature_good(signing):
    hand_over()

    assert signing.holds(signing.raw[0])


@pytest.mark.parametrize(
    "change",
    [
        (b"Subject: Brief", b"Subject: Geld"),
        (b"Hoi", b"Hee"),
        (b"To: sam", b"To: iemand@x.example\r\nTo: sam"),
        (b"x>\r\nList-Unsubscribe-Post", b"y>\r\nList-Unsubscribe-Post"),
    ],
)
def test_what_is_changed_on_the_way_shows(signing, change):
    hand_over()

    assert not signing.holds(signing.raw[0].replace(*change))


@pytest.mark.django_db
def test_all_mail_of_the_site_is_signed(signing):
    context = {"article": {"title": "Het kampvuur – é", "url": "/"}, "url": "https://voorbeeld.example/x", "days": 7}
    outbox.put("reaction_confirm", "sam@elders.example", context, key="a")

    outbox.send_due()

    assert signing.holds(signing.raw[0])


@pytest.mark.django_db
def test_with_a_key_that_is_none_nothing_leaves_unsigned_and_nothing_is_lost(signing, settings, tmp_path):
    settings.DKIM_KEY_FILE = tmp_path / "kapot.pem"
    settings.DKIM_KEY_FILE.write_text("-----BEGIN PRIVATE KEY-----\nniets\n-----END PRIVATE KEY-----\n")
    context = {"article": {"title": "Het kampvuur", "url": "/"}, "url": "https://voorbeeld.example/x", "days": 7}
    outbox.put("reaction_confirm", "sam@elders.example", context, key="a")

    outbox.send_due()

    assert hand_over().outcome == Outcome.DOWN
    assert signing.letters == []
    assert OutgoingMail.objects.get().state == MailState.WAITING
