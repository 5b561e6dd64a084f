"""The verdict on a reaction: one pure function. Rules in order, the first that answers wins and gives its reason."""

from collections.abc import Callable
from dataclasses import dataclass, field

from comments.models import Mode, Status
from comments.reasons import Reason
from comments.rules import Rules
from comments.writers import History
from rvggz.checks import traps

TRUSTED_FROM = 2  # approved reactions
OFTEN_REFUSED, ENOUGH_TO_TELL = 0.3, 3  # share of the last twenty; fewer than three tell nothing


@dataclass(frozen=True)
class Facts:
    """All that a rule may look at."""

    is_closed: bool = False
    is_duplicate: bool = False
    blocked_words: tuple[str, ...] = ()
    suspect_words: tuple[str, ...] = ()
    honeypot_filled: bool = False
    seconds: float | None = None  # between opening and sending; None: not known
    is_probably_spam: bool = False
    has_private_data: bool = False
    links: int = 0
    lacks_proof_of_work: bool = False
    is_staff: bool = False
    is_trusted: bool = False
    history: History = field(default_factory=History)


@dataclass(frozen=True)
class Verdict:
    status: Status
    reason: Reason


Rule = Callable[[Facts, Rules], bool]


def looks_like_spam(facts: Facts, rules: Rules) -> bool:
    """By its words, or sent at once: robots do that, and so do people whose browser filled the form in or who had their
    text ready. A person looks."""
    return facts.is_probably_spam or traps.is_fast(facts.seconds)


def is_new(facts: Facts, rules: Rules) -> bool:
    return rules.mode == Mode.FIRST_HELD and facts.history.approved < TRUSTED_FROM


def is_often_refused(facts: Facts, rules: Rules) -> bool:
    return facts.history.decided >= ENOUGH_TO_TELL and facts.history.refused_share >= OFTEN_REFUSED


RULES: list[tuple[Reason, Status, Rule]] = [
    (Reason.CLOSED, Status.REFUSED, lambda facts, rules: facts.is_closed),
    (Reason.DUPLICATE, Status.REFUSED, lambda facts, rules: facts.is_duplicate),
    # Who works here or was trusted by name is shown whatever follows.
    (Reason.SHOWN, Status.SHOWN, lambda facts, rules: facts.is_staff or facts.is_trusted),
    (Reason.BLOCKED, Status.SPAM, lambda facts, rules: bool(facts.blocked_words)),
    (Reason.MACHINE, Status.SPAM, lambda facts, rules: facts.honeypot_filled),
    (Reason.PROBABLY_SPAM, Status.HELD, looks_like_spam),
    (Reason.PRIVATE_DATA, Status.HELD, lambda facts, rules: facts.has_private_data),
    (Reason.LINKS, Status.HELD, lambda facts, rules: facts.links > rules.link_limit),
    (Reason.SUSPECT_WORDS, Status.HELD, lambda facts, rules: bool(facts.suspect_words)),
    (Reason.UNDER_ATTACK, Status.HELD, lambda facts, rules: facts.lacks_proof_of_work),
    (Reason.EVERYTHING_HELD, Status.HELD, lambda facts, rules: rules.mode == Mode.ALL_HELD),
    (Reason.NEW_WRITER, Status.HELD, is_new),
    (Reason.OFTEN_REFUSED, Status.HELD, is_often_refused),
    (Reason.SHOWN, Status.SHOWN, lambda facts, rules: True),
]


def verdict(facts: Facts, rules: Rules) -> Verdict:
    """What becomes of a reaction, and why. Pure: the same facts and rules give the same verdict."""
    reason, status = next((reason, status) for reason, status, rule in RULES if rule(facts, rules))
    return Verdict(status, reason)
