"""Takes out of a photo what it need not tell: where and when it was made, by which telephone, of whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from rvggz import upload_checks  # noqa: F401 - teaches Pillow to read heic

PRIVATE = {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "mp", "metadata"}
# A photo of a telephone becomes a jpg: not every browser shows heic.
SAVED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF"}
EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Refuse a picture that breaks off. (WeasyPrint tells Pillow to accept those, for the whole process.)"""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def without_metadata(file: File[bytes]) -> ContentFile[bytes] | None:
    """The picture upright, without Exif, XMP and comments; nothing when there is nothing to take out."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            if not _tells_something(image):
                return None
            saved_as = SAVED_AS[str(image.format)]
            content = _save(image, saved_as)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None  # a damaged picture: whoever shows it says so
    finally:
        file.seek(0)
    return ContentFile(content, name=PurePath(str(file.name)).stem + EXTENSIONS[saved_as])


def _tells_something(image: Image.Image) -> bool:
    if image.format not in SAVED_AS or getattr(image, "is_animated", False):
        return False
    texts = image.format == "PNG" and any(isinstance(value, str) for value in image.info.values())
    return image.format in {"HEIF", "MPO"} or texts or bool(PRIVATE & image.info.keys())


def _save(image: Image.Image, saved_as: str) -> bytes:
    kept = {name: image.info[name] for name in ("icc_profile", "transparency") if image.info.get(name)}
    turned = image.getexif().get(0x0112, 1) != 1
    # "keep": the same compression as before, so that a photo loses next to nothing.
    quality: dict[str, Any] = {"quality": "keep"} if image.format == "JPEG" and not turned else {"quality": 92}
    upright = ImageOps.exif_transpose(image) if turned else image
    upright.info = {}
    if saved_as == "JPEG" and upright.mode not in {"RGB", "L", "CMYK"}:
        upright = upright.convert("RGB")
    out = BytesIO()
    upright.save(out, saved_as, **kept, **({} if saved_as == "PNG" else quality))
    return out.getvalue()
