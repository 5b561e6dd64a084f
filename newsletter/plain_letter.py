"""The same letter without pictures or colours: good to read by itself, lines of at most 72 characters."""

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from bs4 import BeautifulSoup
from inscriptis import get_text
from inscriptis.model.config import ParserConfig

from newsletter.letter_parts import Context, Part

WIDTH = 72
LIST_SIGN = re.compile(r"^( *(?:\*|\d+\.) )")


def of(parts: list[Part], around: dict[str, Any]) -> str:
    """The whole text. ``around``: as rendering.around_of makes it."""
    pieces = [around["site_name"].upper(), title(around["subject"], "=")]
    if around["web_url"]:
        pieces.append(f"In je browser: {around['web_url']}")
    pieces += [MAKERS[part.kind](part.context) for part in parts]
    pieces += ["-" * WIDTH, *foot(around)]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def foot(around: dict[str, Any]) -> Iterator[str]:
    yield wrap(around["why"])
    yield f"Verander je keuzes:\n{around['choices']}"
    yield f"Meld je af:\n{around['unsubscribe']}"
    yield around["sender"]
    yield wrap(around["crisis"])


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Lines of a reader's width; an address is never broken."""
    lines = [
        textwrap.fill(
            line, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )
        for line in text.split("\n")
    ]  # fmt: skip
    return "\n".join(lines)


def title(words: str, under: str) -> str:
    lines = wrap(words)
    return f"{lines}\n{under * max(map(len, lines.split(chr(10))))}" if lines else ""


def rich(html: str) -> str:
    """Rich text: lists keep their signs, and behind the words of a link stands where it leads."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        goal, words = str(link.get("href") or "").removeprefix("mailto:").removeprefix("tel:"), link.get_text()
        link.replace_with(words if not goal or goal.strip("/") == words.strip().strip("/") else f"{words} ({goal})")
    text = get_text(str(soup), ParserConfig(display_images=False))
    return "\n".join(_line(line.rstrip()) for line in text.strip("\n").split("\n")).strip("\n")


def _line(line: str) -> str:
    sign = LIST_SIGN.match(line)
    return wrap(line[sign.end() :], " " * sign.end(), sign[1]) if sign else wrap(line.strip())


def article(part: Context) -> str:
    return "\n".join(filter(None, [title(part["title"], "-"), part["about"], wrap(part["text"]), part["url"]]))


def event(part: Context) -> str:
    said = [part["when"], part["where"], wrap(part["text"]), part["url"]]
    return "\n".join(filter(None, [title(part["title"], "-"), *said]))


def image(part: Context) -> str:
    words = [f"[Beeld: {part['picture'].alt}]" if part["picture"].alt else "", part["caption"]]
    return "\n".join(wrap(line) for line in words if line)


def quote(part: Context) -> str:
    said = wrap(f"“{part['text'].strip('“”')}”", "    ")
    return f"{said}\n    — {part['attribution']}" if part["attribution"] else said


MAKERS: dict[str, Callable[[Context], str]] = {
    "greeting": lambda part: str(part["text"]), "text": lambda part: rich(part["html"]),
    "heading": lambda part: title(part["text"], "="), "article": article, "event": event, "image": image,
    "quote": quote, "button": lambda part: f"{part['text']}:\n{part['url']}",
    "divider": lambda part: "* * *".center(WIDTH).rstrip(),
}  # fmt: skip
