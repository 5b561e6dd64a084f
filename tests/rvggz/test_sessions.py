"""Sessions: each one row, under a key of its own, whatever way it comes into being."""

import pytest
from django.contrib.sessions.backends.base import CreateError
from django.contrib.sessions.models import Session

from rvggz.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept():
    return {row.session_key: row.get_decoded() for row in Session.objects.all()}


def test_something_kept_is_there_at_the_next_request():
    store = SessionStore()
    store["seen"] = 1
    store.save()
    again = SessionStore(store.session_key)
    assert again["seen"] == 1
    again["seen"] = 2
    again.save()
    assert kept() == {store.session_key: {"seen": 2}}


def test_a_new_one_has_its_key_before_it_is_saved_and_keeps_it():
    store = SessionStore()
    store.create()
    key = store.session_key
    store["seen"] = 1
    store.save()
    store.save()
    assert kept() == {key: {"seen": 1}}


def test_logging_in_changes_the_key_and_the_old_one_opens_nothing():
    store = SessionStore()
    store["seen"] = 1
    store.save()
    old = store.session_key
    store.cycle_key()
    store["who"] = 7
    store.save()
    assert store.session_key != old
    assert kept() == {store.session_key: {"seen": 1, "who": 7}}
    assert dict(SessionStore(old).items()) == {}


def test_logging_out_leaves_nothing(client, anna):
    client.force_login(anna)
    assert Session.objects.count() == 1
    client.logout()
    assert not Session.objects.exists()


def test_a_key_that_somebody_has_is_never_shared(monkeypatch):
    first = SessionStore()
    first["whose"] = "first"
    first.save()
    monkeypatch.setattr("rvggz.sessions.get_random_string", lambda *_: first.session_key)
    second = SessionStore()
    second["whose"] = "second"
    with pytest.raises(CreateError):
        second.save()
    assert kept() == {first.session_key: {"whose": "first"}}
