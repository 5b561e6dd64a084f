"""Who is erased is logged out everywhere; what that costs does not grow with how many others are logged in."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from participants import erasing
from tests.participants.accounts import is_in, log_in


@pytest.fixture
def logged_in(tree, bram, chris):
    """Bram by the door of the site and by a session of before, Chris by the door."""
    at_home, before, other = Client(), Client(), Client()
    log_in(at_home, bram)
    before.force_login(bram)
    log_in(other, chris)
    return at_home, before, other


def test_every_session_of_the_member_ends_and_no_other(logged_in, bram):
    at_home, before, other = logged_in

    assert erasing.end_sessions(bram) == 2

    assert (is_in(at_home), is_in(before), is_in(other)) == (False, False, True)


def test_sessions_of_others_are_not_opened(logged_in, bram, monkeypatch):
    opened, decode = [], Session.get_decoded
    monkeypatch.setattr(Session, "get_decoded", lambda row: opened.append(row.pk) or decode(row))

    before = logged_in[1].session.session_key
    erasing.end_sessions(bram)

    assert opened == [before]
