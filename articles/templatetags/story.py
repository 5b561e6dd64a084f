"""Tags for the body of a text."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText, expand_db_html

from articles.rich_text import numbered

register = template.Library()

LONG = 3  # main headings from which a page gets a table of contents
EXTERNAL = re.compile(r'<a (?=[^<>]*href="https?://)(?![^<>]*\brel=)')


class Part(NamedTuple):
    block: "StreamValue.StreamChild"
    anchor: str = ""
    heading: str = ""  # h2 or h3, when the part is a heading


@register.filter
def with_anchors(story: Iterable["StreamValue.StreamChild"]) -> Iterator[Part]:
    """Give each heading an anchor of its own, and never start below h2: a skipped level loses who listens to a page."""
    taken: set[str] = set()
    level_seen = False
    for block in story:
        if block.block_type != "heading":
            yield Part(block)
            continue
        level = "h3" if block.value["level"] == "h3" and level_seen else "h2"
        level_seen = True
        yield Part(block, unused(block.value.anchor, taken), level)


@register.simple_tag
def contents(story: Iterable["StreamValue.StreamChild"]) -> list[tuple[str, str]]:
    """Anchor and words of each main heading of a long text; nothing for a short one."""
    found = [(part.anchor, str(part.block.value["text"])) for part in with_anchors(story) if part.heading == "h2"]
    return found if len(found) >= LONG else []


def unused(anchor: str, taken: set[str]) -> str:
    """``samen``, ``samen-2``, ``samen-3``… Ids of the page itself have a capital, which a slug never has."""
    name, number = anchor, 1
    while name in taken:
        number += 1
        name = f"{anchor}-{number}"
    taken.add(name)
    return name


@register.filter
def rich(text: RichText | str) -> SafeString:
    """Rich text as HTML, with links to elsewhere marked as such."""
    source = text.source if isinstance(text, RichText) else str(text or "")
    return mark_safe(EXTERNAL.sub('<a rel="external noopener" ', numbered(expand_db_html(source))))  # noqa: S308 (cleaned on save)
