"""HTML of strangers, made safe before anything else looks at it."""

import re
from collections.abc import Callable, Iterator

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

from .body import source_tree

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i", "sup": "sup", "sub": "sub",
          "s": "s", "del": "s", "strike": "s"}  # fmt: skip
TRANSPARENT = {"code", "q", "span", "font", "ins", "u", "kbd", "samp", "small", "big", "mark", "abbr", "acronym", "tt",
               "time", "bdi", "bdo", "label", "data", "nobr"}  # fmt: skip
CONTAINERS = {
    "p", "div", "section", "article", "aside", "header", "footer", "main", "address", "center", "dl", "dt", "dd",
    "body", "nav", "hgroup", "caption", "summary", "td", "th", "fieldset", "figcaption", "rv-noscript",
}  # fmt: skip
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
SPECIAL = {
    "a", "br", "ul", "ol", "li", "blockquote", "figure", "img", "table", "thead", "tbody", "tfoot", "tr", "iframe",
    "video", "audio", "source", "details", "pre", "hr", "rv-media",
}  # fmt: skip
FOR_THE_TREE = {"object", "param", "embed", "form", "input", "textarea", "select", "option", "button", "legend"}
ALLOWED = {*INLINE, *TRANSPARENT, *CONTAINERS, *HEADINGS, *SPECIAL, *FOR_THE_TREE}
SPACED = {*CONTAINERS, *HEADINGS, *SPECIAL, *FOR_THE_TREE} - {"a", "img", "source"}
MEDIA = {"src", "title", *source_tree.LATER}
ATTRIBUTES = {
    "*": {"class", "style", "id", "lang", "dir", "hidden"},
    "a": {"href", "name"},
    "img": MEDIA | {"alt", "srcset", "data-srcset", "width", "height"},
    "iframe": MEDIA,
    "video": MEDIA,
    "audio": MEDIA,
    "source": {"src"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "abbr": {"title"},
    "acronym": {"title"},
    "blockquote": {"cite"},
    "object": {"data", "type"},
    "param": {"name", "value"},
    "embed": {"src"},
    "form": {"action"},
    "rv-media": {"data-kind", "data-url", "data-ids"},
}
# The others are told when they are met (bodies.py): a link that a phone understood and this site does not.
SCHEMES = {"http", "https", "mailto", "tel", "whatsapp", "sms", "skype", "callto", "webcal", "ftp", "ftps", "msteams",
           "zoommtg", "geo", "viber", "data-image"}  # fmt: skip
UNSEEN = {"script", "style", "template", "svg", "math", "head", "title", "xml"}
NOSCRIPT = re.compile(r"<(/?)noscript\b[^>]{0,200}>", re.IGNORECASE)


def clean(html: str) -> str:
    """Only tags and attributes that mean something to us; scripts, styles and handlers are gone."""
    return nh3.clean(
        NOSCRIPT.sub(r"<\1rv-noscript>", html),
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        clean_content_tags=UNSEEN,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def soup(html: str, note: Callable[[str], None] = lambda text: None) -> BeautifulSoup:
    cleaned = clean(html)
    tree = BeautifulSoup(cleaned, "html.parser")
    source_tree.tidy(tree, cleaned, note)
    return tree


def words_of(node: Tag | None) -> str:
    """What is read in a piece of HTML: a space only where a block or line ends, so "her<em>stel</em>?" is one word."""
    return " ".join("".join(_spoken(node)).split()) if node is not None else ""


def _spoken(node: Tag) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Tag):
            edge = " " if child.name in SPACED else ""
            yield edge
            yield from _spoken(child)
            yield edge
        elif type(child) is NavigableString:
            yield str(child)


def words(html: str) -> str:
    """Plain text of a piece of HTML."""
    return words_of(soup(html)) if "<" in html or "&" in html else " ".join(html.split())
