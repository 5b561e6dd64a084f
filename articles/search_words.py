"""Words as people type them, made into lexemes that match both ways: huisarts and huisartsen, werken and gewerkt.

A word gives one or two lexemes: the stem of its lemma (simplemma knows 200,000 Dutch forms) and its own stem, for words
that no dictionary knows. What is searched and what is looked in are made here alike, so that PostgreSQL compares only.

What stands between dashes is parted, and its joined form stands beside the parts: ``e-health`` is found by ``ehealth``,
``F-ACT`` by ``fact``, ``G.G.Z.`` by ``ggz``, and the other way round.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

import Stemmer

from rvggz.text.folding import APOSTROPHES

LONGEST = 60  # letters; longer "words" are addresses or noise
MOST_PARTS = 8  # of a word with dashes that are joined two by two
DASHES = "-\u2010\u2011\u2012\u2212\ufe63\uff0d"
UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
ALIKE = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(DASHES, "-"))
NOT_SEEN = re.compile(f"[{UNSEEN}]")
PLURAL_S = re.compile(r"(?<=\w)'s\b", re.IGNORECASE)  # foto's
# Letters with dots between them are one word, and so is what stands between dashes or apostrophes.
TOKEN = re.compile(r"(?<![^\W_])[^\W_](?:\.[^\W_](?![^\W_]))+|[^\W_]+(?:[-'][^\W_]+)*")
BETWEEN_PARTS = re.compile("[-.]")
SHORTEST_BESIDE_APOSTROPHE = 3  # of L'Arche and zzp'er, a word of its own
VOWEL_S = ("as", "is", "os", "us", "ys")

# Forms that the dictionary takes for another word.
EXCEPTIONS = {"leden": "lid", "deelnemer": "deelnemer", "deelneemster": "deelnemer", "ouderen": "oudere"}

# So frequent that they tell nothing. A question of only these is compared with what titles begin with.
STOP_WORDS = frozenset(
    [
        "de", "het", "een", "en", "of", "van", "in", "op", "te", "ten", "ter", "is", "was", "zijn", "ben", "bent",
        "waren", "wordt", "worden", "werd", "dat", "die", "dit", "deze", "er", "dan", "als", "bij", "aan", "met",
        "voor", "door", "om", "naar", "uit", "over", "tot", "ook", "niet", "maar", "wel", "nog", "al", "zo", "je",
        "jij", "ik", "u", "we", "wij", "ze", "zij", "hij", "hun", "haar", "hem", "mij", "me", "mijn", "jouw", "ons",
        "onze", "wat", "wie", "waar", "hoe", "heeft", "hebben", "had", "heb", "kan", "kunnen", "zal", "zou", "the",
    ]
)  # fmt: skip
_stemmers = threading.local()


def stem(word: str) -> str:
    """A stemmer holds state, so each thread has its own."""
    stemmer = getattr(_stemmers, "dutch", None)
    if stemmer is None:
        stemmer = _stemmers.dutch = Stemmer.Stemmer("dutch")
    return str(stemmer.stemWord(word))


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without_spaces(text: str) -> str:
    """Some letters of other scripts are taken apart into a space and an accent."""
    return text.replace(" ", "")


def words(text: str) -> Iterator[str]:
    """The words of a text, in lower case, accents kept. Of what has dashes the parts."""
    for token in tokens(text):
        yield from parts_of(token)


def words_and_joined(text: str) -> Iterator[str]:
    """The words of a text, and beside parts their joined forms: what stands in the index."""
    for token in tokens(text):
        yield from parts_of(token)
        if not token.isalnum():
            yield from joined(token)
            yield from _beside_apostrophes(token)


def tokens(text: str) -> Iterator[str]:
    for found in TOKEN.finditer(plain(text)):
        yield found[0]


def parts_of(token: str) -> list[str]:
    """What stands between dashes, or the letters of an abbreviation. An apostrophe parts nothing: ``zo'n`` is one."""
    found = (part.replace("'", "") for part in BETWEEN_PARTS.split(token))
    return [part for part in found if 0 < len(part) <= LONGEST]


def joined(token: str) -> list[str]:
    """The parts as one word first; of three or more also each two neighbours. Not of numbers: dates, telephones."""
    parts = parts_of(token)
    if len(parts) < 2 or all(part.isdigit() for part in parts):
        return []
    pairs = pairwise(parts[:MOST_PARTS]) if "-" in token and len(parts) > 2 else ()
    found = ["".join(parts), *map("".join, pairs)]
    return [one for one in found if len(one) <= LONGEST]


def _beside_apostrophes(token: str) -> list[str]:
    """``arche`` of ``l'arche``, ``zzp`` of ``zzp'ers``."""
    found = [piece for part in BETWEEN_PARTS.split(token) if "'" in part for piece in part.split("'")]
    return [piece for piece in found if SHORTEST_BESIDE_APOSTROPHE <= len(piece) <= LONGEST]


def plain(text: str) -> str:
    """In lower case, one code a letter, one kind of dash and apostrophe, without what is not seen."""
    return PLURAL_S.sub("", NOT_SEEN.sub("", unicodedata.normalize("NFC", text)).translate(ALIKE)).lower()


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form without accents: ``cliënten`` becomes ``client``."""
    import simplemma  # a tenth of a second, for who only starts

    known = EXCEPTIONS.get(word) or simplemma.lemmatize(word, lang="nl")
    return _without_spaces(without_accents(known.replace("_", ""))).lower()[:LONGEST]


@lru_cache(maxsize=100_000)
def lexemes(word: str) -> tuple[str, ...]:
    """What stands for a word in the index: first the stem of its lemma, then its own if that differs."""
    bare = _without_spaces(without_accents(word))[:LONGEST] or "_"
    if bare.isdigit():
        return (bare,)
    found = [stem(lemma(word)) or bare, stem(lemma(bare)) or bare, stem(bare) or bare]
    if bare.endswith(VOWEL_S) and len(bare) > len("bus") and not is_known(bare):
        found.append(stem(lemma(bare[:-1])))  # fotos, as people type foto's
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Does the dictionary know this form?"""
    import simplemma

    return bool(simplemma.is_known(word, lang="nl"))


def beginning(title: str) -> tuple[str, bool]:
    """The frequent words that a title begins with, as one lexeme, and whether it is nothing else.

    ``Over ons`` is found by it, and ``Wie zijn wij en wat doen we`` by ``wie zijn wij``: a question is a prefix of it.
    Empty for one such word before others. Ends in a space, so that no other lexeme looks like it.
    """
    every = list(words(title))
    run = list(takewhile(STOP_WORDS.__contains__, every))
    is_whole = len(run) == len(every)
    return (" ".join([*run, ""]), is_whole) if len(run) > 1 or (run and is_whole) else ("", False)


def warm_up() -> None:
    """Read the dictionary (half a second), so that the first visitor need not wait for it."""
    lexemes("zorg")
