"""Handing a message to the mail server: every way in which a server can let us down, and what we know after it."""

import socket

import pytest
from django.core.mail.backends.smtp import EmailBackend

from rvggz.handover import Line, Outcome
from tests.postbus import open_postbus
from tests.rude_server import Rude

DATA = b"Subject: Brief\r\nTo: bram@example.test\r\n\r\nHoi,\r\n.een punt vooraan\r\n"
SENDER, TO = "post@example.test", "bram@example.test"


@pytest.fixture
def box():
    box, server = open_postbus()
    box.port = server.port
    yield box
    server.stop()


def line_to(port):
    return Line(EmailBackend(host="127.0.0.1", port=port, timeout=5))


def hand_over(line):
    return line.hand_over(SENDER, TO, DATA)


def test_what_is_handed_over_arrives_as_it_is(box):
    line = line_to(box.port)

    assert [hand_over(line).outcome for _ in range(3)] == [Outcome.SENT] * 3
    assert [letter.get_content().split() for letter in box.letters] == [["Hoi,", ".een", "punt", "vooraan"]] * 3
    line.close()


def test_a_refused_address_is_refused_for_good_and_does_not_stand_in_the_answer(box):
    box.refused = TO
    line = line_to(box.port)

    answer = hand_over(line)

    assert (answer.outcome, answer.code, answer.text) == (Outcome.REFUSED, 550, "Dit adres is er niet")
    box.refused = ""
    assert hand_over(line).outcome == Outcome.SENT  # over the same connection
    line.close()


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("451 Straks", Outcome.LATER), ("554 Spam van bram@example.test", Outcome.REFUSED),
        ("252 Misschien", Outcome.SENT), ("hallo daar", Outcome.UNCERTAIN), ("354 Nog iets?", Outcome.UNCERTAIN),
    ],
)  # fmt: skip
def test_a_refused_message_is_tried_later_or_never(box, said, outcome):
    box.answer = said
    line = line_to(box.port)

    answer = hand_over(line)

    assert answer.outcome == outcome
    assert "bram" not in answer.text
    line.close()


def test_no_server_says_nothing_of_the_message():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    assert hand_over(line_to(port)).outcome == Outcome.DOWN


@pytest.mark.parametrize("greeting", ["250 goed", "250-goed\r\n250 PIPELINING"])
@pytest.mark.parametrize(
    ("at", "outcome"),
    [("MAIL", Outcome.LATER), ("RCPT", Outcome.LATER), ("DATA", Outcome.LATER), ("dot", Outcome.UNCERTAIN)],
)
def test_it_matters_when_the_line_breaks(at, outcome, greeting):
    server = Rude(at, greeting=greeting)

    assert hand_over(line_to(server.port)).outcome == outcome
    assert server.taken == (at == "dot")


def test_a_server_that_closes_after_every_few_messages_takes_them_all():
    server = Rude(after=2)
    line = line_to(server.port)

    assert [hand_over(line).outcome for _ in range(7)] == [Outcome.SENT] * 7
    assert server.taken == 7


def test_a_server_that_takes_commands_together_gets_them_together():
    server = Rude(greeting="250-goed\r\n250 PIPELINING")
    line = line_to(server.port)

    assert [hand_over(line).outcome for _ in range(3)] == [Outcome.SENT] * 3
    assert server.taken == 3


def test_a_server_that_is_too_slow_leaves_it_uncertain(box):
    box.slow = 3
    line = Line(EmailBackend(host="127.0.0.1", port=box.port, timeout=1))

    assert hand_over(line).outcome == Outcome.UNCERTAIN


def test_mail_in_memory_gets_the_same_message(mailoutbox):
    answer = Line().hand_over(SENDER, TO, DATA)

    assert answer.outcome == Outcome.SENT
    assert (mailoutbox[0].subject, mailoutbox[0].to) == ("Brief", [TO])
    assert ".een punt vooraan" in mailoutbox[0].body
