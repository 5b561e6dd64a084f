"""The numbers of a list as they stood: said with an item where counting would give another."""

from bs4 import Tag

from rvggz.text import inline_styles

LETTERS = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
           "upper-roman": "I"}  # fmt: skip


def _number(text: object) -> int | None:
    digits = str(text or "").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 7 else None


class Numbers:
    def __init__(self, items: Tag) -> None:
        self.counts = items.name == "ol"
        self.step = -1 if items.has_attr("reversed") else 1
        start = _number(items.get("start"))
        own = len(items.find_all("li", recursive=False))
        self.now = start if start is not None else (own if self.step < 0 else 1)
        self.expected = 1  # what a reader of the list without its attributes would count
        style = inline_styles.declarations(str(items.get("style") or "")).get("list-style-type", "")
        kind = str(items.get("type") or "")
        self.letters = kind if kind in set(LETTERS.values()) else LETTERS.get(style, "")

    def next(self, item: Tag) -> dict[str, str]:
        """The attributes of the item that comes now."""
        if not self.counts:
            return {}
        given = _number(item.get("value"))
        self.now = given if given is not None else self.now
        found = {"value": str(self.now)} if self.now != self.expected else {}
        self.said, self.now = self.now, self.now + self.step
        return {**found, "type": self.letters}

    def was_said(self) -> None:
        """The item was not empty: counting goes on from it."""
        if self.counts:
            self.expected = self.said + 1
