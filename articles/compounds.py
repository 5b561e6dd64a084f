"""Dutch compounds taken apart: ervaringsdeskundige → ervaring + s + deskundige.

A part must be a word: of the site's own texts, or of the dictionary. Between parts may stand a linking sound. Too
much is taken apart rather than too little (``belangrijk`` has ``rijk`` in it): such finds rank after whole words.
"""

from collections.abc import Collection, Iterator

from articles.search_words import is_known, lexemes

SHORTEST_PART = 3
LONG_ENOUGH = 7  # letters of a word worth taking apart
LINKS = ("", "s", "e", "en", "er")
# Beginnings and endings that stand in the dictionary, but that are no part in the sense of a reader.
ENDINGS = frozenset(
    [
        "ing", "ingen", "lijk", "heid", "baar", "loos", "zaam", "ster", "sters", "ende", "erig", "achtig", "isch",
        "end", "der", "dere", "den", "ver", "ont", "her", "een", "ener", "haal", "ten",
    ]
)  # fmt: skip


def parts(form: str, ours: Collection[str]) -> list[str]:
    """The lexemes of the parts of a word, empty when it is not composed. ``ours``: forms of the site's own texts."""
    if not form.isalpha():
        return []
    found = {lexeme for piece in _pieces(form, ours) for lexeme in lexemes(piece)}
    return sorted(found - set(lexemes(form)))


def _pieces(form: str, ours: Collection[str]) -> set[str]:
    """Of all ways to split a word in two, the one whose shorter part is longest; then the parts of those parts."""
    splits = list(_splits(form, ours)) if len(form) >= LONG_ENOUGH else []
    if not splits:
        return set()
    first, rest = max(splits, key=lambda split: (min(map(len, split)), len(split[0])))
    return {piece for piece in (first, rest) if _is_word(piece, ours)} | _pieces(first, ours) | _pieces(rest, ours)


def _splits(form: str, ours: Collection[str]) -> Iterator[tuple[str, str]]:
    """A known first part, perhaps a link, and a rest that is known or can be split itself."""
    for end in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        if not _is_word(form[:end], ours):
            continue
        for link in LINKS:
            rest = form[end + len(link) :]
            if form.startswith(link, end) and (_is_word(rest, ours) or _is_composed(rest, ours)):
                yield form[:end], rest


def _is_composed(form: str, ours: Collection[str]) -> bool:
    return len(form) >= LONG_ENOUGH and any(True for _ in _splits(form, ours))


def _is_word(piece: str, ours: Collection[str]) -> bool:
    if len(piece) < SHORTEST_PART or piece in ENDINGS:
        return False
    return piece in ours or (len(piece) > SHORTEST_PART and is_known(piece))


def possible_parts(form: str) -> set[str]:
    """Every piece of a word that could be a part of it."""
    return {form[i:j] for i in range(len(form)) for j in range(i + SHORTEST_PART, len(form) + 1) if j - i < len(form)}
