"""AVIF four times as quick: libavif at speed 8 instead of 6, for files that are up to 4 % larger.

An article with a new picture asks for half a dozen of them, and somebody waits for that.
"""

from typing import IO

from PIL import AvifImagePlugin, Image

SPEED = 8
FORMAT = AvifImagePlugin.AvifImageFile.format


def register() -> None:
    Image.register_save(FORMAT, save)


write = Image.SAVE[FORMAT]


def save(image: Image.Image, file: IO[bytes], filename: str | bytes) -> None:
    """What Pillow does, unless somebody asks for another speed."""
    image.encoderinfo.setdefault("speed", SPEED)
    write(image, file, filename)
