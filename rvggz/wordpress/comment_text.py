"""The HTML of an old comment as the plain text that a reaction is: lines, links by their address, quotes in quotation
marks, each entity decoded once.
"""

import re
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

import nh3

from rvggz.checks import text

from .html import UNSEEN

UNSEEN_IN_COMMENTS = UNSEEN | {"noscript", "object", "select", "textarea"}

BLOCKS = {"p", "div", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
LINES = {"li", "tr", "dt", "dd"}
KEPT = {*BLOCKS, *LINES, "br", "td", "th", "a", "q", "img"}
BREAK = re.compile(r"(<br\s*/?>)[ \t]*\r?\n", re.IGNORECASE)  # a line break that the editor also typed
TAG = re.compile(r"<[a-zA-Z/!?]")
CUT = re.compile(r"(?:…|\.{3})$")
OPENED, CLOSED = re.compile(r"“[ \n]*\n[ \n]*"), re.compile(r"(?<![ \n]) *\n[ \n]*”")


def plain_text(html: str) -> str:
    """What a reader saw, as we keep reactions."""
    if not TAG.search(html):
        return text.clean(unescape(html))
    writer = _Writer()
    writer.feed(_safe(BREAK.sub(r"\1", html)))
    writer.close()
    return text.clean(CLOSED.sub("”", OPENED.sub("“", "".join(writer.parts))))


def _safe(html: str) -> str:
    """Only the tags that we make something of, well nested."""
    return nh3.clean(
        html, tags=KEPT, attributes={"a": {"href"}, "img": {"alt"}}, clean_content_tags=UNSEEN_IN_COMMENTS,
        url_schemes={"http", "https"}, link_rel=None, strip_comments=True,
    )  # fmt: skip


class _Writer(HTMLParser):
    """Writes clean HTML as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[tuple[str, int]] = []  # the address, and where its words begin

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "a":
            self.links.append((known.get("href") or "", len(self.parts)))
        elif tag == "img":
            self.parts.append(known.get("alt") or "")
        else:
            self.parts.append(_before(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            self._link(*self.links.pop())
        elif tag != "a":
            self.parts.append(_behind(tag))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def _link(self, address: str, start: int) -> None:
        """``woorden (adres)``; only the address where the words say no more than that."""
        said = "".join(self.parts[start:]).strip()
        if not address.lower().startswith(("http://", "https://")):
            return
        if not said or ("." in said and bare(address).startswith(bare(CUT.sub("", said)))):
            self.parts[start:] = [address]
        else:
            self.parts.append(f" ({address})")


def bare(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address.strip().lower()).rstrip("/")


def _before(tag: str) -> str:
    if tag in {"blockquote", "q"}:
        return "\n\n“" if tag == "blockquote" else "“"
    if tag in BLOCKS:
        return "\n\n"
    return {"br": "\n", "li": "\n- "}.get(tag, "\n" if tag in LINES else " ")


def _behind(tag: str) -> str:
    if tag in {"blockquote", "q"}:
        return "”\n\n" if tag == "blockquote" else "”"
    return "\n\n" if tag in BLOCKS else ""
