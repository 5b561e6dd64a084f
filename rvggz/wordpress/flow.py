"""Walks cleaned HTML and pours it into blocks: text where it is text, a block of its own where it is more."""

import re
from collections.abc import Callable
from html import escape
from typing import Protocol

from bs4 import NavigableString, Tag
from bs4.element import PageElement

from articles.models import Download, Picture
from articles.rich_text import kept

from .body.nesting import nested
from .html import HEADINGS, INLINE, TRANSPARENT, soup, words_of
from .story import Story

EMPTY = re.compile(r"<(b|i|s|sup|sub)>(\s*)</\1>")
EDGE_BREAKS = re.compile(r"^(?:[ \t\n]|<br/>)+|(?:\s|<br/>)+$")  # spaces that were typed to indent a verse stay
TWO_BREAKS = re.compile(r"<br/>[ \t\n]*<br/>[ \t\n]*(?:<br/>[ \t\n]*)*")
ARROWS = re.compile(
    r"^((?:<[^<>]*>|\s)*)(?:&gt;){2,}\s*|(?<!\s)\s*(?:&gt;){2,9}((?:</[^<>]*>|\s)*)$"
)  # ">> Lees verder"
ONLY_ADDRESS = re.compile(r"(?:<a [^>]*>)?(https?://[^\s<>\"]+)(?:</a>)?")
IMAGE_NUMBER = re.compile(r"wp-image-(\d+)")
LIFTED = {"figure", "img", "table", "iframe", "video", "audio", "rv-media", "blockquote", "details", "ul", "ol", "pre",
          "hr", *HEADINGS}  # fmt: skip


class Surroundings(Protocol):
    """What a body needs to know of the rest: see ``bodies.py``."""

    title: str
    aliases: dict[str, str]  # of a place that got another name

    def note(self, text: str) -> None: ...
    def link(self, href: str) -> tuple[str, str]: ...  # opening tag and closing tag, or two times nothing
    def picture(self, number: int, url: str) -> Picture | None: ...
    def file(self, number: int, url: str) -> Download | None: ...
    def gallery(self, numbers: list[int]) -> list[Picture]: ...
    def is_own_file(self, url: str) -> bool: ...
    def button_target(self, href: str) -> tuple[int | None, int | None, str] | None: ...


