"""Styles of pasted text as the tags that mean the same: bold, italic, struck out, raised, lowered.

A style may also take away: ``font-weight: normal`` in a ``<b>`` is not bold (Google Docs wraps a whole text so).
"""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag

NAMES = {"b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "del": "s", "strike": "s", "sup": "sup", "sub": "sub"}
DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*([^;]{1,200})")
HEAVY = re.compile(r"bold|bolder|[6-9]00|1000")
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6", "th"]
BLOCKS = ["p", "div", "ul", "ol", "li", "table", "figure", "blockquote", "section", "details", *HEADINGS]


def declarations(style: str) -> dict[str, str]:
    """``{"font-weight": "bold"}``, in lower case."""
    return {found[1]: found[2].replace("!important", "").strip() for found in DECLARATION.finditer(style.lower())}


def marks_of(style: str) -> dict[str, bool]:
    """``{"b": True, "i": False}``: what a style adds and what it takes away; of the rest it says nothing."""
    given = declarations(style)
    marks: dict[str, bool] = {}
    if weight := given.get("font-weight", ""):
        marks["b"] = bool(HEAVY.fullmatch(weight))
    if slant := given.get("font-style", ""):
        marks["i"] = slant.startswith(("italic", "oblique"))
    if line := given.get("text-decoration", "") or given.get("text-decoration-line", ""):
        marks["s"] = "line-through" in line
    height = given.get("vertical-align", "")
    if height in {"super", "sub", "baseline"}:
        marks["sup"], marks["sub"] = height == "super", height == "sub"
    return marks


def apply(soup: BeautifulSoup) -> None:
    """Write what the styles in a tree add and take away as tags; the styles themselves stay where they are."""
    for node in soup.find_all(style=True):
        for name, wanted in marks_of(str(node["style"])).items():
            (_add if wanted else _take_away)(soup, node, name)


def _is(node: Any, name: str) -> bool:
    return isinstance(node, Tag) and NAMES.get(node.name) == name


def _add(soup: BeautifulSoup, node: Tag, name: str) -> None:
    if _is(node, name) or any(_is(each, name) for each in node.parents):
        return
    if node.find(BLOCKS) or (name == "b" and (node.name in HEADINGS or node.find_parent(HEADINGS))):
        return
    around = soup.new_tag(name)
    around.extend(list(node.contents))
    node.append(around)


def _take_away(soup: BeautifulSoup, node: Tag, name: str) -> None:
    if _is(node, name):
        node.name = "span"
    outer = [each for each in node.parents if _is(each, name)]
    if outer and name != "s":  # no style takes away a line that another element drew
        lift_out(soup, node, outer[-1])


def lift_out(soup: BeautifulSoup, node: Tag, ancestor: Tag) -> None:
    """Split ``ancestor`` around ``node``, which then stands between its halves; other tags around it stay around."""
    name = NAMES.get(ancestor.name)
    while (parent := node.parent) is not None:
        half = soup.new_tag(parent.name, attrs={key: value for key, value in parent.attrs.items() if key != "id"})
        half.extend(list(node.next_siblings))
        parent.insert_after(half)
        parent.insert_after(node.extract())
        if parent is ancestor:
            return
        if NAMES.get(parent.name) != name:
            around = soup.new_tag(parent.name, attrs=dict(parent.attrs))
            around.extend(list(node.contents))
            node.append(around)
