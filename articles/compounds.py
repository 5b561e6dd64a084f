"""Dutch compounds taken apart: ervaringsdeskundige → ervaring + s + deskundige.

A part must be a word: of the site's own texts, or of the dictionary. Between parts may stand a linking sound. Too
much is taken apart rather than too little (``belangrijk`` has ``rijk`` in it): such finds rank after whole words.
"""

from collections.abc import Collection
from functools import lru_cache

from articles.search_words import is_known, lexemes

SHORTEST_PART = 3
LONG_ENOUGH = 7  # letters of a word worth taking apart
LINKS = ("", "s", "e", "en", "er")
# Endings that the dictionary lists as words, but that are no part in the sense of a reader.
ENDINGS = frozenset(
    [
        "ing", "ingen", "lijk", "heid", "baar", "loos", "zaam", "ster", "sters", "ende", "erig", "achtig", "isch",
        "end", "der", "dere", "den", "ten",
    ]
)  # fmt: skip


def parts(form: str, ours: Collection[str]) -> list[str]:
    """The lexemes of the parts of a word, empty when it is not composed. ``ours``: forms of the site's own texts."""
    if len(form) < LONG_ENOUGH or not form.isalpha():
        return []
    found: set[str] = set()
    _take_apart(form, ours, found)
    return sorted(found - set(lexemes(form)))


def _take_apart(form: str, ours: Collection[str], found: set[str]) -> bool:
    """Split in a known first part, a link and a rest that is known or can be split itself."""
    composed = False
    for end in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        first = form[:end]
        if not _is_word(first, ours):
            continue
        for link in LINKS:
            rest = form[end + len(link) :] if form[end:].startswith(link) else ""
            if len(rest) < SHORTEST_PART or rest in ENDINGS:
                continue
            if _is_word(rest, ours) | (len(rest) >= LONG_ENOUGH and _take_apart(rest, ours, found)):
                composed = True
                found.update(lexemes(first))
                if _is_word(rest, ours):
                    found.update(lexemes(rest))
    return composed


def _is_word(piece: str, ours: Collection[str]) -> bool:
    return piece not in ENDINGS and (piece in ours if len(piece) < 4 else piece in ours or _in_dictionary(piece))


@lru_cache(maxsize=50_000)
def _in_dictionary(piece: str) -> bool:
    return is_known(piece)


def possible_parts(form: str) -> set[str]:
    """Every piece of a word that could be a part of it."""
    return {form[i:j] for i in range(len(form)) for j in range(i + SHORTEST_PART, len(form) + 1) if j - i < len(form)}
