"""The rules in their order: what an earlier one says, a later one cannot change."""

import pytest

from comments.models import Mode, Status
from comments.moderation import Facts, verdict
from comments.reasons import Reason
from comments.rules import Rules
from comments.writers import History

OPEN = Rules(mode=Mode.AT_ONCE)
# Each breaks one rule; together they stand in the order of the issue.
BREAKING = [
    (Reason.CLOSED, Status.REFUSED, {"is_closed": True}),
    (Reason.DUPLICATE, Status.REFUSED, {"is_duplicate": True}),
    (Reason.BLOCKED, Status.SPAM, {"blocked_words": ("casino",)}),
    (Reason.MACHINE, Status.SPAM, {"honeypot_filled": True}),
    (Reason.PROBABLY_SPAM, Status.HELD, {"is_probably_spam": True}),
    (Reason.PRIVATE_DATA, Status.HELD, {"has_private_data": True}),
    (Reason.LINKS, Status.HELD, {"links": 3}),
    (Reason.SUSPECT_WORDS, Status.HELD, {"suspect_words": ("pil",)}),
    (Reason.UNDER_ATTACK, Status.HELD, {"lacks_proof_of_work": True}),
    (Reason.OFTEN_REFUSED, Status.HELD, {"history": History(approved=9, decided=20, refused=6)}),
]


@pytest.mark.parametrize("place", range(len(BREAKING)))
def test_the_first_rule_that_answers_wins(place):
    reason, status, _ = BREAKING[place]
    everything_after = {name: value for _, _, broken in BREAKING[place:] for name, value in broken.items()}

    judged = verdict(Facts(**everything_after), OPEN)

    assert (judged.reason, judged.status) == (reason, status)


@pytest.mark.parametrize(("reason", "status", "broken"), BREAKING)
def test_each_rule_answers_by_itself(reason, status, broken):
    judged = verdict(Facts(**broken), OPEN)

    assert (judged.reason, judged.status) == (reason, status)


def test_nothing_wrong_is_shown_where_editors_chose_so():
    assert verdict(Facts(), OPEN).status == Status.SHOWN


def test_everything_is_held_unless_editors_chose_otherwise():
    assert verdict(Facts(history=History(approved=50)), Rules()).reason == Reason.EVERYTHING_HELD


@pytest.mark.parametrize(("approved", "status"), [(0, Status.HELD), (1, Status.HELD), (2, Status.SHOWN)])
def test_a_writer_is_new_until_two_were_approved(approved, status):
    assert verdict(Facts(history=History(approved)), Rules(mode=Mode.FIRST_HELD)).status == status


@pytest.mark.parametrize("who", ["is_staff", "is_trusted"])
def test_who_is_trusted_is_shown_at_once_but_not_where_it_is_closed(who):
    wrong = {"links": 9, "blocked_words": ("x",), "lacks_proof_of_work": True}

    assert verdict(Facts(**{who: True}, **wrong), Rules()).status == Status.SHOWN
    assert verdict(Facts(**{who: True}, is_closed=True), Rules()).reason == Reason.CLOSED


@pytest.mark.parametrize(
    ("seconds", "reason"), [(2.9, Reason.PROBABLY_SPAM), (3.0, Reason.SHOWN), (None, Reason.SHOWN)]
)
def test_under_three_seconds_is_probably_spam(seconds, reason):
    assert verdict(Facts(seconds=seconds), OPEN).reason == reason


@pytest.mark.parametrize(
    ("refused", "decided", "status"), [(5, 20, "shown"), (6, 20, "held"), (1, 2, "shown"), (1, 3, "held")]
)
def test_thirty_percent_of_at_least_three_is_often(refused, decided, status):
    history = History(approved=9, decided=decided, refused=refused)

    assert verdict(Facts(history=history), OPEN).status == status
