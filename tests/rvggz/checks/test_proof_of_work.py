"""The sum: a browser solves it under our policy, the server believes each answer once and nothing else."""

import base64
import json
import time
from concurrent.futures import ThreadPoolExecutor

import altcha
import pytest
from django.core.cache import cache
from django.db import connection

from rvggz.checks import proof_of_work
from rvggz.checks.proof_of_work import challenge, solved


def answer(sum_=None):
    made = altcha.Challenge.from_dict(sum_ or challenge())
    return altcha.Payload(made, altcha.solve_challenge(made)).to_base64()


@pytest.fixture(scope="module")
def right():
    """An answer that nobody sent yet: to find it takes a third of a second."""
    return answer()


def changed(payload, where, what):
    """The same answer with one thing written otherwise."""
    data = json.loads(base64.b64decode(payload))
    part = data
    for name in where[:-1]:
        part = part[name]
    part[where[-1]] = what
    return base64.b64encode(json.dumps(data).encode()).decode()


@pytest.mark.django_db
def test_a_right_answer_is_believed_once():
    payload = answer()

    assert solved(payload)
    assert not solved(payload)


@pytest.mark.django_db
def test_a_used_answer_written_otherwise_is_not_believed():
    payload = answer()

    assert solved(payload)
    assert not solved(payload + "\n")
    assert not solved(changed(payload, ["solution", "time"], 12))
    assert not solved(changed(payload, ["challenge", "parameters", "keyPrefix"], ""))
    key = json.loads(base64.b64decode(payload))["solution"]["derivedKey"]
    assert not solved(changed(payload, ["solution", "derivedKey"], key.upper()))


@pytest.mark.django_db(transaction=True)
def test_of_one_answer_sent_by_many_at_once_one_is_believed():
    payload = answer()

    def send(_):
        try:
            return solved(payload)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(send, range(16))) == 1


@pytest.mark.django_db
def test_a_full_cache_does_not_make_a_used_answer_good_again():
    payload = answer()
    assert solved(payload)

    cache.clear()

    assert not solved(payload)


def test_an_old_answer_is_not_believed(monkeypatch):
    monkeypatch.setattr(proof_of_work, "MINUTES", -1)

    assert not solved(answer())


def test_an_answer_to_a_sum_of_another_site_is_not_believed(settings):
    payload = answer()
    settings.SECRET_KEY = "of another site"

    assert not solved(payload)


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (["challenge", "parameters", "cost"], 1),
        (["challenge", "parameters", "keyPrefix"], ""),
        (["challenge", "parameters", "expiresAt"], 9_999_999_999),  # a name of a test holds no clock: workers compare
        (["challenge", "parameters", "expiresAt"], None),
        (["challenge", "parameters", "keySignature"], None),
        (["challenge", "parameters"], []),
        (["challenge", "signature"], ""),
        (["challenge", "signature"], None),
        (["challenge"], None),
        (["solution", "derivedKey"], "00" * 32),
        (["solution", "derivedKey"], None),
        (["solution"], []),
    ],
)
def test_a_changed_answer_is_not_believed(right, where, what):
    assert not solved(changed(right, where, what))


@pytest.mark.parametrize(
    "payload",
    ["", "x", "é", "e30=", "W10=", "bnVsbA==", "MQ==", "\x00", "A" * 10_000_000, "W1tb" * 900, "//79", "ée=" * 9],
)
def test_nonsense_is_not_believed(payload):
    assert not solved(payload)


def test_a_sum_can_be_sent_as_json_and_is_never_the_same():
    one, other = challenge(), challenge()

    assert json.loads(json.dumps(one)) == one
    assert one["signature"] != other["signature"]
    assert 1 <= one["parameters"]["expiresAt"] - time.time() <= 20 * 60


@pytest.mark.django_db
def test_a_browser_solves_the_sum_under_our_policy(tab, tree):
    page = tab()
    page.goto("/")
    sum_ = challenge()

    payload = page.evaluate(
        "async (sum) => (await import('/static/js/proof-of-work.js')).solve(sum)",
        sum_,
    )

    assert solved(payload)
    assert not solved(payload)


@pytest.mark.django_db
def test_a_browser_without_the_means_says_so(tab, tree):
    page = tab()
    page.goto("/")

    failed = page.evaluate(
        """async (sum) => {
            Object.defineProperty(crypto, "subtle", { value: undefined });
            return (await import('/static/js/proof-of-work.js')).solve(sum).then(() => "", String);
        }""",
        challenge(),
    )

    assert failed
