"""Mail goes out once, whatever happens to the worker."""

import signal
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from newsletter.models import MailHouse
from rvggz import outbox
from rvggz.models import MailState, OutgoingMail
from tests.rude_server import Rude
from tests.rvggz import workers
from tests.rvggz.workers import wait_until

CONTEXT = {"article": {"title": "Het kampvuur", "url": "/"}, "url": "https://voorbeeld.example/x", "days": 7}


def put(to="sam@example.test", key="a", **more):
    return outbox.put("reaction_confirm", to, CONTEXT, key=key, **more)


@pytest.fixture
def worker(postbus):
    started = []

    def start():
        started.append(workers.start("tests.rvggz.smtp_settings", TEST_SMTP_PORT=str(postbus.port)))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.django_db
def test_a_letter_goes_out_and_what_it_said_is_forgotten(postbus):
    put()

    assert outbox.send_due() == 1

    letter = postbus.letters[0]
    assert letter["To"] == "sam@example.test"
    assert "https://voorbeeld.example/x" in postbus.text(letter)
    kept = OutgoingMail.objects.get()
    assert (kept.state, kept.to, kept.context) == (MailState.SENT, "", {})


@pytest.mark.django_db
def test_the_same_letter_is_sent_once(postbus):
    assert put() is True
    assert put() is False

    outbox.send_due()
    assert put() is False
    outbox.send_due()

    assert len(postbus.letters) == 1


@pytest.mark.django_db
def test_a_letter_that_is_taken_back_does_not_go(postbus):
    put(not_before=timezone.now() + timedelta(seconds=30))

    assert outbox.send_due() == 0
    assert outbox.take_back("a") == 1
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_sent(postbus):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        1 / 0  # noqa: B018

    assert outbox.send_due() == 0


@pytest.mark.django_db
def test_a_temporary_refusal_is_tried_again_later(postbus):
    put()
    postbus.answer = "451 Even niet"

    assert outbox.send_due() == 0

    waits = OutgoingMail.objects.get()
    assert (waits.state, waits.error) == (MailState.WAITING, "451 Even niet")
    assert waits.not_before > timezone.now()


@pytest.mark.django_db
def test_after_a_day_of_trying_it_is_shown_to_a_person(postbus):
    put()
    postbus.answer = "451 Even niet"

    for _ in range(len(outbox.PAUSES) + 1):
        OutgoingMail.objects.update(not_before=timezone.now())
        outbox.send_due()

    assert OutgoingMail.objects.get().state == MailState.FAILED


@pytest.mark.django_db
def test_a_permanent_refusal_is_not_tried_again_and_a_person_may(postbus):
    put()
    postbus.answer = "550 Dit adres is er niet"
    outbox.send_due()
    failed = OutgoingMail.objects.get()
    assert failed.state == MailState.FAILED

    postbus.answer = "250 OK"
    outbox.send_again(failed)
    outbox.send_due()

    assert len(postbus.letters) == 1


@pytest.mark.django_db
def test_a_name_with_a_newline_makes_no_header(postbus):
    outbox.put("moderator_one", "sam@example.test", {"title": "x\nBcc: all@example.test", "reason": "y"}, key="b")

    outbox.send_due()

    assert postbus.letters[0]["Bcc"] is None


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_starts_later_sends_what_was_committed(postbus, worker):
    OutgoingMail.objects.create(name="reaction_confirm", to="sam@example.test", context=CONTEXT, key="a")

    worker()

    postbus.wait_for(1)
    wait_until(lambda: OutgoingMail.objects.get().state == MailState.SENT)


