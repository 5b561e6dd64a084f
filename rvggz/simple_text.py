"""Rich text as words and a few signs in a plain text area, and back: for forms that work without scripts.

``## `` before a heading, ``- `` or ``1. `` before what stands in a list, ``> `` before a quote, ``**bold**``,
``*italic*``, ``~~struck out~~`` and ``[words](https://…)``; an address alone is a link too. What has no sign (a
picture, a link to a page of ours) gets a number, and comes back by it; no other page or picture can be named. All HTML
that comes out is made here and goes through nh3.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import nh3
from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from django.utils.html import escape

from rvggz.text import nesting

TAGS = {"p", "br", "h2", "h3", "b", "i", "s", "ul", "ol", "li", "a"}
ATTRIBUTES = {"a": {"href", "linktype", "id"}, "li": {"value"}}
SCHEMES = {"http", "https", "mailto", "tel"}
HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
STRUCK = ("s", "del", "strike")
SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", **dict.fromkeys(STRUCK, "~~")}
RAISED = {"sup": str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"), "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")}
EMBED = re.compile(r"<embed\b[^>]*>")
PICTURE = re.compile(r"\[beeld (\d+)\]")
# Bounded, and each stops at its own sign: a text costs time in proportion to its length.
LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,500})\]\((?P<goal>[^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,5})\)"
    r"|(?<![\w/=])https?://[^\s<>]{1,2000}[^\s<>.,;:!?)\]]"
)
GOAL = re.compile(r"(?:https?://|mailto:|tel:|www\.|/|#)\S")
BOLD = re.compile(r"\*\*(?=\S)((?:[^*\n]|\*(?!\*)){1,1000}?)(?<=\S)\*\*")
STRUCK_OUT = re.compile(r"~~(?=[^\s~])([^~\n]{1,1000})(?<=[^\s~])~~")
ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*])\*(?![*\w])")
ITEM = {"ul": re.compile(r"[-•*] +(.*)"), "ol": re.compile(r"\d{1,3}[.)] +(.*)")}
NUMBER = re.compile(r"\d{1,6}")
BEHIND_NUMBER = re.compile(r"[.)].*", re.DOTALL)  # what stands behind the number of an item
HEADING = re.compile(r"(#{2,3}) +(.*)")
DEEPEST = 20  # what is nested deeper than anyone writes is only its words
NUMBERED = {"page": "pagina", "document": "document"}


def from_html(html: str) -> str:
    """As it stands in the text area."""
    return _written(BeautifulSoup(html, "html.parser"))


def words(html: str) -> str:
    """As it is read, without signs: to copy. What is linked to stands behind its words."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        goal = str(link.get("href") or "")
        if goal and goal != link.get_text():
            link.append(f" ({goal})")
        link.unwrap()
    for tag in soup.find_all([name for name in SIGNS if name not in STRUCK]):
        tag.unwrap()  # struck out words without a sign would say the opposite
    for tag in soup.find_all([*HEADINGS, "blockquote"]):
        tag.name = "div" if tag.name == "blockquote" else "p"
    soup.smooth()
    return _written(soup)


def _written(parent: Tag, is_said: bool = False) -> str:
    writer = _Writer(is_said)
    for part in parent.children:
        writer.block(part)
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(chunk for chunk in writer.chunks if chunk.strip())).strip()


@dataclass
class _Writer:
    is_said: bool = False  # in a quote: there is none in it
    chunks: list[str] = field(default_factory=list)
    pictures: int = 0

    def block(self, part: PageElement, depth: int = 0) -> None:
        if not isinstance(part, Tag):
            self.chunks.append(" ".join(str(part).split()))
        elif part.name == "embed":
            self.pictures += 1
            self.chunks.append(f"[beeld {self.pictures}]")
        elif part.name in {"ul", "ol"}:
            self.chunks.append("\n".join(_items(part)))
        elif part.name in HEADINGS:
            self.chunks.append(HEADINGS[part.name] + _words(part))
        elif part.name == "blockquote" and not self.is_said:
            said = _written(part, is_said=True)
            self.chunks.append("\n".join(f"> {line}".rstrip() for line in said.split("\n")) if said else "")
        elif depth < DEEPEST and part.find(["p", "ul", "ol", "h2", "h3", "embed"]):
            for inner in part.children:
                self.block(inner, depth + 1)
        else:
            self.chunks.append(_words(part))


def _items(listed: Tag) -> Iterator[str]:
    """The items of a list and of those in it, each on a line of its own, with the number that a reader sees."""
    counted: dict[int, int] = {}  # of each list: the number of its next item
    for item in listed.find_all("li"):
        inside = item.find_parent(["ul", "ol"])
        if not inside or inside.name == "ul":
            yield f"- {_words(item)}"
            continue
        said = [str(item.get("value") or ""), counted.get(id(inside), ""), str(inside.get("start") or "")]
        number = next((int(one) for one in said if NUMBER.fullmatch(str(one))), 1)
        counted[id(inside)] = number + 1
        yield f"{number}. {_words(item)}"


