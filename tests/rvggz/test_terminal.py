"""A command that asks, where nobody can type: it says what to do instead, and does nothing."""

import ast
import io
import os
import pty
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from participants.models import Member
from rvggz import terminal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["closed", "nothing", "none"])
def nobody_there(request, monkeypatch):
    """As under cron, in a pipe, or started by a service."""
    monkeypatch.setattr("sys.stdin", {"closed": closed(), "nothing": io.StringIO(), "none": None}[request.param])


def closed():
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.django_db
def test_erasing_without_a_terminal_erases_nothing_and_says_how(nobody_there, bram):
    with pytest.raises(CommandError, match="--yes"):
        call_command("erase_personal_data", bram.email, stdout=io.StringIO())

    assert Member.objects.filter(email=bram.email).exists()


@pytest.mark.django_db
def test_setting_up_a_site_without_a_terminal_asks_nothing(nobody_there):
    with pytest.raises(CommandError, match="Er is nog geen beheerder"):
        call_command("set_up_site", stdout=io.StringIO())


def test_every_question_of_a_command_is_asked_by_terminal():
    asking = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for app in ("rvggz", "participants", "articles", "comments", "newsletter")
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"input", "getpass"}
    ]

    assert [one.split(":")[0] for one in asking] == ["rvggz/terminal.py"]


@pytest.fixture
def typed(monkeypatch):
    """``typed("text")``: somebody at a real terminal types this."""
    ours, theirs = pty.openpty()
    stream = os.fdopen(theirs, "r")
    monkeypatch.setattr("sys.stdin", stream)
    yield lambda text: os.write(ours, text.encode())
    stream.close()
    os.close(ours)


def test_at_a_terminal_the_answer_counts(typed):
    typed("wis\n")

    assert terminal.ask("Zeker?", instead="") == "wis"


def test_an_empty_answer_is_the_default(typed):
    typed("\n")

    assert terminal.ask("Naam", instead="", default="De Kring") == "De Kring"


def test_who_ends_the_input_stops_the_command(typed):
    typed("\x04")

    with pytest.raises(CommandError, match="Gestopt"):
        terminal.ask("Naam", instead="")


@pytest.mark.django_db
def test_a_site_is_set_up_by_answering(typed):
    typed("De Kring\nStichting De Kring\nonzin\nredactie@example.test\nnoor@example.test\nNoor van Dijk\n")

    call_command("set_up_site", stdout=io.StringIO(), stderr=io.StringIO())

    noor = Member.objects.get(is_superuser=True)
    assert (noor.email, str(noor)) == ("noor@example.test", "Noor van Dijk")
    assert not noor.has_usable_password()


@pytest.mark.django_db
def test_createsuperuser_asks_a_name(typed, monkeypatch):
    typed("eva@example.test\nEva\nSmit\n")
    monkeypatch.setattr("getpass.getpass", lambda *_: "paard kaars fiets oceaan")

    call_command("createsuperuser", stdin=__import__("sys").stdin, stdout=io.StringIO())

    assert str(Member.objects.get(email="eva@example.test")) == "Eva Smit"
