"""Where a stranger may try a password, he may not try for ever."""

import pytest

from tests import people

pytestmark = pytest.mark.django_db


def attempt(client, password, address="192.0.2.1"):
    form = {"username": "eva.smit@example.test", "password": password}
    return client.post("/beheer/login/", form, REMOTE_ADDR=address)


def test_a_person_who_mistypes_twice_still_gets_in(client, eva):
    attempt(client, "fout")
    attempt(client, "nog fout")

    assert attempt(client, people.PASSWORD).status_code == 302


def test_guessing_passwords_stops_after_ten(client, eva):
    for number in range(10):
        attempt(client, f"gok {number}")

    assert attempt(client, people.PASSWORD).status_code == 429
    assert attempt(client, people.PASSWORD, address="198.51.100.1").status_code == 302


def test_asking_for_the_login_page_costs_no_tries(client, eva):
    for _ in range(15):
        client.get("/beheer/login/", REMOTE_ADDR="192.0.2.1")

    assert attempt(client, people.PASSWORD).status_code == 302
