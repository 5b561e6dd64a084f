"""A sum that a browser must make before a reaction goes unnoticed: dear for who sends thousands, nothing for one.

The protocol is the second of ALTCHA, without its widget: static/js/proof-of-work.js solves it where nobody sees it.
Only a signal, never a wall: a person without JavaScript is held for a moderator, not refused.
"""

import secrets
import time

import altcha
from django.utils.crypto import salted_hmac

from rvggz import expiring_records

MINUTES = 20  # that a challenge may lie unused
# The answer lies anywhere below GUESSES, each of which costs ROUNDS of SHA-256: a million at most. Chromium does some
# three million in a second on two cores; a weak old telephone about a fifth of that. Setting the sum costs us ROUNDS.
ROUNDS = 4_000
GUESSES = 250
LONGEST = 4_000  # characters of an answer; a real one has some 750


def challenge() -> dict[str, object]:
    """A new sum for the browser, as JSON may have it."""
    made = altcha.create_challenge(
        algorithm="PBKDF2/SHA-256",
        cost=ROUNDS,
        counter=secrets.randbelow(GUESSES),
        expires_at=int(time.time()) + MINUTES * 60,
        hmac_secret=secret("challenge"),
        hmac_key_secret=secret("answer"),
    )
    return made.to_dict()


def solved(payload: str) -> bool:
    """Is this the answer to a sum of ours that is not too old, and is it the first time that we see it?"""
    if len(payload) > LONGEST:
        return False
    try:
        answer = altcha.Payload.from_base64(payload)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    result = altcha.verify_solution(answer, secret("challenge"), hmac_key_secret=secret("answer"))
    # Claimed by its signature: the rest of an answer can be written in many ways.
    return result.verified and expiring_records.claim(
        f"proof-of-work:{answer.challenge.signature}", seconds=MINUTES * 60
    )


def secret(purpose: str) -> str:
    return salted_hmac(f"comments.proof_of_work.{purpose}", "key", algorithm="sha256").hexdigest()
