"""The piece of a text that shows best what was found, with the words found marked. Everything else is escaped."""

import re
from collections.abc import Collection

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search_words import lexemes, plain

WORD_OR_APOSTROPHE = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_])|[\u0300-\u036f])*")
WORDS_SHOWN = 30
LONGEST_READ = 60_000  # characters of a text that are looked through


def marked(text: str, wanted: Collection[str]) -> SafeString:
    """The whole text, found words in ``<mark>``."""
    return _render(text, [(start, end) for start, end, found in _words(text, wanted) if found])


def snippet(text: str, wanted: Collection[str]) -> SafeString:
    """About thirty words around the place with the most different words found, or the beginning."""
    text = text[:LONGEST_READ]
    places = _words(text, wanted)
    hits = [number for number, (_, _, found) in enumerate(places) if found]
    if not hits:
        first = 0
    else:
        best = max(hits, key=lambda at: (_variety(places[at : at + WORDS_SHOWN]), -at))
        first = max(0, best - 6)
    shown = places[first : first + WORDS_SHOWN]
    if not shown:
        return mark_safe("")
    start, end = shown[0][0], shown[-1][1]
    if first + WORDS_SHOWN >= len(places):
        end = len(text)
    spots = [(a - start, b - start) for a, b, found in shown if found]
    before, after = "… " if first else "", " …" if end < len(text) else ""
    return mark_safe(before + _render(text[start:end], spots) + after)  # noqa: S308


def _words(text: str, wanted: Collection[str]) -> list[tuple[int, int, str]]:
    """Start, end and the wanted lexeme ("" if none) of each word."""
    places = []
    for found in WORD_OR_APOSTROPHE.finditer(text):
        word = plain(found[0])
        hit = next((lexeme for lexeme in lexemes(word) if lexeme in wanted), "") if len(word) <= 60 else ""
        places.append((found.start(), found.end(), hit))
    return places


def _variety(places: list[tuple[int, int, str]]) -> tuple[int, int]:
    found = [lexeme for _, _, lexeme in places if lexeme]
    return len(set(found)), len(found)


def _render(text: str, spots: list[tuple[int, int]]) -> SafeString:
    pieces, at = [], 0
    for start, end in spots:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308
