"""What somebody sends, and all of it that the verdict may look at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import Entry
from comments import learning, writers
from comments.moderation import Facts
from comments.rules import Rules
from participants.names import ShownAs
from rvggz.checks import crisis, private_data, text, under_attack
from rvggz.checks.words import WordList

if TYPE_CHECKING:
    from participants.models import Member


@dataclass(frozen=True)
class Words:
    """What somebody sends."""

    text: str
    name: str = ""
    email: str = ""
    member: "Member | None" = None
    shown_as: str = ShownAs.NAME  # of a member; ``name`` is the pseudonym then
    answers: int | None = None
    follows: bool = False
    honeypot: str = ""
    seconds: float | None = None
    has_worked: bool = False  # the proof of work holds


def look(
    entry: Entry, words: Words, rules: Rules, writer: str, *, is_duplicate: bool = False, but: int | None = None
) -> tuple[Facts, dict[str, Any]]:
    """All that the verdict may look at, and what of it is kept with the reaction."""
    member = words.member
    score = learning.score(words.text, words.name)
    private = private_data.find(words.text)
    blocked = WordList.parse(rules.blocked_words).find(f"{words.name}\n{words.text}", words.email)
    suspect = WordList.parse(rules.suspect_words).find(f"{words.name}\n{words.text}", words.email)
    urgent = crisis.find(words.text, rules.crisis_phrases)
    facts = Facts(
        is_closed=rules.is_closed(entry.comments_open, entry.date),
        is_duplicate=is_duplicate,
        blocked_words=tuple(blocked),
        suspect_words=tuple(suspect),
        honeypot_filled=bool(words.honeypot),
        seconds=words.seconds,
        is_probably_spam=score.is_probable,
        has_private_data=bool(private),
        links=text.count_links(words.text),
        lacks_proof_of_work=under_attack.asks_for_work(rules.proof_of_work) and not words.has_worked,
        is_staff=bool(member and member.is_staff),
        is_trusted=bool(member and member.is_trusted),
        history=writers.history(writer, but),
    )
    kept = {
        "is_crisis": bool(urgent),
        "crisis_words": urgent,
        "private_spans": [[found.start, found.end, str(found.kind)] for found in private],
        "spam_words": [[word, round(weight, 2)] for word, weight in score.words] if score.is_probable else [],
        "suspect_words": [*blocked, *suspect],
    }
    return facts, kept
