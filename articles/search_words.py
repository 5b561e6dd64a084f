"""Words as people type them, made into lexemes that match both ways: huisarts and huisartsen, werken and gewerkt.

A word gives one or two lexemes: the stem of its lemma (simplemma knows 200,000 Dutch forms) and its own stem, for words
that no dictionary knows. What is searched and what is looked in are made here alike, so that PostgreSQL compares only.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

LONGEST = 60  # letters; longer "words" are addresses or noise
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’‘`´")  # zo'n is a word, not two
PLURAL_S = re.compile(r"(?<=\w)['’‘`´]s\b", re.IGNORECASE)  # foto's
VOWEL_S = ("as", "is", "os", "us", "ys")

# Forms that the dictionary takes for another word.
EXCEPTIONS = {"leden": "lid", "deelnemer": "deelnemer", "deelneemster": "deelnemer", "ouderen": "oudere"}

# So frequent that they tell nothing; a question of only these finds nothing, and says so.
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


def words(text: str) -> Iterator[str]:
    """The words of a text, in lower case, accents kept."""
    for found in WORD.finditer(plain(text)):
        if len(found[0]) <= LONGEST:
            yield found[0]


def plain(text: str) -> str:
    """In lower case, one code a letter, without the apostrophes that stand in words."""
    return PLURAL_S.sub("", unicodedata.normalize("NFC", text)).translate(APOSTROPHES).lower()


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form without accents: ``cliënten`` becomes ``client``."""
    import simplemma  # a tenth of a second, for who only starts

    known = EXCEPTIONS.get(word) or simplemma.lemmatize(word, lang="nl")
    return without_accents(known.replace("_", "")).lower()[:LONGEST]


@lru_cache(maxsize=100_000)
def lexemes(word: str) -> tuple[str, ...]:
    """What stands for a word in the index: first the stem of its lemma, then its own if that differs."""
    bare = without_accents(word)[:LONGEST]
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


def warm_up() -> None:
    """Read the dictionary (half a second), so that the first visitor need not wait for it."""
    lexemes("zorg")
