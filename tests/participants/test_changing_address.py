"""Another address: confirmed at the old and at the new one."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests import people
from tests.participants.accounts import NEW, code_from, is_in, log_in, names_sent, sign_up, text_of

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS, CODES = "/mijn/e-mail/", "/mijn/e-mail/codes/"
WRONG = "9999-0000"


def test_both_codes_change_the_address(client, tree, bram, mailoutbox):
    before = bram.email
    log_in(client, bram)
    assert client.post(ADDRESS, {"email": "Bram@nieuw.example.test"})["Location"] == CODES
    old, new = code_from(mailoutbox, before), code_from(mailoutbox, "bram@nieuw.example.test")

    page = client.post(CODES, {"old": old, "new": WRONG}).content.decode()
    bram.refresh_from_db()
    assert bram.email == before
    assert old in page  # what was right stays filled in
    page = client.post(CODES, {"old": old, "new": new}, follow=True).content.decode()

    bram.refresh_from_db()
    assert bram.email == "bram@nieuw.example.test"
    assert "Je e-mailadres is gewijzigd" in page
    assert [letter.to[0] for letter in mailoutbox[-2:]] == [before, bram.email]
    assert names_sent()[-2:] == ["address_changed"] * 2
    row = EmailAddress.objects.get(user=bram)
    assert (row.email, row.verified, row.primary) == (bram.email, True, True)
    again = Client()
    log_in(again, bram)
    assert is_in(again)


@pytest.mark.parametrize("right", ["old", "new"])
def test_one_code_is_not_enough(client, tree, bram, mailoutbox, right):
    before = bram.email
    log_in(client, bram)
    client.post(ADDRESS, {"email": "bram@nieuw.example.test"})
    codes = {"old": code_from(mailoutbox, before), "new": code_from(mailoutbox, "bram@nieuw.example.test")}

    client.post(CODES, {"old": codes[right], "new": codes[right]})

    bram.refresh_from_db()
    assert bram.email == before


def test_the_address_of_somebody_else_looks_the_same_and_does_not_work(client, tree, bram, chris, mailoutbox):
    before = bram.email
    log_in(client, bram)

    pages = {}
    for email in ("niemand@example.test", chris.email):
        answer = client.post(ADDRESS, {"email": email})
        seen = text_of(client.get(CODES)) + text_of(
            client.post(CODES, {"old": code_from(mailoutbox, before), "new": WRONG})
        )
        pages[email] = (answer.status_code, answer["Location"], seen.replace(email, "EMAIL"))
    first, second = pages.values()

    assert blank(first) == blank(second)
    assert names_sent()[-2:] == ["address_old", "address_taken"]
    assert code_from(mailoutbox, chris.email) is None


def blank(seen):
    """Without the code that was filled in: each time another."""
    status, where, text = seen
    return status, where, re.sub(r"\d{4}-\d{4}", "CODE", text)


def test_five_wrong_codes_and_it_is_over(client, tree, bram, mailoutbox):
    before = bram.email
    log_in(client, bram)
    client.post(ADDRESS, {"email": "bram@nieuw.example.test"})
    right = {"old": code_from(mailoutbox, before), "new": code_from(mailoutbox, "bram@nieuw.example.test")}

    for _ in range(5):
        answer = client.post(CODES, {"old": WRONG, "new": WRONG})
    assert answer["Location"] == ADDRESS
    client.post(CODES, right)

    bram.refresh_from_db()
    assert bram.email == before


def test_an_address_that_somebody_registered_meanwhile_is_refused(client, tree, bram, mailoutbox):
    before = bram.email
    log_in(client, bram)
    client.post(ADDRESS, {"email": NEW})
    codes = {"old": code_from(mailoutbox, before), "new": code_from(mailoutbox, NEW)}
    other = Client()
    sign_up(other)
    other.post("/mijn/registreren/code/", {"code": code_from(mailoutbox, NEW)})
    assert is_in(other)

    page = client.post(CODES, codes, follow=True).content.decode()

    bram.refresh_from_db()
    assert bram.email == before
    assert "hoort intussen bij een ander account" in page


def test_it_asks_again_who_you_are_and_goes_on_where_you_were(client, tree, bram):
    client.force_login(bram)

    answer = client.post(ADDRESS, {"email": "bram@nieuw.example.test"})
    assert answer["Location"] == f"/mijn/nog-even/?next={ADDRESS.replace('/', '%2F')}"
    answer = client.post("/mijn/nog-even/", {"password": people.PASSWORD, "next": ADDRESS})

    assert answer["Location"] == CODES
