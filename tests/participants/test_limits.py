"""How often somebody may try: per address, per code and per network."""

import pytest
from django.core.cache import cache
from django.test import Client

from rvggz.models import ExpiringRecord
from tests import people
from tests.participants.accounts import (
    BY_CODE,
    BY_CODE_FILL_IN,
    CODE,
    NEW,
    PASSWORD,
    RESET,
    code_from,
    is_in,
    log_in,
    sign_up,
)  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_code_is_not_found_by_trying_ten_thousand(client, tree, bram, mailoutbox):
    """The tries that allauth counts stand in the session: here each starts with the session as it was, as many at
    once would. What counts then is the cache."""
    client.post(BY_CODE, {"email": bram.email})
    code, before = code_from(mailoutbox), dict(client.session.items())

    looked_at = 0
    for number in range(40):
        session = client.session
        session.update(before)
        session.save()
        page = client.post(BY_CODE_FILL_IN, {"code": f"{number:08}"})
        looked_at += b"Deze code klopt niet" in page.content
    session = client.session
    session.update(before)
    session.save()
    client.post(BY_CODE_FILL_IN, {"code": code})

    assert looked_at <= 10
    assert not is_in(client)


@pytest.mark.parametrize("network", ["192.0.2.1", "198.51.100.1"])
def test_guessing_a_password_stops_from_everywhere(tree, bram, network):
    for number in range(10):
        log_in(Client(), bram, f"gok {number}", REMOTE_ADDR=f"203.0.113.{number}")

    client = Client()
    page = log_in(client, bram, REMOTE_ADDR=network).content.decode()

    assert "Dit was te vaak achter elkaar" in page
    assert f'value="{bram.email}"' in page
    assert not is_in(client)


def test_mistyping_a_few_times_keeps_nobody_out(client, tree, bram):
    for number in range(5):
        log_in(client, bram, f"gok {number}")

    log_in(client, bram)

    assert is_in(client)


def test_one_network_does_not_register_for_ever_and_loses_nothing_typed(client, tree):
    answers = [
        sign_up(client, f"lid{number}@example.test", password="kort", REMOTE_ADDR=f"192.0.2.{number % 250}")
        for number in range(61)
    ]
    last = answers[-1]

    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert last.status_code == 429
    assert last["Retry-After"] == "600"
    assert "Wacht 10 minuten" in last.content.decode()
    assert sign_up(Client(), REMOTE_ADDR="198.51.100.1").status_code == 302
    ExpiringRecord.objects.all().delete()
    page = client.get("/mijn/registreren/").content.decode()
    assert 'value="lid60@example.test"' in page
    assert 'value="Noor"' in page


def test_letters_to_one_address_stop(client, tree, bram, mailoutbox):
    for _ in range(12):
        Client().post(RESET, {"email": bram.email})

    assert len(mailoutbox) == 5


def test_nothing_of_an_address_stands_in_cache_or_table(client, tree, bram):
    log_in(client, bram, "fout", REMOTE_ADDR="192.0.2.77")
    client.post(BY_CODE, {"email": bram.email}, REMOTE_ADDR="192.0.2.77")

    kept = str([*cache._cache.items(), *ExpiringRecord.objects.values()])

    assert ExpiringRecord.objects.count() >= 4
    assert "192.0.2" not in kept
    assert bram.email not in kept


@pytest.mark.parametrize("empty", [cache.clear, lambda: None])
def test_an_emptied_cache_gives_a_guesser_no_new_tries(tree, bram, empty):
    for number in range(10):
        log_in(Client(), bram, f"gok {number}", REMOTE_ADDR=f"203.0.113.{number}")
    empty()

    client = Client()
    assert "Dit was te vaak achter elkaar" in log_in(client, bram).content.decode()
    assert not is_in(client)


def test_a_stranger_who_guesses_does_not_lock_the_owner_out_of_a_browser_that_is_known(tree, bram, mailoutbox):
    own = Client()
    log_in(own, bram)
    own.post("/mijn/uitloggen/")
    for number in range(12):
        stranger = Client()
        log_in(stranger, bram, f"gok {number}", REMOTE_ADDR="203.0.113.9")
        stranger.post(BY_CODE, {"email": bram.email}, REMOTE_ADDR="203.0.113.9")
        stranger.post(BY_CODE_FILL_IN, {"code": f"{number:08}"}, REMOTE_ADDR="203.0.113.9")
    del mailoutbox[:]

    own.post(BY_CODE, {"email": bram.email})
    by_code = own.post(BY_CODE_FILL_IN, {"code": code_from(mailoutbox)})
    own.post("/mijn/uitloggen/")
    log_in(own, bram)

    assert by_code.status_code == 302
    assert is_in(own)


def test_a_known_browser_guesses_no_more_than_another(tree, bram):
    own = Client()
    log_in(own, bram)
    own.post("/mijn/uitloggen/")
    for number in range(10):
        log_in(own, bram, f"gok {number}")

    log_in(own, bram)

    assert not is_in(own)


def test_the_device_of_one_member_opens_no_bucket_of_another(tree, bram, chris):
    other = Client()
    log_in(other, chris)
    other.post("/mijn/uitloggen/")
    for number in range(10):
        log_in(Client(), bram, f"gok {number}")

    log_in(other, bram)

    assert not is_in(other)


def test_a_right_code_works_after_a_wrong_one(client, tree, mailoutbox):
    sign_up(client, NEW, password=PASSWORD)

    client.post(CODE, {"code": "0000-0000"})
    client.post(CODE, {"code": code_from(mailoutbox)})

    assert is_in(client)
    assert people.PASSWORD not in str(dict(client.session.items()))
