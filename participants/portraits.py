"""The picture of a member, made anew from what was uploaded: one size, and nothing in it but what can be seen."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from rvggz.picture_files import whole_pictures_only
from rvggz.upload_fields import NOT_A_PICTURE

SIDE = 480  # pixels
QUALITY = 85


def make(file: Any) -> ContentFile[bytes]:
    """A square from the middle, upright, as JPEG. Raises ValidationError for a damaged picture."""
    square = ImageOps.fit(_open(file), (SIDE, SIDE), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", square.size, "#ffffff")
    paper.paste(square, mask=square.getchannel("A"))
    out = BytesIO()
    paper.save(out, "JPEG", quality=QUALITY, optimize=True)
    return ContentFile(out.getvalue(), name="portret.jpg")


def _open(file: Any) -> Image.Image:
    file.seek(0)
    try:
        with whole_pictures_only(), Image.open(file) as image:
            image.draft("RGB", (1600, 1600))  # a JPEG of 60 million pixels need not be decoded whole
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValidationError(NOT_A_PICTURE, code="damaged") from None
    upright.info = {}
    return upright


def shrink(file: Any, most: int = 1200) -> ContentFile[bytes]:
    """A logo: no larger than ``most`` pixels, made anew, its transparency kept. Raises ValidationError."""
    upright = _open(file)
    upright.thumbnail((most, most), Image.Resampling.LANCZOS)
    out = BytesIO()
    upright.save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue(), name="logo.png")
