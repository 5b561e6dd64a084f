"""Mail that somebody waits for goes before what goes to many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter import throttle
from newsletter.models import MailHouse
from rvggz import mail_queue, outbox
from rvggz.models import MailState, OutgoingMail
from tests.newsletter import sendings

pytestmark = pytest.mark.django_db
CONTEXT = {"article": {"title": "Het kampvuur", "url": "/"}, "url": "https://voorbeeld.example/x", "days": 7}


@pytest.fixture
def for_many(monkeypatch):
    """A kind of message that goes to many, and no pace."""
    monkeypatch.setattr(mail_queue, "_for_many", {"letter_reminder": mail_queue.Kind()})
    monkeypatch.setattr(mail_queue, "_pace", [])


def bulk(number):
    rows = [outbox.Letter("letter_reminder", f"lezer{n}@example.test", CONTEXT, f"veel{n}", {}) for n in range(number)]
    outbox.put_many(rows)


def one(key="een", to="sam@example.test"):
    outbox.put("reaction_confirm", to, CONTEXT, key=key)


def test_who_waits_for_a_code_does_not_stand_behind_a_list(postbus, for_many):
    bulk(3)
    one()

    outbox.send_due()

    assert postbus.letters[0]["To"] == "sam@example.test"
    assert len(postbus.letters) == 4


def test_while_a_list_goes_out_who_comes_in_between_is_next(for_many, monkeypatch):
    monkeypatch.setattr(mail_queue, "LOOK_EVERY", 0.0)
    bulk(3)
    queue = mail_queue.Queue(seconds=9)
    first = queue.next()
    one()

    assert first.name == "letter_reminder"
    assert [queue.next().name for _ in range(3)] == ["reaction_confirm", "letter_reminder", "letter_reminder"]
    assert queue.next() is None


def test_a_turn_for_who_waits_leaves_the_list(postbus, for_many):
    bulk(2)
    one()

    assert outbox.send_due(only_waited_for=True) == 1
    assert mail_queue.due().count() == 2


def test_a_list_keeps_to_the_pace_of_the_letters_and_who_waits_does_not(tree, postbus):
    sendings.settings(tree, per_hour=60)
    MailHouse.objects.create(pk=1)
    assert throttle.for_other_mail(5) == 0
    sendings.subscribers(1, state="asked")
    bulk(1)
    one()

    assert outbox.send_due() == 1

    assert [letter["To"] for letter in postbus.letters] == ["sam@example.test"]
    assert OutgoingMail.objects.get(name="letter_reminder").state == MailState.WAITING


def test_a_message_waits_for_its_moment_and_the_next_one_for_its_own(tree, postbus):
    sendings.settings(tree, per_second=5)
    sendings.subscribers(4, state="asked")
    bulk(4)
    began = timezone.now()

    assert outbox.send_due() == 4

    assert 0.5 < (timezone.now() - began).total_seconds() < 3


def test_what_waits_long_for_something_else_holds_up_no_letters(for_many):
    one()
    assert mail_queue.somebody_waits()
    OutgoingMail.objects.update(not_before=timezone.now() - timedelta(minutes=2))

    assert not mail_queue.somebody_waits()
