"""How much a reaction looks like what moderators here called spam before: naive Bayes over counts that others keep.

The idea is Paul Graham's ("A Plan for Spam") with Gary Robinson's care for rare words. Two things are our own: counts
are weighed against how often the word was to be expected, as there may be far more of one kind than of the other; and
kind words bought to stand among the spam can take away only a part of what weighs against it.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rvggz.checks.addresses import addresses, count_links
from rvggz.checks.text import words

MOST = 300  # tokens of a text
LONGEST = 40  # characters of a token
ENOUGH = 20  # texts of either kind, before anything is said
PROBABLE = 0.95
HEAVIEST = 15  # tokens on either side that are weighed
EXPLAINED = 10
PRIOR = 5.0  # texts that are imagined to have the word as often as all others
DOUBT = 1.5  # expected occurrences that bring a weight to its half
LIMIT = 4.0  # the most that one token may weigh, in natural log odds
STRONG = 1.5
STRONG_ENOUGH = 5  # strong tokens of spam: from here on kind words cannot buy it free
BOUGHT = 0.4  # the part of the spam that kind words can then take away
DAMPING = 0.5  # words of one text come together: they are no independent witnesses

SCRIPTS = {
    "is:cyrillic": re.compile("[\u0400-\u052f]"),
    "is:greek": re.compile("[\u0370-\u03ff]"),
    "is:hebrew": re.compile("[\u0590-\u05ff]"),
    "is:arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "is:east_asian": re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
}
DUTCH = frozenset(
    [
        "de", "het", "een", "en", "van", "ik", "je", "dat", "die", "in", "op", "te", "is", "zijn", "niet", "voor",
        "met", "er", "aan", "om", "ook", "maar", "wat", "dit", "bij", "als", "naar", "was",
    ]
)  # fmt: skip
MARKUP = re.compile(r"<a\s|\[(?:url|link)[=\]]|</?\w+>", re.IGNORECASE)
SAID = {
    "is:link": "er staat een link in",
    "is:links": "er staan drie of meer links in",
    "is:caps": "bijna alles in hoofdletters",
    "is:markup": "er staat code van een link in",
    "is:foreign": "geen Nederlands",
    "is:cyrillic": "Cyrillisch schrift",
    "is:greek": "Grieks schrift",
    "is:hebrew": "Hebreeuws schrift",
    "is:arabic": "Arabisch schrift",
    "is:east_asian": "Oost-Aziatisch schrift",
    "host": "link naar",
    "name": "naam:",
}


class Score(NamedTuple):
    """``probability`` that it is spam; ``words`` weighed most, above zero towards spam, in Dutch where no words."""

    probability: float
    words: list[tuple[str, float]]

    @property
    def is_probable(self) -> bool:
        return self.probability >= PROBABLE


NEUTRAL = 0.5


def tokens(text: str, name: str = "") -> list[str]:
    """What is counted of a text: each of its words and peculiarities once, at most 300, of at most 40 characters."""
    found = list(dict.fromkeys(words(text)))
    marks = list(dict.fromkeys([*peculiarities(text, found), *(f"name:{word}" for word in words(name)[:5])]))
    marks = [mark[:LONGEST] for mark in marks[: MOST // 4]]
    step = math.ceil(len(found) / (MOST - len(marks))) or 1  # of a longer text words from everywhere
    return list(dict.fromkeys([*marks, *(word[:LONGEST] for word in found[::step] if len(word) > 1)]))


def peculiarities(text: str, distinct_words: Sequence[str]) -> Iterator[str]:
    links = count_links(text)
    if links:
        yield "is:link"
        yield from ("is:links" for _ in range(links >= 3))
        yield from (f"host:{host_of(address.href)}" for address in addresses(text))
    if MARKUP.search(text):
        yield "is:markup"
    chunks = text.split()
    if len(chunks) >= 5 and sum(map(str.isupper, chunks)) > len(chunks) * 0.6:
        yield "is:caps"
    if not text.isascii():
        yield from (mark for mark, script in SCRIPTS.items() if len(script.findall(text)) * 5 > len(text))
    if len(distinct_words) >= 8 and DUTCH.isdisjoint(distinct_words):
        yield "is:foreign"


def host_of(href: str) -> str:
    return href.split("/")[2].split(":")[0].removeprefix("www.")


def score(counts: Mapping[str, tuple[int, int]], spam_total: int, ham_total: int, tokens: Iterable[str]) -> Score:
    """Weigh the tokens of a text.

    ``counts``: in how many texts that were spam and in how many that were not each token stood; ``spam_total`` and
    ``ham_total``: how many such texts there were. Below 20 of either nothing is said: 0.5.
    """
    if min(spam_total, ham_total) < ENOUGH:
        return Score(NEUTRAL, [])
    known = [(token, weight(*counts[token], spam_total, ham_total)) for token in set(tokens) if token in counts]
    known.sort(key=lambda each: (-abs(each[1]), each[0]))
    spam = [one for _, one in known if one > 0][:HEAVIEST]
    ham = -sum([one for _, one in known if one < 0][:HEAVIEST])
    if sum(one >= STRONG for one in spam) >= STRONG_ENOUGH:
        ham = min(ham, BOUGHT * sum(spam))
    probability = 1 / (1 + math.exp((ham - sum(spam)) * DAMPING))
    return Score(probability, [(said(token), round(one, 2)) for token, one in known[:EXPLAINED] if one])


def weight(spam: int, ham: int, spam_total: int, ham_total: int) -> float:
    """What one token says: above zero for spam, below for none, near zero when it was seen too little to tell."""
    rate = (spam + ham) / (spam_total + ham_total)
    if rate <= 0:
        return 0.0
    in_spam = (spam + PRIOR * rate) / (spam_total + PRIOR)
    in_ham = (ham + PRIOR * rate) / (ham_total + PRIOR)
    seen = min(max(spam, rate * spam_total), max(ham, rate * ham_total))
    return max(-LIMIT, min(LIMIT, math.log(in_spam / in_ham))) * seen / (seen + DOUBT)


def said(token: str) -> str:
    """A token in words that a moderator understands."""
    kind, _, rest = token.partition(":")
    return SAID.get(token) or (f"{SAID[kind]} {rest}" if kind in SAID and rest else token)
