"""The search vectors of an entry: which lexemes it has, and how much each weighs.

One position a lexeme, and its weight says where it stood: A in the title or a name, B in the summary, C three times or
more in the body, D once or twice. That keeps a vector small (rows of 600 words: 4 kB) and lets ``ts_rank`` do the rest.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.search_words import LONGEST, STOP_WORDS, beginning, lemma, lexemes, without_accents, words_and_joined

OFTEN = 3


@dataclass
class Vectors:
    title: str
    body: str
    forms: dict[str, str] = field(default_factory=dict)  # lexeme → a form that people write


def make(names: Sequence[str], summary: str, text: str) -> Vectors:
    """``names``: first the title, then all that is called by name."""
    in_names = set(_lexemes(" ".join(names)))
    in_summary = set(_lexemes(summary))
    counted = Counter(_lexemes(text))
    weights = {
        lexeme: "A" if lexeme in in_names else "B" if lexeme in in_summary else "C" if counted[lexeme] >= OFTEN else "D"
        for lexeme in {*counted, *in_names, *in_summary}
    }
    forms: dict[str, str] = {}
    for word in dict.fromkeys(words_and_joined(f"{' '.join(names)} {summary} {text}")):
        for lexeme, form in forms_of(word):
            forms.setdefault(lexeme, form)
    forms = {lexeme: form for lexeme, form in forms.items() if lexeme in weights}
    begins, is_whole = beginning(names[0])
    if begins:
        in_names.add(begins)
        weights[begins] = "A" if is_whole else "C"
    return Vectors(literal(dict.fromkeys(in_names, "A")), literal(weights), forms)


def forms_of(word: str) -> Iterator[tuple[str, str]]:
    """Each lexeme of a word with the form it stands for: the lemma first, then the word itself."""
    first, *others = lexemes(word)
    yield first, lemma(word)
    for other in others:
        yield other, without_accents(word)[:LONGEST]


def _lexemes(text: str) -> Iterator[str]:
    for word in words_and_joined(text):
        if word not in STOP_WORDS:
            yield from lexemes(word)


def literal(weights: dict[str, str]) -> str:
    """As PostgreSQL reads a tsvector. Lexemes are letters, digits and spaces, so nothing needs escaping."""
    return " ".join(f"'{lexeme}':1{weight}" for lexeme, weight in sorted(weights.items()))
