"""Words of someone who may want to die or is in danger now. Rather one too many than one missed.

What is found decides nothing about a reaction: its writer is shown where help is, and moderators look at it first.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rvggz.checks.crisis_phrases import DEFAULT_PHRASES
from rvggz.checks.lexicon import Lexicon, in_a_row, keys_of
from rvggz.checks.text import LONGEST, even, normal, parted

__all__ = ["DEFAULT_PHRASES", "find"]

BETWEEN = 3  # words that may stand between those of a phrase
# Between words: "." and ";" may end a sentence, "," does not; ``PAUSE`` is no end either.
MARKS = {code: "," for code in range(128) if not chr(code).isalnum()}
MARKS |= {ord(each): kind for each, kind in zip(" \t-_.!?;", "    .;;;", strict=True)}
PAUSE = re.compile(r"\.{2,}")
APART = {" me zelf": " mezelf", " mij zelf": " mezelf", "zelf moo": "zelfmoo", "zelf-moo": "zelfmoo"}
DOUBLE = re.compile(r"(.)\1+")
# As people write in haste or by ear; double letters are single by now.
SAME = {
    "k": "ik", "nie": "niet", "ni": "niet", "nit": "niet", "nt": "niet", "mn": "mijn", "mij": "me", "mijzelf": "mezelf",
    "t": "het", "dot": "dod", "zelfmort": "zelfmord", "suisidal": "suicidal", "sucidal": "suicidal", "wl": "wil",
    "suiside": "suicide", "sucide": "suicide", "zelfdoding": "suicide", "levn": "leven", "leve": "leven", "wi": "wil",
}  # fmt: skip


class Phrase(NamedTuple):
    """A line of the list. ``final``: only at the end of a sentence, and only in this order."""

    typed: str
    keys: tuple[str, ...]
    key_set: frozenset[str]
    final: bool


class Phrases(NamedTuple):
    """A list ready for use."""

    wanted: list[Phrase]
    exceptions: list[tuple[str, ...]]
    lexicon: Lexicon


class Words(NamedTuple):
    """A text in words; ``ends``: how many stood there at each end of a sentence; ``last``: those with a mark behind."""

    words: list[str]
    ends: list[int]
    last: set[int]

    def sentence(self, place: int) -> int:
        return bisect_right(self.ends, place)


def find(text: str, phrases: str) -> list[str]:
    """The phrases of a list that occur in a text, as they stand in the list.

    One phrase a line. Its words may stand in any order and up to three others between them, within a sentence; side by
    side they may run over its end. ``*`` before or behind a word is any continuation. A full stop behind the phrase:
    only at the end of a sentence. A line that begins with ``-`` names words that do not count, except for a phrase
    that has them all. From ``#`` on a line is a comment.
    """
    known = parse(phrases)
    read = read_words(text)
    places = known.lexicon.places(read.words)
    present = places.keys()
    possible = [phrase for phrase in known.wanted if phrase.key_set <= present]
    return [phrase.typed for phrase in possible if occurs(phrase, read, places, known.exceptions)]


@lru_cache(maxsize=16)
def parse(phrases: str) -> Phrases:
    wanted, exceptions = [], []
    for line in phrases.split("\n"):
        typed = line.split("#")[0].strip()
        keys = keys_of(typed, fold)
        if keys and typed.startswith("-"):
            exceptions.append(keys)
        elif keys:
            wanted.append(Phrase(typed, keys, frozenset(keys), typed.endswith(".")))
    every = [*(phrase.keys for phrase in wanted), *exceptions]
    return Phrases(wanted, exceptions, Lexicon(key for keys in every for key in keys))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without double letters, spelled in one way."""
    single = DOUBLE.sub(r"\1", normal(word))
    return SAME.get(single, single)


def read_words(text: str) -> Words:
    text = even(text)
    for apart, together in APART.items():
        text = text.replace(apart, together)
    if ".." in text:
        text = PAUSE.sub(",", text)
    parts = parted(text, MARKS, ",")
    folded = {part: fold(part) if len(part) <= LONGEST else part for part in set(parts)}
    marks = [at for at, part in enumerate(parts) if part in ".,;"]
    words = [folded[part] for part in parts if part not in ".,;"]
    ends = [at - before for before, at in enumerate(marks) if parts[at] != ","]
    return Words(words, ends, {at - before - 1 for before, at in enumerate(marks)} | {len(words) - 1})


def occurs(phrase: Phrase, read: Words, places: dict[str, list[int]], exceptions: list[tuple[str, ...]]) -> bool:
    rows = in_a_row(phrase.keys, places)
    if phrase.final:
        return any(row + len(phrase.keys) - 1 in read.last for row in rows)
    if any(True for _ in rows):
        return True
    spread = around_rarest(phrase, places)
    if len({key for _, key in spread}) < len(phrase.key_set):
        return False
    left_out = excepted(phrase, places, exceptions)
    return is_near(sorted(each for each in spread if each[0] not in left_out), read, phrase)


def around_rarest(phrase: Phrase, places: dict[str, list[int]]) -> set[tuple[int, str]]:
    """The words of a phrase that stand no further from its rarest one than they may."""
    longest = len(phrase.keys) + BETWEEN
    rarest = min((places[key] for key in phrase.key_set), key=len)
    spread: set[tuple[int, str]] = set()
    for key in phrase.key_set:
        there = places[key]
        for place in rarest:
            near = there[bisect_right(there, place - longest) : bisect_left(there, place + longest)]
            spread.update((each, key) for each in near)
    return spread


def excepted(phrase: Phrase, places: dict[str, list[int]], exceptions: list[tuple[str, ...]]) -> set[int]:
    """The words that do not count for this phrase."""
    meant = [keys for keys in exceptions if not phrase.key_set.issuperset(keys)]
    return {row + at for keys in meant for row in in_a_row(keys, places) for at in range(len(keys))}


def is_near(spread: Iterable[tuple[int, str]], read: Words, phrase: Phrase) -> bool:
    """Do all words of the phrase stand close together in one sentence?"""
    longest = len(phrase.keys) + BETWEEN
    latest: dict[str, int] = {}
    needed = len(phrase.key_set)
    for place, key in spread:
        latest[key] = place
        if len(latest) == needed:
            first = min(latest.values())
            if place - first < longest and read.sentence(first) == read.sentence(place):
                return True
    return False