@pytest.mark.django_db(transaction=True)
def test_a_letter_of_a_worker_that_was_killed_waits_for_a_person(postbus, worker):
    postbus.slow = 60
    OutgoingMail.objects.create(name="reaction_confirm", to="sam@example.test", context=CONTEXT, key="a")
    first = worker()
    wait_until(lambda: postbus.began == 1)

    first.send_signal(signal.SIGKILL)
    first.wait()
    postbus.slow = 0
    outbox.send_due()
    assert OutgoingMail.objects.get().state == MailState.CLAIMED
    outbox.tidy(timezone.now() + outbox.LOST_AFTER + timedelta(seconds=1))

    lost = OutgoingMail.objects.get()
    assert lost.state == MailState.UNCERTAIN
    outbox.send_again(lost)
    outbox.send_due()
    assert len(postbus.letters) == 1


@pytest.mark.django_db
def test_a_server_that_is_down_is_asked_once_and_nothing_is_lost(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    for number in range(3):
        put(key=str(number))

    assert outbox.send_due() == 0

    assert sorted(OutgoingMail.objects.values_list("tries", flat=True)) == [0, 0, 1]
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {MailState.WAITING}


@pytest.mark.django_db
def test_one_letter_that_is_refused_holds_up_no_other(postbus):
    put("verkeerd@example.test", "a")
    put("goed@example.test", "b")
    postbus.refused = "verkeerd@example.test"

    assert outbox.send_due() == 1

    assert [letter["To"] for letter in postbus.letters] == ["goed@example.test"]


@pytest.fixture
def rude(settings):
    """A mail server that hangs up: ``rude("dot")`` before it answers the last dot, ``rude(after=2)`` after two."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    def start(*arguments, **more):
        server = Rude(*arguments, **more)
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        return server

    return start


@pytest.mark.django_db
def test_a_server_that_took_it_and_hung_up_without_an_answer_never_gets_it_twice_by_itself(rude):
    server = rude("dot")
    put()

    assert outbox.send_due() == 0
    OutgoingMail.objects.update(not_before=timezone.now())
    outbox.send_due()

    uncertain = OutgoingMail.objects.get()
    assert (uncertain.state, uncertain.to, server.taken) == (MailState.UNCERTAIN, "sam@example.test", 1)
    outbox.send_again(uncertain)
    outbox.send_due()
    assert server.taken == 2


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["MAIL", "RCPT", "DATA"])
def test_a_line_that_breaks_before_the_last_dot_is_tried_again(rude, postbus, settings, at):
    rude(at)
    put()
    outbox.send_due()
    assert OutgoingMail.objects.get().state == MailState.WAITING

    settings.EMAIL_PORT = postbus.port
    OutgoingMail.objects.update(not_before=timezone.now())
    outbox.send_due()

    assert len(postbus.letters) == 1


@pytest.mark.django_db
def test_a_server_that_closes_after_every_two_gets_all(rude):
    server = rude(after=2)
    for number in range(7):
        put(key=str(number))

    assert outbox.send_due() == 7

    assert server.taken == 7


@pytest.mark.django_db
def test_a_letter_that_cannot_be_made_waits_for_a_person_and_holds_up_no_other(postbus):
    OutgoingMail.objects.create(name="zo_een_is_er_niet", to="sam@example.test", key="a")
    put(key="b")

    assert outbox.send_due() == 1

    assert OutgoingMail.objects.get(key="a").state == MailState.FAILED


@pytest.mark.django_db
def test_where_reports_go_may_differ_from_letter_to_letter(postbus, settings):
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@example.test>"
    put(key="a")
    put(key="b", headers={"Return-Path": "bounces+s1-x@example.test"})

    outbox.send_due()

    assert postbus.senders == ["post@example.test", "bounces+s1-x@example.test"]
    assert [letter["Return-Path"] for letter in postbus.letters] == [None, None]


@pytest.mark.django_db
def test_what_waited_in_a_backup_that_was_put_back_is_for_a_person_and_new_mail_goes(postbus):
    MailHouse.objects.update_or_create(pk=1, defaults={"home": "elders", "locked_at": None})
    put(key="van toen")

    assert outbox.send_due() == 0
    put(key="van nu")
    assert outbox.send_due() == 1

    assert OutgoingMail.objects.get(key="van toen").state == MailState.UNCERTAIN