def _words(tag: Tag) -> str:
    lines = "".join(_inline(part) for part in tag.children).split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip()


def _inline(part: PageElement, depth: int = 0) -> str:
    if isinstance(part, NavigableString):
        return re.sub(r"\s+", " ", str(part))
    if not isinstance(part, Tag) or part.name in {"ul", "ol"}:  # a list in a list stands on its own
        return ""
    if part.name == "br":
        return "\n"
    if depth > DEEPEST:
        return re.sub(r"\s+", " ", part.get_text())
    inner = "".join(_inline(each, depth + 1) for each in part.children)
    if part.name == "a":
        number = NUMBERED.get(str(part.get("linktype")))
        goal = f"{number} {part.get('id')}" if number else str(part.get("href") or "")
        return f"[{inner}]({goal})" if goal and goal != inner else inner
    if (signs := RAISED.get(part.name)) and len(raised := inner.translate(signs)) and not set(raised) & set(inner):
        return raised
    sign = SIGNS.get(part.name or "", "") if inner.strip() else ""
    return f"{sign}{inner.strip()}{sign}" if sign else inner


def to_html(text: str, kept: str = "", *, quotes: bool = False) -> str:
    """Rich text as Wagtail keeps it. ``kept``: the HTML that the text was made of, for what has only a number.

    ``quotes``: may there be quotes in it?
    """
    return nesting.normalise(_read(text, kept, quotes=quotes))


def _read(text: str, kept: str, *, quotes: bool) -> str:
    pictures = EMBED.findall(kept)
    linked = {(tag.get("linktype"), str(tag.get("id"))) for tag in BeautifulSoup(kept, "html.parser").find_all("a")}
    html: list[str] = []
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\x00", "").strip()):
        typed = [line.strip() for line in chunk.split("\n")]
        if quotes and all(line.startswith(">") for line in typed):
            said = _read("\n".join(line[1:].removeprefix(" ") for line in typed), kept, quotes=False)
            html.append(f"<blockquote>{said}</blockquote>")
            continue
        for kind, lines in groupby(typed, _kind):
            html.extend(_element(kind, list(lines), pictures, linked))
    return "".join(html)


def _kind(line: str) -> str:
    line = line.strip()
    if PICTURE.fullmatch(line):
        return "embed"
    if found := HEADING.fullmatch(line):
        return "h2" if len(found[1]) == 2 else "h3"
    return next((name for name, item in ITEM.items() if item.fullmatch(line)), "p")


def _bare(kind: str, line: str) -> str:
    line = line.strip()
    if kind in ITEM and (item := ITEM[kind].fullmatch(line)):
        return item[1]
    found = HEADING.fullmatch(line)
    return found[2] if found and kind in {"h2", "h3"} else line


def _element(
    kind: str, lines: list[str], pictures: list[str], linked: set[tuple[object, str]]
) -> Iterator[str]:  # fmt: skip
    if kind == "embed" and pictures:
        numbers = [int(found[1]) for line in lines if (found := PICTURE.fullmatch(line))]
        yield from (pictures[number - 1] for number in numbers if 0 < number <= len(pictures))
        return
    inner = [_rich(line, linked) for typed in lines if (line := _bare(kind, typed))]
    if not inner:
        return
    if kind == "ol":  # under the numbers that were typed
        numbers = [int(BEHIND_NUMBER.sub("", line)) for line in lines if _bare(kind, line)]
        pairs = zip(numbers, inner, strict=True)
        html = "<ol>" + "".join(f'<li value="{number}">{line}</li>' for number, line in pairs) + "</ol>"
    elif kind == "ul":
        html = f"<ul>{''.join(f'<li>{line}</li>' for line in inner)}</ul>"
    elif kind in {"p", "embed"}:
        html = f"<p>{'<br>'.join(inner)}</p>"
    else:
        html = "".join(f"<{kind}>{line}</{kind}>" for line in inner)
    yield nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def _rich(line: str, linked: set[tuple[object, str]]) -> str:
    parts, end = [], 0
    for found in LINK.finditer(line):
        words, goal = (found["words"], found["goal"].strip()) if found["words"] else ("", found[0])
        made = _link(_marked(words) or escape(goal), goal, linked)
        parts += [_marked(line[end : found.start()]), made or escape(found[0])]
        end = found.end()
    return "".join([*parts, _marked(line[end:])])


def _marked(words: str) -> str:
    return STRUCK_OUT.sub(r"<s>\1</s>", ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", escape(words))))


def _link(words: str, goal: str, linked: set[tuple[object, str]]) -> str:
    """Nothing when it is no link."""
    for kind, name in NUMBERED.items():
        number = goal.removeprefix(f"{name} ")
        if number != goal and number.isdigit():
            return f'<a linktype="{kind}" id="{number}">{words}</a>' if (kind, number) in linked else words
    if goal.startswith("www."):
        goal = f"https://{goal}"
    if GOAL.match(goal):
        return f'<a href="{escape(goal)}">{words}</a>'
    return words if ":" in goal else ""  # of another scheme only the words; "[sic](zo stond het er)" is no link
