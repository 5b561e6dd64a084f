"""Pictures at the size of a page: sharp in print, small enough to mail."""

import logging
from dataclasses import dataclass
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractRendition

logger = logging.getLogger(__name__)
SPEC = "max-1200x1200|format-jpeg|jpegquality-80"


@dataclass(frozen=True)
class PdfPicture:
    """``url`` is empty when the file is missing or broken: then the words stand in its place."""

    url: str
    alt: str
    width: int = 0
    height: int = 0

    @property
    def shape(self) -> str:
        return "portrait" if self.height > self.width else "landscape"


def alt_of(image: Any) -> str:
    if getattr(image, "decorative", False):
        return ""
    return str(getattr(image, "contextual_alt_text", None) or image.default_alt_text)


def pdf_picture(image: Any, alt: str) -> PdfPicture:
    """The picture for a page; whatever is wrong with the file, the document goes on with its words."""
    try:
        rendition = existing_rendition(image)
    except InvalidFilterSpecError:
        raise
    except Exception as error:  # Pillow and Willow raise nearly anything for a damaged file
        logger.warning("picture %s cannot stand in a PDF: %s", image.pk, error)
        return PdfPicture("", alt)
    return PdfPicture(rendition.url, alt, rendition.width, rendition.height)


def existing_rendition(image: Any) -> AbstractRendition:
    """The sized picture; made anew when its file is gone (a backup without renditions)."""
    rendition = image.get_rendition(SPEC)
    if not rendition.file.storage.exists(rendition.file.name):
        rendition.delete()
        rendition = image.get_rendition(SPEC)
    return rendition
