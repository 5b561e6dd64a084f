"""How large a picture is, read from its head. Willow would decode all of it, some four times for each file made."""

from typing import Any

from PIL import Image
from willow.image import AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile
from willow.registry import registry


def register() -> None:
    for file_type in (AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile):
        registry.register_operation(file_type, "get_size", size)


def size(file: Any) -> tuple[int, int]:
    file.f.seek(0)
    with Image.open(file.f) as image:
        return image.size
