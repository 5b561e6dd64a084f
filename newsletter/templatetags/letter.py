"""Tags for a letter as a page of the site."""

from collections.abc import Iterator
from typing import Any

from django import template

from articles import pictures
from newsletter.blocks.values import fetch_entries

register = template.Library()


@register.filter
def with_levels(body: Any) -> Iterator[tuple[Any, str]]:
    """Each block with the level of a heading in it: h2 until a heading came, then below that one."""
    fetch_entries(body)
    level = "h2"
    for block in body:
        yield block, level
        level = "h3" if block.block_type == "heading" else level


@register.inclusion_tag("components/body_picture.html")
def letter_picture(value: Any) -> dict[str, Any]:
    alt = value.shown_alt
    return {"picture": pictures.body_picture(value["image"], alt), "alt": alt}
