"""Lists that Word pasted as paragraphs with a sign in front (``MsoListParagraph``, ``·``) become lists."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

SIGNS = "·•▪‣§◦"
MARKER = re.compile(
    r"\s*(?:(?P<sign>[·•▪‣§◦\uf0b7\uf0a7\uf0d8])|(?:(?P<number>\d{1,3}|[a-z])[.)]|(?P<dash>[o–-]))(?=\s))\s*"
)
LEVEL = re.compile(r"\blevel(\d)")
HINTS = ("mso", *SIGNS, "\uf0b7", "\uf0a7", "\uf0d8")


@dataclass
class Entry:
    node: Tag
    level: int
    number: str  # "" in a list without numbers


def apply(soup: BeautifulSoup, html: str) -> None:
    if not any(hint in html for hint in HINTS) and "Mso" not in html:
        return
    for first in soup.find_all("p"):
        if first.parent is None or (entry := entry_of(first)) is None:
            continue
        run = [entry]
        while (following := _next(run[-1].node)) is not None and (entry := entry_of(following)) is not None:
            run.append(entry)
        if len(run) > 1 or _is_words(first):
            _replace(soup, run)


def _next(node: Tag) -> Tag | None:
    for sibling in node.next_siblings:
        if isinstance(sibling, Tag):
            return sibling if sibling.name == "p" else None
        if isinstance(sibling, NavigableString) and sibling.strip():
            return None
    return None


def _is_words(node: Tag) -> bool:
    """Word says itself that it is one of a list."""
    kinds = node.get("class") or []
    return "mso-list" in str(node.get("style") or "") or any(str(each).startswith("MsoList") for each in kinds)


def entry_of(node: Tag) -> Entry | None:
    found = MARKER.match(node.get_text())
    is_words = _is_words(node)
    if not found or not (found["sign"] or is_words):
        return None
    level = LEVEL.search(str(node.get("style") or ""))
    return Entry(node, int(level[1]) if level else 1, found["number"] or "")


def _replace(soup: BeautifulSoup, run: list[Entry]) -> None:
    lists: list[tuple[int, Tag]] = []
    for entry in run:
        while lists and lists[-1][0] > entry.level and len(lists) > 1:
            lists.pop()
        if not lists or (lists[-1][0] < entry.level and lists[-1][1].contents):
            made = soup.new_tag("ol" if entry.number else "ul")
            if lists:
                last = lists[-1][1].contents[-1]
                assert isinstance(last, Tag)  # noqa: S101 (only items are put in)
                last.append(made)
            else:
                entry.node.insert_before(made)
            lists.append((entry.level, made))
        item = soup.new_tag("li")
        if entry.number.isdecimal():
            item["value"] = entry.number
        elif entry.number:
            lists[-1][1]["type"] = "a"
        _cut(entry.node)
        item.extend(list(entry.node.contents))
        lists[-1][1].append(item)
        entry.node.decompose()


def _cut(node: Tag) -> None:
    """Take the sign and the spaces behind it off."""
    found = MARKER.match(node.get_text())
    left = found.end() if found else 0
    for text in node.find_all(string=True):
        if left <= 0:
            return
        taken = min(left, len(text))
        left -= taken
        text.replace_with(NavigableString(text[taken:]))
