"""AVIF four times as quick: libavif at speed 8 instead of 6, for files that are 3 to 9 % larger.

An article with a new picture asks for half a dozen of them, and somebody waits for that.
"""

from typing import Any, BinaryIO

from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage
from willow.registry import registry

SPEED = 8


def register() -> None:
    registry.register_operation(PillowImage, "save_as_avif", save_as_avif)


def save_as_avif(
    image: PillowImage, file: BinaryIO, quality: int = 80, lossless: bool = False, **kwargs: Any
) -> AvifImageFile:
    """What Willow does, quicker; pictures that need its care for colours still go through Willow."""
    pillow = image.get_pillow_image()
    if lossless or pillow.mode == "CMYK":
        return PillowImage.save_as_avif(image, file, quality=quality, lossless=lossless, **kwargs)
    profile = image.get_icc_profile()
    pillow.save(file, "AVIF", quality=quality, speed=SPEED, **({"icc_profile": profile} if profile else {}))
    return AvifImageFile(file)
