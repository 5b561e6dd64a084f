"""HTML of strangers, made safe before anything else looks at it."""

import re

import nh3
from bs4 import BeautifulSoup, Tag

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "sup": "sup", "sub": "sub"}
CONTAINERS = {
    "p", "div", "section", "article", "aside", "header", "footer", "main", "address", "center", "dl", "dt", "dd",
    "body", "nav", "hgroup", "caption", "summary", "td", "th", "fieldset", "figcaption",
}  # fmt: skip
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
SPECIAL = {
    "a", "br", "ul", "ol", "li", "blockquote", "figure", "img", "table", "thead", "tbody", "tfoot", "tr", "iframe",
    "video", "audio", "source", "details", "pre", "code", "hr", "rv-media", "q",
}  # fmt: skip
ALLOWED = {*INLINE, *CONTAINERS, *HEADINGS, *SPECIAL}
ATTRIBUTES = {
    "a": {"href", "class"},
    "img": {"src", "alt", "class", "title"},
    "iframe": {"src", "title"},
    "video": {"src", "title"},
    "audio": {"src", "title"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "rv-media": {"data-kind", "data-url", "data-ids"},
    "div": {"class"},
    "ul": {"class"},
    "figure": {"class"},
    "p": {"class"},
    "blockquote": {"class"},
}
UNSEEN = {"script", "style", "template", "noscript", "object", "select", "textarea", "svg", "math", "head", "title"}
STYLED = re.compile(
    r"<span\s[^>]*?style=[\"'][^\"']*?(font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic)[^>]*>", re.I
)
SPAN = re.compile(r"<(/?)span\b([^>]*)>", re.IGNORECASE)


def _spans_to_letters(html: str) -> str:
    """Word says bold and italic with spans; other spans say nothing."""
    if not STYLED.search(html):
        return html
    opened: list[str] = []

    def change(found: re.Match[str]) -> str:
        if found[1]:
            name = opened.pop() if opened else ""
            return f"</{name}>" if name else ""
        styled = STYLED.match(found[0])
        opened.append(("i" if "italic" in styled[1].lower() else "b") if styled else "")
        return f"<{opened[-1]}>" if opened[-1] else ""

    return SPAN.sub(change, html)


def clean(html: str) -> str:
    """Only tags and attributes that mean something to us; scripts, styles, forms' inner parts and handlers are gone."""
    return nh3.clean(
        _spans_to_letters(html),
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        clean_content_tags=UNSEEN,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def soup(html: str) -> Tag:
    return BeautifulSoup(clean(html), "html.parser")


def words(html: str) -> str:
    """Plain text of a piece of HTML."""
    return (
        " ".join(BeautifulSoup(clean(html), "html.parser").get_text(" ").split())
        if "<" in html or "&" in html
        else (" ".join(html.split()))
    )