class Flow:
    """One walk. Paragraphs are gathered in ``line``, finished ones go to the story as text."""

    def __init__(self, around: Surroundings, story: Story) -> None:
        self.around, self.story = around, story
        self.line: list[str] = []
        self.opened: list[tuple[str, str]] = []  # tags that are open around the line: (opening, closing)
        self.places: list[str] = []  # ids that wait for the next paragraph or heading
        self.speech: list[dict[str, str]] = []  # language and direction of the parts that we are in

    def pour(self, html: str) -> None:
        try:
            self.children(soup(html, self.around.note))
        except RecursionError:
            self.opened, self.line = [], []
            self.around.note("opmaak te diep genest: alleen de kale tekst is bewaard")
            for part in soup(html).get_text("\n").split("\n"):
                self.say(part)
                self.end()
        self.end()

    def children(self, node: Tag) -> None:
        for child in list(node.children):
            self.walk(child)

    def walk(self, node: PageElement) -> None:
        if isinstance(node, NavigableString):
            self.say(str(node))
        elif isinstance(node, Tag):
            self.tag(node)

    def tag(self, node: Tag) -> None:
        name = node.name
        if name != "a" and (place := attribute(node, "id")):
            if name not in INLINE and name not in TRANSPARENT:
                self.end()
            self.places.append(place)
        if name == "br":
            self.line.append("<br/>")
        elif name in INLINE:
            self.wrapped(node, f"<{INLINE[name]}>", f"</{INLINE[name]}>")
        elif name == "a":
            HANDLERS["a"](self, node)
        elif name == "img":
            HANDLERS["img"](self, node)  # interrupts only for a picture that is there
        elif name in TRANSPARENT:
            self.children(node)
        elif handler := HANDLERS.get("h" if name in HEADINGS else name):
            self.interrupt()
            handler(self, node)
            self.resume()
        else:
            HANDLERS[""](self, node)

    def wrapped(self, node: Tag, opening: str, closing: str) -> None:
        self.line.append(opening)
        self.opened.append((opening, closing))
        self.children(node)
        self.opened.pop()
        self.line.append(closing)

    def say(self, text: str) -> None:
        words = re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", ""))
        if words.strip() or (words and self.line and not self.line[-1].endswith((" ", "<br/>"))):
            self.line.append(escape(words, quote=False))

    def interrupt(self) -> None:
        """Finish the paragraph although tags are open; ``resume`` opens them again."""
        self.line += [closing for _, closing in reversed(self.opened)]
        self._flush()

    def resume(self) -> None:
        self.line = [opening for opening, _ in self.opened]

    def end(self) -> None:
        """The end of a paragraph."""
        self.interrupt()
        self.resume()

    def _flush(self) -> None:
        html, self.line = "".join(self.line), []
        opened: list[str] = []
        for part in TWO_BREAKS.split(html):
            whole, opened = nested(part, opened)
            self._paragraph(whole)

    def place(self) -> str:
        """The name of what comes now, for links to it; one that has more names answers to all."""
        if not self.places:
            return ""
        place, *others = self.places
        self.places.clear()
        self.around.aliases.update(dict.fromkeys(others, place))
        return place

    def attributes(self) -> str:
        """Of the paragraph that comes now: the place that it is, its language and direction."""
        given = {name: value for part in self.speech for name, value in part.items()}
        return written({**given, "id": self.place()})

    def _paragraph(self, html: str) -> None:
        html = tidy(ARROWS.sub(r"\1\2", html))
        if not html:
            return
        address = ONLY_ADDRESS.fullmatch(html)
        if address and self.story.video(address[1].replace("&amp;", "&"), f"Video bij {self.around.title}"):
            return
        html = html if not address or html.startswith("<a") else linked(self.around, address[1])
        self.story.text(f"<p{self.attributes()}>{html}</p>")


Handler = Callable[[Flow, Tag], None]
HANDLERS: dict[str, Handler] = {}  # name of an element → what it becomes; filled in by ``flow_blocks.py``


def tidy(html: str) -> str:
    """Without empty tags and breaks at the edges."""
    before = ""
    while before != html:
        before, html = html, EDGE_BREAKS.sub("", EMPTY.sub(r"\2", html))
    html = re.sub(r"<a [^<>]*>(\s*)</a>", r"\1", re.sub(r" {2,}", " ", html))
    return html if re.sub(r"<[^<>]*>|\s", "", html) else ""


def linked(around: Surroundings, address: str, text: str = "") -> str:
    opening, closing = around.link(address.replace("&amp;", "&"))
    return f"{opening}{escape(text, quote=False) or address}{closing}"


def text_of(node: Tag | None) -> str:
    return words_of(node)


def speech_of(node: Tag) -> dict[str, str]:
    """Language and direction that differ from the rest. Word calls every paragraph English: that says nothing."""
    if any(kind.startswith("Mso") for kind in classes(node)):
        return {}
    language = attribute(node, "lang")
    found = {"lang": "" if language.lower().startswith("nl") else language, "dir": attribute(node, "dir").lower()}
    return {name: value for name, value in found.items() if value and value != "ltr"}


def written(attributes: dict[str, str]) -> str:
    """Those that carry meaning, as they stand in a tag."""
    return "".join(f' {name}="{escape(value)}"' for name, value in kept(attributes).items())


def image_number(node: Tag) -> int:
    found = IMAGE_NUMBER.search(" ".join(node.get_attribute_list("class", [])) if node.get("class") else "")
    return int(found[1]) if found and len(found[1]) < 18 else 0


def attribute(node: Tag, name: str) -> str:
    value = node.get(name)
    return value.strip() if isinstance(value, str) else ""


def classes(node: Tag) -> set[str]:
    value = node.get("class")
    return set(value if isinstance(value, list) else (value or "").split())
