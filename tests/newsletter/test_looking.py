"""A letter does not leave while links to other sites are still being looked at; and a look that never ends holds up
nothing."""

import time
from types import SimpleNamespace

import pytest
from django.urls import reverse

from newsletter import checks, outside_links, preparing, sending, tasks
from newsletter.models import Sending, SendingState
from tests.newsletter import issues, sendings

pytestmark = pytest.mark.django_db
URL = "https://elders.example/tuin"


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What the background was asked to look at: it does not come to it by itself."""
    found = []
    monkeypatch.setattr(outside_links, "look_at", SimpleNamespace(enqueue=found.extend))
    return found


@pytest.fixture
def letter(tree):
    sendings.settings(tree)
    sendings.subscribers(1)
    return issues.make(tree, "Brief van juni", [("text", f'<p>Kijk bij de <a href="{URL}">tuin</a>.</p>')])


def found(what):
    outside_links.cache.set(outside_links._key(URL), what)


def time_goes_by(monkeypatch, seconds):
    now = time.time() + seconds
    monkeypatch.setattr(outside_links.time, "time", lambda: now)


def test_it_begins_when_all_links_were_looked_at(letter, anna, asked, monkeypatch):
    monkeypatch.setattr(tasks, "ask_for_another", lambda: None)
    sending.ask(letter, anna)

    assert preparing.begin_due() == []
    assert asked == [URL]
    assert Sending.objects.get().state == SendingState.PLANNED
    found("fine")

    assert preparing.begin_due() == [Sending.objects.get().pk]


def test_a_look_that_never_ends_is_a_warning_after_some_minutes(letter, anna, monkeypatch):
    assert checks.of(letter).waiting == 1
    time_goes_by(monkeypatch, outside_links.PATIENCE + 1)

    report = checks.of(letter)

    assert (report.waiting, report.errors) == (0, [])
    assert "gaf geen antwoord" in report.warnings[-1].text


@pytest.fixture
def desk(client, anna):
    client.force_login(anna)
    return client


def test_the_editor_reads_that_we_look_and_what_she_typed_stays(letter, desk):
    address = reverse("letters_send", args=[letter.pk])
    page = desk.get(address).content.decode()
    answer = desk.post(address, {"when": "later", "day": "2999-06-01", "time": "09:00"})

    assert "We kijken nog" in page
    assert "We vonden niets" not in page
    assert answer.status_code == 422
    assert checks.LOOKING in answer.content.decode()
    assert 'value="2999-06-01"' in answer.content.decode()
    assert not Sending.objects.exists()


def test_a_second_editor_cannot_agree_yet(tree, letter, desk, eva):
    sendings.settings(tree, second_editor=True)
    asked = sending.ask(letter, eva)

    answer = desk.post(reverse("letters_decide", args=[letter.pk]), {"do": "approve"}, follow=True)

    assert checks.LOOKING in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == SendingState.ASKED
