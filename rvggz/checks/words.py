"""Lists of words and addresses that editors keep. One entry a line; see ``WordList.parse`` for what a line may hold."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rvggz.checks.addresses import hosts
from rvggz.checks.lexicon import Lexicon, in_a_row, keys_of
from rvggz.checks.text import words

ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@(?=[\w-]+\.)([\w.-]+)")
HOST = re.compile(r"(?:https?://|\*\.|www\.){0,3}((?:[\w-]+\.)+[^\W\d_]{2,}|(?<=\*\.)[^\W\d_]{2,})(?:[:/].*)?")
MOST_LABELS = 8  # of a host name, counted from its end


class WordList:
    """A list ready for use. Made by ``parse``, which remembers it."""

    def __init__(self, text: str) -> None:
        self.entries = list(dict.fromkeys(filter(None, (line.split("#")[0].strip() for line in text.split("\n")))))
        self.names: dict[str, list[int]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, entry in enumerate(self.entries):
            self._add(entry, number)
        self.lexicon = Lexicon(key for phrases in self.phrases.values() for keys, _ in phrases for key in keys)

    @staticmethod
    @lru_cache(maxsize=32)
    def parse(text: str) -> "WordList":
        """A list as an editor typed it.

        A line is a word, or some words that follow each other; ``*`` before or behind a word stands for any
        continuation; a line with ``@`` or with a dot, as ``voorbeeld.example``, is an e-mail address, all those of a
        host, or a host in links; from ``#`` on a line is a comment.
        """
        return WordList(text)

    def _add(self, entry: str, number: int) -> None:
        lowered = entry.lower()
        host = HOST.fullmatch(lowered)
        if host or "@" in lowered:
            name = host[1] if host else lowered.strip("*")
            self.names.setdefault(name, []).append(number)
        elif keys := keys_of(entry):
            self.phrases.setdefault(keys[0], []).append((keys, number))

    def find(self, text: str, email: str = "") -> list[str]:
        """The entries that occur in a text, or that the writer's address answers to, as the editor typed them."""
        found: set[int] = set()
        places = self.lexicon.places(words(text))
        for first in self.phrases.keys() & places.keys():
            found.update(number for keys, number in self.phrases[first] if any(True for _ in in_a_row(keys, places)))
        if self.names:
            for name in names_in(f"{text} {email}"):
                found.update(self.names.get(name, ()))
        return [self.entries[number] for number in sorted(found)]


def names_in(text: str) -> Iterator[str]:
    """Everything that an entry may call an address or a host in a text: itself and all that it is a part of."""
    for host in set(hosts(text)):
        yield from wider(host)
    for found in ADDRESS.finditer(" ".join(chunk for chunk in text.split() if "@" in chunk) if "@" in text else ""):
        yield found[0].lower().rstrip(".")
        yield from (f"@{name}" for name in wider(found[1].lower().rstrip(".")))


def wider(host: str) -> Iterator[str]:
    """``a.b.example``, ``b.example``, ``example``."""
    labels = host.split(".")[-MOST_LABELS:]
    yield host
    yield from (".".join(labels[at:]) for at in range(len(labels)))
