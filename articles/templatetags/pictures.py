"""Tags that place a picture in a text."""

from typing import Any

from django import template
from wagtail.images.models import AbstractImage

from articles import pictures

register = template.Library()


@register.inclusion_tag("components/body_picture.html")
def body_picture(image: AbstractImage | None, *, decorative: bool = False) -> dict[str, Any]:
    """A picture in its own shape, as wide as the column."""
    if image is None:  # an editor who is not done yet looks at the preview
        return {}
    alt = "" if decorative else alt_text(image)
    return {"picture": pictures.body_picture(image, alt), "alt": alt}


@register.inclusion_tag("components/gallery_picture.html")
def gallery_picture(image: AbstractImage | None) -> dict[str, Any]:
    """A tile that opens the whole picture."""
    if image is None:
        return {}
    alt = alt_text(image)
    return {"picture": pictures.tile_picture(image, alt), "alt": alt, "large_url": pictures.large_url(image)}


@register.simple_tag
def poster_url(image: AbstractImage | None) -> str:
    """The still of a video of our own."""
    picture = pictures.body_picture(image, "") if image else None
    return picture["src"] if picture else ""


def alt_text(image: AbstractImage) -> str:
    """What the editor wrote for this spot; else what stands with the picture; nothing for a decorative one."""
    if getattr(image, "decorative", False):
        return ""
    return str(image.contextual_alt_text or image.default_alt_text)
