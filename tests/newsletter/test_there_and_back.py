"""Letters as they really leave, and what servers and readers send back about those very letters."""

import re
from urllib.parse import quote, unquote, urlsplit

import dkim
import pytest

from newsletter import mailbox, numbers, working
from newsletter.models import Subscriber
from rvggz.settings import env
from tests import dkim_key
from tests.newsletter import sendings
from tests.newsletter.post_office import PASSWORD, USER, Imap, Office

pytestmark = pytest.mark.django_db

FORM = """From: {who}
To: {to}
Message-ID: <{name}@elders.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary=grens

--grens
Content-Type: message/{kind}

{fields}

--grens
Content-Type: message/rfc822

{letter}
--grens--
"""
UNKNOWN = (
    "Reporting-MTA: dns; mx.elders.example\n\nFinal-Recipient: rfc822; x@elders.example\nAction: failed\nStatus: 5.1.1"
)
SPAM = "Feedback-Type: abuse\nVersion: 1\nUser-Agent: klachten/1"


@pytest.fixture
def office(settings, monkeypatch):
    opened = Office(Imap)
    monkeypatch.setenv("BOUNCE_MAILBOX_URL", f"imap://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{opened.port}")
    settings.BOUNCE_MAILBOX = env.mailbox("BOUNCE_MAILBOX_URL")
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@voorbeeld.example>"
    yield opened
    opened.close()


def test_a_letter_comes_back_one_is_called_spam_one_reader_leaves_by_mail_and_one_stays(tree, anna, postbus, office):
    first = sendings.on_its_way(tree, anna, 4)
    working.run(first.pk)
    # Each with its envelope sender, in the order of the addresses.
    gone, angry, leaver, _ = sorted(
        zip(postbus.letters, postbus.raw, postbus.senders, strict=True), key=lambda x: x[0]["To"]
    )

    def report(of, kind, fields, to):
        office.put(FORM.format(
            who="MAILER-DAEMON@elders.example", to=to, name=kind, kind=kind, fields=fields, letter=of[1].decode()
        ).encode())  # fmt: skip

    report(gone, "delivery-status", UNKNOWN, to=gone[2])
    report(angry, "feedback-report", SPAM, to="misbruik@voorbeeld.example")
    by_mail = urlsplit(re.search(r"<(mailto:[^>]+)>", leaver[0]["List-Unsubscribe"]).group(1))
    office.put(f"From: x@elders.example\nTo: {unquote(by_mail.path)}\nSubject: afmelden\n\n\n".encode())
    mailbox.read_all()

    states = list(Subscriber.objects.order_by("email").values_list("state", flat=True))
    assert states == ["bounced", "complained", "left", "confirmed"]
    assert office.messages == {}
    assert office.aside == {}
    counted = numbers.of(first)
    assert (counted.bounced, counted.complained, counted.left) == (1, 1, 1)


def test_each_letter_is_signed_for_its_reader(tree, anna, postbus, settings, tmp_path):
    record = dkim_key.make(tmp_path / "brief.pem").encode()
    settings.DKIM_KEY_FILE, settings.DKIM_DOMAIN, settings.DKIM_SELECTOR = tmp_path / "brief.pem", "x.example", "brief"

    working.run(sendings.on_its_way(tree, anna, 3).pk)

    assert [dkim.verify(raw, dnsfunc=lambda name, timeout=5: record) for raw in postbus.raw] == [True] * 3
    changed = postbus.raw[0].replace(b"List-Unsubscribe: <http", b"List-Unsubscribe: <https")
    assert not dkim.verify(changed, dnsfunc=lambda name, timeout=5: record)
