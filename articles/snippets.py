"""The piece of a text that shows best what was found, with the words found marked. Everything else is escaped."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search_words import DASHES, UNSEEN, joined, lexemes, parts_of, tokens
from rvggz.text.folding import APOSTROPHES

# As words stand in texts: with apostrophes, soft hyphens and loose accents in them; with dashes or dots between parts.
PART = rf"[^\W_](?:[^\W_]|[{APOSTROPHES}{UNSEEN}]+(?=[^\W_])|[\u0300-\u034e\u0350-\u036f])*"
NOT_INSIDE = rf"(?<![^\W_])(?<![{APOSTROPHES}{UNSEEN}\u0300-\u036f])"  # a long word is looked at once
WORD_OR_APOSTROPHE = re.compile(PART)
CHAIN = re.compile(rf"(?<![^\W_])[^\W_](?:\.[^\W_](?![^\W_]))+|{NOT_INSIDE}{PART}(?:[{DASHES}]{PART})+")
MAY_BE_CHAIN = re.compile(rf"[{DASHES}.]")
WORDS_SHOWN, WORDS_BEFORE = 30, 6
LETTERS_SHOWN = 160  # of the words from the first one found on
LONGEST_READ = 60_000  # characters of a text that are looked through
MOST_KNOWN = 200_000  # pieces of text that are remembered


def marked(text: str, wanted: Collection[str]) -> SafeString:
    """The whole text, found words in ``<mark>``."""
    return _render(text, [(start, end) for start, end, _ in _places(text, wanted)])


def snippet(text: str, wanted: Collection[str]) -> SafeString:
    """About thirty words around the place with the most different words found, or the beginning."""
    text = text[:LONGEST_READ]
    places = _places(text, wanted)
    best = max(places, key=lambda place: (_variety(places, place[0]), -place[0]))[0] if places else 0
    start = _some_words_before(text, best)
    shown = [found.end() for found in islice(WORD_OR_APOSTROPHE.finditer(text, start), WORDS_SHOWN + 1)]
    if not shown:
        return mark_safe("")
    end = shown[-2] if len(shown) > WORDS_SHOWN else len(text)
    spots = [(a - start, b - start) for a, b, _ in places if a >= start and b <= end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + _render(text[start:end], spots) + after)  # noqa: S308


def _places(text: str, wanted: Collection[str]) -> list[tuple[int, int, str]]:
    """Start, end and lexeme of each word found, from the front. Each word that occurs is looked up once."""
    places = []
    for word in _vocabulary().with_any(set(text.split()), wanted):
        lexeme = next(one for one in _lexemes(word) if one in wanted)
        places += [(start, start + len(word), lexeme) for start in _whole_words(text, word)]
    return _apart(places)


def _apart(places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """From the front, without what stands in a longer one: the parts of a word whose joined form was found."""
    apart, behind = [], 0
    for start, end, lexeme in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= behind:
            apart.append((start, end, lexeme))
            behind = end
    return apart


def _written(piece: str) -> list[str]:
    """What can be marked in a piece between two spaces: words, and words with dashes as a whole."""
    found: list[str] = WORD_OR_APOSTROPHE.findall(piece)
    return [*found, *CHAIN.findall(piece)] if MAY_BE_CHAIN.search(piece) else found


class Vocabulary:
    """Which words, as they stand in texts, have which lexeme. A word is looked at the first time that it occurs.

    One object for all threads: what two add at once is the same.
    """

    def __init__(self) -> None:
        self.known: set[str] = set()  # pieces between two spaces: one word, as a rule, and the comma behind it
        self.having: defaultdict[str, set[str]] = defaultdict(set)

    def with_any(self, pieces: set[str], wanted: Collection[str]) -> set[str]:
        """The words in ``pieces`` that have one of the lexemes."""
        new = pieces - self.known
        for piece in new:
            for word in _written(piece):
                for lexeme in _lexemes(word):
                    self.having[lexeme].add(piece)
        self.known |= new
        hits = pieces & set().union(*(self.having[lexeme] for lexeme in wanted if lexeme in self.having))
        wanted = frozenset(wanted)
        return {word for piece in hits for word in _written(piece) if not wanted.isdisjoint(_lexemes(word))}


_vocabularies = [Vocabulary()]


def _vocabulary() -> Vocabulary:
    """The one that is in use; a full one is put away whole, so that nobody reads a half empty one."""
    if len(_vocabularies[0].known) > MOST_KNOWN:
        _vocabularies[0] = Vocabulary()
    return _vocabularies[0]


def _whole_words(text: str, word: str) -> Iterator[int]:
    at, pattern = text.find(word), CHAIN if MAY_BE_CHAIN.search(word) else WORD_OR_APOSTROPHE
    while at >= 0:
        found = pattern.match(text, at)
        if found and found[0] == word and not (at and (text[at - 1].isalnum() or text[at - 1] in APOSTROPHES)):
            yield at
        at = text.find(word, at + 1)


def _variety(places: list[tuple[int, int, str]], start: int) -> tuple[int, int]:
    found = [lexeme for at, _, lexeme in places if start <= at < start + LETTERS_SHOWN]
    return len(set(found)), len(found)


def _some_words_before(text: str, at: int) -> int:
    """Where the sixth word before this place begins; the beginning when there are fewer."""
    for _ in range(WORDS_BEFORE):
        at = text.rfind(" ", 0, max(0, at - 1)) + 1
    return at


@lru_cache(maxsize=200_000)
def _lexemes(written: str) -> tuple[str, ...]:
    """The lexemes of a word as it stands in a text; of one with dashes those of its joined form."""
    found = []
    for token in tokens(written):
        found += [one for word in joined(token)[:1] or parts_of(token) for one in lexemes(word)]
    return tuple(dict.fromkeys(found))


def _render(text: str, spots: list[tuple[int, int]]) -> SafeString:
    pieces, at = [], 0
    for start, end in spots:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308
