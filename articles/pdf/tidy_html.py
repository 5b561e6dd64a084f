"""Any HTML that an editor or an import may leave, made such that its PDF is PDF/UA.

WeasyPrint tags what it is given, so what the standard refuses must be put right before: skipped heading levels,
pictures without alternative text, elements inside links, table headers without scope, links that lead nowhere.
"""

import re
from collections.abc import Iterator
from html import escape

import nh3
from lxml import html
from lxml.html import HtmlElement

from .tidy_tables import mend_tables

BLOCKS = {
    "address", "article", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
}  # fmt: skip
INLINE = {"a", "b", "br", "cite", "code", "em", "i", "img", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href"},
    "img": {"alt", "src", "width", "height"},
    "li": {"type", "value"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
LETTERS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
NUMBER = re.compile(r"-?\d{1,6}")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def tidy(source: str, top_level: int = 1, prefix: str = "") -> str:
    """HTML that may stand in a PDF/UA document.

    Args:
        source: any HTML, hostile or broken.
        top_level: the level that an ``<h1>`` of the source gets.
        prefix: put before every id, so that several sources may stand in one document.
    """
    clean = nh3.clean(
        source,
        tags=BLOCKS | INLINE,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    root = html.fragment_fromstring(clean, create_parent="div")
    mend_headings(root, top_level)
    mend_ids(root, prefix)
    mend_links(root)
    mend_pictures(root)
    mend_tables(root)
    mend_lists(root)
    return escape(root.text or "", quote=False) + "".join(html.tostring(child, encoding="unicode") for child in root)


def each(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """The elements with these tags, as a list of their own: the tree may change meanwhile."""
    yield from list(root.iter(*tags))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def mend_headings(root: HtmlElement, top_level: int) -> None:
    """No level skipped on the way down (PDF/UA 7.4.2), no empty heading, no picture in one."""
    previous = top_level - 1
    for heading in each(root, *HEADINGS):
        text = words(heading)
        if not text:
            heading.drop_tag()
            continue
        level = min(int(heading.tag[1]) + top_level - 1, previous + 1, 6)
        heading.tag = f"h{max(level, top_level)}"
        previous = int(heading.tag[1])


def mend_ids(root: HtmlElement, prefix: str) -> None:
    seen: set[str] = set()
    for element in root.iterdescendants():
        name = element.attrib.pop("id", "")
        if name and prefix + name not in seen:
            seen.add(prefix + name)
            element.set("id", prefix + name)
    for link in each(root, "a"):
        href = link.get("href", "")
        if href.startswith("#"):
            link.set("href", f"#{prefix}{href[1:]}" if prefix + href[1:] in seen else "")


def mend_links(root: HtmlElement) -> None:
    """Every link has an address and words, and nothing but words in it (7.18.5)."""
    for link in each(root, "a"):
        if not link.get("href", "").strip():
            link.drop_tag()
            continue
        for picture in each(link, "img"):
            link.addprevious(move(picture))
        if text := words(link):
            whole = link[0].tag if len(link) == 1 and words(link[0]) == text and link[0].tag in {"sup", "sub"} else ""
            empty(link).text = text
            if whole:  # the mark of a footnote: raised around its link instead of in it
                around = html.Element(whole)
                link.addprevious(around)
                around.tail, link.tail = link.tail, None
                around.append(link)
            continue
        picture = link.getprevious()
        if picture is not None and picture.tag == "img":
            empty(link).text = picture.get("alt") or link.get("href")
            link.set("class", "under-picture")
        else:
            link.drop_tree()


def move(element: HtmlElement) -> HtmlElement:
    """The element without the text behind it, which stays where it was."""
    tail, element.tail = element.tail, None
    previous, parent = element.getprevious(), element.getparent()
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail and parent is not None:
        parent.text = (parent.text or "") + tail
    return element


def empty(element: HtmlElement) -> HtmlElement:
    for child in list(element):
        element.remove(child)
    return element


def mend_pictures(root: HtmlElement) -> None:
    """A picture without alternative text is decoration: ``<embed>`` is drawn, but not tagged as a figure."""
    for picture in each(root, "img"):
        if not picture.get("src"):
            picture.drop_tree()
        elif not picture.get("alt", "").strip():
            picture.attrib.pop("alt", None)
            picture.tag = "embed"


def mend_lists(root: HtmlElement) -> None:
    """A list holds items only, at least one; an item stands in a list, under the number or letter that it has."""
    for element in each(root, "ol", "li"):
        _say_number(element)
    for items in each(root, "ul", "ol"):
        enclose_words(items)
        for child in list(items):
            if child.tag in {"ul", "ol"} and child.getprevious() is not None and child.getprevious().tag == "li":
                child.getprevious().append(move(child))
            elif child.tag != "li":
                item = html.Element("li")
                child.addprevious(item)
                item.append(move(child))
        if not len(items):
            items.drop_tree()
    for item in each(root, "li"):
        if item.getparent().tag not in {"ul", "ol"}:
            item.tag = "div"
        elif any(child.tag in BLOCKS or child.tag in {"img", "embed"} for child in item.iterdescendants()):
            # Tagged well only without a marker of WeasyPrint's own; the stylesheet draws one.
            item.set("class", "holds-blocks")


def _say_number(element: HtmlElement) -> None:
    """WeasyPrint reads numbers of lists in a style only."""
    start, value = element.attrib.pop("start", ""), element.attrib.pop("value", "")
    styles = [f"list-style-type: {LETTERS[letters]}"] if (letters := element.attrib.pop("type", "")) in LETTERS else []
    if NUMBER.fullmatch(start) and element.tag == "ol":
        styles.append(f"counter-reset: list-item {int(start) - 1}")
    if NUMBER.fullmatch(value):
        styles.append(f"counter-reset: list-item {int(value)}; counter-increment: none")
    if styles:
        element.set("style", "; ".join(styles))


def enclose_words(items: HtmlElement) -> None:
    """Text that stands between the items becomes an item."""
    if (items.text or "").strip():
        first = html.Element("li")
        first.text, items.text = items.text, None
        items.insert(0, first)
    for child in list(items):
        if (child.tail or "").strip():
            item = html.Element("li")
            item.text, child.tail = child.tail, None
            child.addnext(item)
