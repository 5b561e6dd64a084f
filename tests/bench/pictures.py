"""A few ordinary pictures, made on the spot."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageFilter


def files(count: int = 8) -> Iterator[BytesIO]:
    for number in range(count):
        noise = Image.effect_noise((1500, 1000), 60).filter(ImageFilter.GaussianBlur(4 + number))
        buffer = BytesIO()
        Image.merge("RGB", (noise, noise.rotate(180), noise)).save(buffer, "JPEG", quality=80)
        buffer.seek(0)
        yield buffer
