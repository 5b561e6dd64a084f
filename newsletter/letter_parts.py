"""A letter as a list of parts, each with the words and pictures that the mail and the plain text show of it.

What cannot be shown (an article that went offline, a picture whose file is gone) is left out here, and told by
checks.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from articles.meta import absolute
from newsletter import marks
from newsletter.blocks.values import fetch_entries
from newsletter.mail_pictures import CARD, mail_picture

Context = dict[str, Any]
# Styles stand in each tag: Gmail drops style sheets in accounts of others, Outlook reads half of them.
STYLES = {
    "p": "margin:0 0 16px;", "ul": "margin:0 0 16px;padding:0 0 0 24px;", "ol": "margin:0 0 16px;padding:0 0 0 28px;",
    "li": "margin:0 0 6px;", "a": "color:#2b3a67;text-decoration:underline;",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    kind: str
    context: Context = field(default_factory=dict)


def of(body: Any) -> list[Part]:
    """The parts of a letter that can be shown. ``body``: its stream of blocks."""
    return read(body)[0]


def read(body: Any) -> tuple[list[Part], list[Any]]:
    """The parts that can be shown, and the blocks that are left out."""
    fetch_entries(body)
    made: list[Part] = []
    left_out = []
    level = "h2"
    for block in body:
        context = MAKERS[block.block_type](block.value)
        if context is None:
            left_out.append(block)
        else:
            made.append(Part(block.block_type, {**context, "level": level}))
            level = "h3" if block.block_type == "heading" else level
    return made, left_out


def typed(text: Any) -> str:
    """What an editor typed; nobody types a mark."""
    return marks.clean(str(text or "")).strip()


def rich(value: Any) -> SafeString:
    """Rich text for a mail: a few tags, absolute addresses, styles in the tags."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    clean = nh3.clean(
        typed(expand_db_html(source)), tags={"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li"},
        attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None,
        attribute_filter=lambda tag, name, address: absolute(address) if address.startswith("/") else address,
        set_tag_attribute_values={tag: {"style": style} for tag, style in STYLES.items()},
    )  # fmt: skip
    return mark_safe(clean)  # noqa: S308 (by nh3)


def greeting(value: Any) -> Context:
    mark = marks.for_greeting(typed(value.get("text")), typed(value.get("without_name")))
    return {"text": mark_safe(mark)}  # noqa: S308 (what is put in its place is escaped then)


def text(value: Any) -> Context | None:
    html = rich(value)
    return {"html": html} if html.strip() else None


def heading(value: Any) -> Context | None:
    return {"text": typed(value)} if typed(value) else None


def article(value: Any) -> Context | None:
    entry = value.entry
    if entry is None:
        return None
    page = value["article"]
    about = " · ".join(filter(None, [entry.kind_label, entry.byline]))
    return {
        "title": typed(entry.title), "url": absolute(entry.url), "text": typed(value.summary), "about": about,
        "picture": mail_picture(page.lead_image, page.lead_image_alt, CARD),
    }  # fmt: skip


def event(value: Any) -> Context | None:
    names = ("title", "when", "where", "text", "url")
    context = {name: typed(value.get(name)) for name in names}
    return context if context["title"] else None


def image(value: Any) -> Context | None:
    picture = mail_picture(value.get("image"), typed(value.shown_alt))
    return {"picture": picture, "caption": typed(value.get("caption"))} if picture else None


def quote(value: Any) -> Context | None:
    words = typed(value.get("text"))
    return {"text": words, "attribution": typed(value.get("attribution"))} if words else None


def button(value: Any) -> Context | None:
    return {"text": typed(value.label), "url": absolute(value.href)} if value.href else None


def divider(value: Any) -> Context:
    return {}


MAKERS: dict[str, Callable[[Any], Context | None]] = {
    "greeting": greeting, "text": text, "heading": heading, "article": article, "event": event, "image": image,
    "quote": quote, "button": button, "divider": divider,
}  # fmt: skip
