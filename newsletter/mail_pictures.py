"""Pictures of a letter: JPEG, because Outlook knows no WebP, twice as sharp as they are shown, from our own address."""

from dataclasses import dataclass
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from articles.meta import absolute

COLUMN = 552  # pixels: 600 less the edges
WHOLE = f"max-{2 * COLUMN}x1600|bgcolor-ffffff|format-jpeg|jpegquality-74"
CARD = f"fill-{2 * COLUMN}x736|bgcolor-ffffff|format-jpeg|jpegquality-72"


@dataclass(frozen=True)
class MailPicture:
    src: str
    alt: str
    width: int
    height: int


def mail_picture(image: Any, alt: str, spec: str = WHOLE) -> MailPicture | None:
    """The picture as a letter shows it, or nothing when its file is missing or damaged."""
    if image is None:
        return None
    try:
        made = image.get_rendition(spec)
    except (SourceImageIOError, InvalidFilterSpecError, OSError, ValueError):
        return None
    width = min(COLUMN, made.width)
    return MailPicture(absolute(made.url), alt, width, round(made.height * width / made.width))
