"""Pictures as pages show them: sizes, formats and alt text worked out once, and patterns where there is no picture."""

import re
from collections.abc import Iterable, Sequence
from typing import TypedDict

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

CARD = ("fill-400x267", "fill-720x480")
# A phone shows 345 points, which are 690 or more dots: nothing smaller is ever asked for.
LEAD = ("fill-800x533", "fill-1280x853")
BODY = ("max-800x1200", "max-1280x1600")
TILE = ("fill-320x240", "fill-640x480")
LARGE = "max-1920x1920|format-jpeg|jpegquality-80"
SIZE_WIDTH = re.compile(r"-(\d+)x")
# AVIF costs half a second of computing a picture and saves a tenth: for the large ones only, not for cards.
# At these qualities a photo of 800 pixels wide is 35-60 kB.
AVIF, WEBP, JPEG = "format-avif|avifquality-52", "format-webp|webpquality-72", "format-jpeg|jpegquality-76"


class Shown(TypedDict):
    alt: str
    width: int
    height: int
    src: str
    avif: str
    webp: str


def card_picture(image: AbstractImage | None) -> Shown | None:
    """The picture of a card, 3:2 around the focal point. Its alt is empty: the title beside it says what it is."""
    return shown(image, CARD, "", forms=(WEBP,)) if image else None


def lead_picture(image: AbstractImage, alt: str) -> Shown | None:
    """The picture above an article, 3:2 around the focal point."""
    return shown(image, LEAD, alt)


def body_picture(image: AbstractImage, alt: str) -> Shown | None:
    """A picture in a text, in its own shape."""
    return shown(image, BODY, alt)


def tile_picture(image: AbstractImage, alt: str) -> Shown | None:
    """A picture in a series, 4:3 around the focal point."""
    return shown(image, TILE, alt)


def large_url(image: AbstractImage) -> str:
    """The address of the whole picture, for who wants to see it large."""
    try:
        return str(image.get_rendition(LARGE).url)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return ""


def shown(image: AbstractImage, sizes: Sequence[str], alt: str, forms: Sequence[str] = (AVIF, WEBP)) -> Shown | None:
    """Every rendition of a picture, or nothing when its file is missing or damaged."""
    fallback, *rest = specs(image, sizes, forms)
    try:
        made = image.get_renditions(fallback, *rest)
    except (SourceImageIOError, OSError, ValueError):
        return None
    src = made[fallback]
    avif, webp = (srcset(made[spec] for spec in rest if spec.endswith(form)) for form in (AVIF, WEBP))
    return Shown(alt=alt, width=src.width, height=src.height, src=src.url, avif=avif, webp=webp)


def specs(image: AbstractImage, sizes: Sequence[str], forms: Sequence[str]) -> list[str]:
    """What is made of a picture, in Wagtail's words: the largest as JPEG for old browsers, all sizes in each form."""
    sizes = useful(sizes, image.width)
    return [f"{sizes[-1]}|{JPEG}", *(f"{size}|{form}" for form in forms for size in sizes)]


def specs_of_lead(image: AbstractImage) -> list[str]:
    """What an article with this picture asks for, on its page and on its card."""
    return [*specs(image, LEAD, (AVIF, WEBP)), *specs(image, CARD, (WEBP,))]


def useful(sizes: Sequence[str], width: int) -> list[str]:
    """A picture is never enlarged: of the sizes that are wider than it is, only the first adds anything."""
    smaller = [size for size in sizes if int(SIZE_WIDTH.findall(size)[0]) < width]
    return [*smaller, *sizes[len(smaller) : len(smaller) + 1]]


def srcset(renditions: Iterable[AbstractRendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
