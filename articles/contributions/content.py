"""What a writer typed: ``Contribution.content``, as the form fills it and the page is made of it."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import nh3

from articles.models import VOICES, Contribution, Kind
from articles.rich_text import fragment_of
from articles.rich_text import kept as with_meaning
from participants.names import ShownAs
from rvggz.checks import text
from rvggz.text.invisible import tidy
from rvggz.text.nesting import HEADINGS, OTHER_BLOCKS, normalise

LONGEST_TITLE, LONGEST_TEXT, LONGEST_SUMMARY = 120, 60_000, 400  # letters
A_LOT = 3_000_000  # letters of HTML, with the styles that were pasted: more is not looked at
A_LOT_TYPED = 200_000  # letters in a plain text area
LONGEST_ANSWER = 2000  # letters, to a question of the editors
MOST_THEMES, MOST_KEYWORDS, LONGEST_KEYWORD = 3, 10, 60
TAGS = {
    "p", "br", "b", "strong", "i", "em", "s", "del", "strike", "sup", "sub", "h2", "h3", "ul", "ol", "li",
    "blockquote", "a",
}  # fmt: skip
# They do not stay, but say which words stand apart, what is bold, what is quoted, what a short word means.
READ = {*OTHER_BLOCKS, "span", "font", "abbr", "acronym", "q"}
SPEECH, NUMBERING = {"lang", "dir"}, {"value", "type"}
ATTRIBUTES = {
    "*": {"style"}, "p": {"id", *SPEECH}, "a": {"href", "id"}, "ol": {"start", "type"},
    "li": {"id", *NUMBERING, *SPEECH}, "abbr": {"title"}, "acronym": {"title"}, **{name: {"id"} for name in HEADINGS},
}  # fmt: skip
OTHER_HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
UNSEEN = {"script", "style", "template", "noscript", "object", "svg", "math", "head", "title", "iframe", "select"}
HEADING = re.compile(r"<(/?)(h[1456])(?=[ >])")
TO_A_PLACE = re.compile(r"""href\s{0,9}=\s{0,9}["']?#([^"'<>\s]{1,200})""", re.IGNORECASE)
PART = re.compile(r"</(?:p|h2|h3|li|blockquote)>")
TAG = re.compile(r"<[^<>]*>")
BLOCKS = {"h2", "h3", "blockquote"}  # besides paragraphs and lists


def blank(kind: str) -> dict[str, Any]:
    return {
        "kind": kind if kind in VOICES else Kind.BLOG, "title": "", "text": "", "summary": "", "video": "",
        "themes": [], "keywords": [], "organisation": None, "shown_as": ShownAs.NAME, "pseudonym": "",
        "comments_open": True, "answer": "",
    }  # fmt: skip


def clean_html(raw: str) -> str:
    """Only what the small editor makes. Whatever was pasted: no scripts, styles, classes, frames or handlers."""
    raw = tidy(raw)
    made = nh3.clean(
        raw, tags=TAGS | READ | set(OTHER_HEADINGS), attributes=ATTRIBUTES,
        attribute_filter=_attributes(raw), clean_content_tags=UNSEEN, url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None, strip_comments=True,
    )  # fmt: skip
    made = HEADING.sub(lambda found: f"<{found[1]}{OTHER_HEADINGS[found[2]]}", made)
    return normalise(made, BLOCKS)


def _attributes(raw: str) -> Callable[[str, str, str], str | None]:
    """Says of an attribute what stays of it. A place is a heading, or what a link in the text leads to; only once."""
    linked, seen = {fragment_of(found[1]) for found in TO_A_PLACE.finditer(raw)}, {""}

    def kept(tag: str, name: str, value: str) -> str | None:
        if name == "href" and value.startswith("#"):
            return f"#{fragment_of(value[1:])}"
        if name == "id":
            place = fragment_of(value)
            is_place = place not in seen and (place in linked or tag.startswith("h"))
            seen.add(place)
            return place if is_place else None
        if (name == "lang" and value.lower().startswith("nl")) or (name == "dir" and value.lower() == "ltr"):
            return None  # as the rest of the page
        return with_meaning({name: value}).get(name) if name in SPEECH | NUMBERING else value

    return kept


def words(html: str) -> str:
    """The text of a cleaned piece without its form, for the checks and for who judges it."""
    return text.clean(unescape(TAG.sub("", PART.sub("\n\n", html.replace("<br/>", "\n")))))


def letters(html: str) -> int:
    """How long a cleaned text is, about, and quickly: asked at every save."""
    return len(TAG.sub("", html))


def all_words(piece: Contribution) -> str:
    """What the checks look at. Places in it are places in the title, a line, and the text."""
    return f"{piece.content.get('title', '')}\n\n{words(piece.content.get('text', ''))}"


def is_empty(typed: dict[str, Any]) -> bool:
    return not (typed.get("title") or typed.get("text") or typed.get("video"))
