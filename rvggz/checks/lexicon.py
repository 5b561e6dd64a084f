"""Many words looked up at once in a text. A ``*`` before or behind a word stands for any continuation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rvggz.checks.text import words

SHORT = 3  # letters that say of most words that they have not to be looked at further


def keys_of(entry: str, fold: Callable[[str], str] = str) -> tuple[str, ...]:
    """The words of an entry as they are looked up: ``Zelf-moord* plegen`` becomes ``zelf moord* plegen``."""
    keys: list[str] = []
    for typed in entry.split():
        folded = [fold(word) for word in words(typed)]
        if folded:
            folded[0] = "*" * typed.startswith("*") + folded[0]
            folded[-1] += "*" * typed.endswith("*")
            keys += folded
    return tuple(keys)


class Lexicon:
    """Keys such as ``dood``, ``zelfmoord*``, ``*moord`` and ``*moord*``, made by ``keys_of``."""

    def __init__(self, keys: Iterable[str]) -> None:
        every = set(keys)
        both = {key for key in every if len(key) > 1 and key.startswith("*") and key.endswith("*")}
        self.inner = {key.strip("*"): key for key in both}
        self.whole = {key for key in every if "*" not in key}
        self.beginnings = in_groups((key[:-1], key[:-1][:SHORT]) for key in every - both if key.endswith("*"))
        self.endings = in_groups((key[1:], key[1:][-SHORT:]) for key in every - both if key.startswith("*"))

    def places(self, text_words: Sequence[str]) -> dict[str, list[int]]:
        """Where each key that occurs stands, as numbers of words in their order."""
        distinct = set(text_words)
        keys: dict[str, list[str]] = defaultdict(list)
        for word in self.whole & distinct:
            keys[word].append(word)
        for word, key in self._open_ended(distinct):
            keys[word].append(key)
        found: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(text_words):
            if word in keys:
                for key in keys[word]:
                    found[key].append(place)
        return dict(found)

    def _open_ended(self, where: set[str]) -> Iterable[tuple[str, str]]:
        for length, beginnings in self.beginnings.items():
            for word in where:
                if word[:length] in beginnings:
                    yield from ((word, f"{part}*") for part in beginnings[word[:length]] if word.startswith(part))
        for length, endings in self.endings.items():
            for word in where:
                if word[-length:] in endings:
                    yield from ((word, f"*{part}") for part in endings[word[-length:]] if word.endswith(part))
        if self.inner:
            everything = " ".join(where)
            inside = [part for part in self.inner if part in everything]
            yield from ((word, self.inner[part]) for part in inside for word in where if part in word)


def in_groups(parts: Iterable[tuple[str, str]]) -> dict[int, dict[str, list[str]]]:
    """Parts of words by the few letters at their closed end, and those by their number."""
    groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for part, letters in parts:
        groups[len(letters)][letters].append(part)
    return {length: dict(group) for length, group in groups.items()}


def in_a_row(keys: Sequence[str], places: dict[str, list[int]]) -> Iterable[int]:
    """Where the first of ``keys`` stands when the others follow it directly, in their order."""
    if not all(key in places for key in keys):
        return
    anchor = min(range(len(keys)), key=lambda at: len(places[keys[at]]))
    others = [(at - anchor, set(places[key])) for at, key in enumerate(keys) if at != anchor]
    for place in places[keys[anchor]]:
        if all(place + offset in there for offset, there in others):
            yield place - anchor
