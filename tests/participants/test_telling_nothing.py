"""No way to find out whether an address has an account: the same answers, and the same work."""

import re

import pytest
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participants.models import Member
from rvggz.models import ExpiringRecord
from tests import people
from tests.participants.accounts import (
    BY_CODE,
    BY_CODE_FILL_IN,
    CODE,
    LOGIN,
    PASSWORD,
    RESET,
    RESET_CODE,
    SIGN_UP,
    names_sent,
    sign_up,
    text_of,
)  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True)
NOBODY, WRONG = "niemand@example.test", {"code": "0000-0000"}
SCREENS = {
    "registering": [
        (SIGN_UP, {"email": "EMAIL", "display_name": "Noor", "password1": PASSWORD}), (CODE, None), (CODE, WRONG),
        (CODE, {"action": "resend"}), (CODE, {"action": "change", "email": "x@example.test"}), (CODE, WRONG),
        (CODE, WRONG), (CODE, WRONG), (LOGIN, None),
    ],
    "starting again": [
        (SIGN_UP, {"email": "EMAIL", "display_name": "Noor", "password1": PASSWORD}),
        ("/mijn/registreren/opnieuw/", {}), (SIGN_UP, None),
    ],
    "a weak password": [(SIGN_UP, {"email": "EMAIL", "display_name": "Noor", "password1": "kort"})],
    "logging in": [(LOGIN, {"login": "EMAIL", "password": "fout"})] * 12,
    "a code": [
        (BY_CODE, {"email": "EMAIL"}), (BY_CODE_FILL_IN, None), (BY_CODE_FILL_IN, WRONG),
        (BY_CODE_FILL_IN, {"action": "resend"}), (BY_CODE_FILL_IN, WRONG), (BY_CODE_FILL_IN, WRONG), (BY_CODE, None),
    ],
    "a code, too often": [(BY_CODE, {"email": "EMAIL"})] * 7,
    "a new password": [
        (RESET, {"email": "EMAIL"}), (RESET_CODE, None), (RESET_CODE, WRONG), (RESET_CODE, WRONG), (RESET_CODE, WRONG),
        (LOGIN, None),
    ],
    "a new password, too often": [(RESET, {"email": "EMAIL"})] * 7,
}  # fmt: skip

TABLES = ("participants_member", "account_emailaddress")


@pytest.fixture
def hashings(monkeypatch):
    """How often a password was hashed: what takes the time."""
    counted = []
    for hasher in {type(hashers.get_hasher()), *(type(one) for one in hashers.get_hashers())}:
        encode = hasher.encode
        monkeypatch.setattr(hasher, "encode", lambda *a, encode=encode, **k: counted.append(1) or encode(*a, **k))
    return counted


def go_through(screens, email):
    """What a stranger sees, without the address and what is another every time."""
    client, seen = Client(), []
    for address, form in screens:
        said = {name: email if value == "EMAIL" else value for name, value in (form or {}).items()}
        answer = client.get(address) if form is None else client.post(address, said)
        cookies = sorted(re.sub(r"=[^;]+", "", cookie.OutputString()) for cookie in answer.cookies.values())
        headers = {name: value for name, value in answer.items() if name not in {"Content-Length", "ETag", "Expires"}}
        seen.append((answer.status_code, text_of(answer).replace(email, "EMAIL"), headers, cookies))
    return seen


@pytest.fixture
def closed():
    return people.member("Dirk", "Closed", is_active=False)


@pytest.fixture
def without_password():
    person = people.member("Wies", "Passkey")
    person.set_unusable_password()
    person.save()
    return person


@pytest.mark.parametrize("name", SCREENS)
def test_answers_and_work_are_the_same(tree, bram, without_password, closed, hashings, name):
    results = []
    for email in (NOBODY, bram.email, without_password.email, closed.email):
        ExpiringRecord.objects.all().delete()  # each is the first to try
        hashings.clear()
        results.append((go_through(SCREENS[name], email), len(hashings)))

    stranger, hashed_for_stranger = results[0]
    for kind, (member, hashed_for_member) in zip(("member", "without password", "closed"), results[1:], strict=True):
        for step, (first, second) in enumerate(zip(stranger, member, strict=True)):
            assert first == second, (kind, SCREENS[name][step])
        assert hashed_for_stranger == hashed_for_member, kind


def test_both_get_a_mail(tree, bram):
    for address, form in (SCREENS[name][0] for name in ("registering", "a code", "a new password")):
        for email in (NOBODY, bram.email):
            Client().post(address, {key: email if value == "EMAIL" else value for key, value in form.items()})

    assert names_sent() == [
        "account_confirm", "account_exists", "account_unknown", "account_login_code", "account_unknown",
        "account_reset_code",
    ]  # fmt: skip


def test_registering_makes_an_account_for_nobody_where_there_is_one(tree, bram):
    work = []
    for email in (NOBODY, bram.email):
        with CaptureQueriesContext(connection) as queries:
            sign_up(Client(), email)
        made = [query["sql"] for query in queries if query["sql"].startswith("INSERT")]
        work.append(
            [sum(table in sql for sql in made) for table in ('"participants_member"', '"account_emailaddress"')]
        )

    assert work == [[1, 1], [1, 1]]
    assert not Member.objects.filter(email__endswith="invalid").exists()
