"""The mailbox for reports, against real servers: each message is done once, whatever breaks, and none for ever."""

from urllib.parse import quote

import pytest
from django.db import OperationalError

from newsletter import incoming, mailbox, verp
from newsletter.models import Bounce, Subscriber, SubscriberState
from newsletter.post_boxes import ImapBox, PopBox
from rvggz.settings import env
from tests.newsletter.coming_back import letter, report, subscriber
from tests.newsletter.post_office import PASSWORD, USER, Imap, Office, Pop

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["imap", "pop3"])
def office(request, settings, monkeypatch):
    opened = Office(Imap if request.param == "imap" else Pop)
    url = f"{request.param}://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{opened.port}"
    monkeypatch.setenv("BOUNCE_MAILBOX_URL", url)
    settings.BOUNCE_MAILBOX = env.mailbox("BOUNCE_MAILBOX_URL")
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    opened.is_imap = request.param == "imap"
    yield opened
    opened.close()


@pytest.fixture
def sam():
    return subscriber()


def state_of(person):
    return Subscriber.objects.get(pk=person.pk).state


def test_what_came_back_is_counted_and_taken_away(office, sam):
    office.put(report("postfix_unknown_user", letter(sam).pk))
    office.put(report("out_of_office", letter(sam).pk))

    assert mailbox.read_all() == 2

    assert state_of(sam) == SubscriberState.BOUNCED
    assert office.messages == {}
    assert mailbox.read_all() == 0


def test_who_unsubscribes_by_mail_has_left(office, sam):
    office.put(f"From: sam@elders.example\nTo: {verp.leave_address(letter(sam).pk)}\n\nafmelden\n".encode())

    mailbox.read_all()

    assert state_of(sam) == SubscriberState.LEFT
    assert office.messages == {}


def test_what_is_not_understood_is_kept_and_not_read_again(office, sam):
    office.put(b"From: x@x.example\nSubject: Vraag\n\nWie leest dit?\n")
    office.put(report("postfix_unknown_user", letter(sam).pk))

    mailbox.read_all()
    mailbox.read_all()

    assert office.read.count("1") == 1
    if office.is_imap:
        assert list(office.aside) == ["1"]
        assert office.messages == {}
    else:
        assert list(office.messages) == ["1"]


def test_where_no_folder_can_be_made_it_is_flagged(office):
    office.may_create = False
    office.put(b"Subject: Vraag\n\nWie leest dit?\n")

    mailbox.read_all()
    mailbox.read_all()

    assert list(office.messages) == ["1"]
    assert office.read == ["1"]


@pytest.mark.parametrize(
    "moment", ["LOGIN", "PASS", "UID FETCH 2", "TOP 2", "UID STORE 1", "DELE 1", "EXPUNGE", "QUIT"]
)
def test_a_line_that_breaks_loses_nothing_and_counts_nothing_twice(office, sam, moment):
    for _ in range(3):
        office.put(report("dutch_provider_mailbox_full", letter(sam).pk))
    office.breaks_at = moment

    mailbox.read_all()
    mailbox.read_all()

    assert Bounce.objects.count() == 3
    assert office.messages == {}
    assert state_of(sam) == SubscriberState.CONFIRMED


def test_a_worker_that_dies_after_it_counted_counts_once(office, sam):
    office.put(report("postfix_unknown_user", letter(sam).pk))

    def die_after(data):
        incoming.take(data)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mailbox.read_all(die_after)
    mailbox.read_all()

    assert Bounce.objects.count() == 1
    assert office.messages == {}


def test_a_message_that_kills_whoever_reads_it_is_put_aside(office, sam):
    office.put(b"Subject: dodelijk\n\nx\n")

    def die(data):
        raise MemoryError

    for _ in range(mailbox.TRIES):
        with pytest.raises(MemoryError):
            mailbox.read_all(die)
    office.put(report("postfix_unknown_user", letter(sam).pk))
    mailbox.read_all()

    assert state_of(sam) == SubscriberState.BOUNCED
    assert office.read == ["1"] * mailbox.TRIES + ["2"]


def test_a_message_with_endless_lines_holds_up_no_other(office, sam):
    office.put(b"Subject: lang\n\n" + b"a" * 400_000 + b"\n")
    office.put(report("postfix_unknown_user", letter(sam).pk) + b"b" * 5000)

    for _ in range(mailbox.TRIES + 1):
        mailbox.read_all()

    assert state_of(sam) == SubscriberState.BOUNCED
    assert "2" not in office.messages
    assert office.read.count("1") <= mailbox.TRIES


def test_a_server_that_takes_nothing_away_is_not_read_in_circles(office, sam, monkeypatch):
    office.put(report("vacation_of_sieve", letter(sam).pk))
    monkeypatch.setattr(ImapBox, "done", lambda self, key: None)
    monkeypatch.setattr(PopBox, "done", lambda self, key: None)

    assert mailbox.read_all() == 1
    assert office.read == ["1"]


def test_a_database_that_is_away_puts_nothing_aside(office, sam):
    office.put(report("postfix_unknown_user", letter(sam).pk))

    def away(data):
        raise OperationalError

    for _ in range(mailbox.TRIES + 1):
        with pytest.raises(OperationalError):
            mailbox.read_all(away)
    mailbox.read_all()

    assert state_of(sam) == SubscriberState.BOUNCED


def test_a_wrong_password_says_nothing_of_it_in_the_log(office, settings, caplog):
    settings.BOUNCE_MAILBOX = {**settings.BOUNCE_MAILBOX, "password": "verkeerd geheim"}

    assert mailbox.read_all() == 0

    assert "could not be read" in caplog.text
    assert "geheim" not in caplog.text


def test_more_than_fit_in_one_session_are_all_read(office, sam, monkeypatch):
    monkeypatch.setattr(mailbox, "AT_ONCE", 2)
    for _ in range(5):
        office.put(report("vacation_of_sieve", letter(sam).pk))

    assert mailbox.read_all() == 5

    assert office.messages == {}
    assert office.sessions == 4


def test_without_a_mailbox_nothing_is_read(settings):
    settings.BOUNCE_MAILBOX = {}
    mailbox.wake()

    assert mailbox.read_all() == 0
