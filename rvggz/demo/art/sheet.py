"""A sheet of paper on which layers of colour are printed one after another.

Shapes are drawn twice as large and reduced, so that their edges are smooth. Shade is stippled with noise from a seeded
source: the same seed gives the same picture, to the byte. All measures are those of a picture of full size;
``drawn_at`` makes it smaller.
"""

import io
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from PIL import Image, ImageChops, ImageColor, ImageDraw

from rvggz.demo.art.palette import Colour

WIDTH, HEIGHT = 1500, 1000
scale: ContextVar[float] = ContextVar("scale", default=1)
Point = tuple[float, float]


@contextmanager
def drawn_at(width: int) -> Iterator[None]:
    """Sheets made in the block are so many dots wide."""
    before = scale.set(width / WIDTH)
    yield
    scale.reset(before)


class Pen:
    """Draws on the mask of a layer, in the measures of the finished picture."""

    def __init__(self, mask: Image.Image, scale: float) -> None:
        self.draw, self.scale = ImageDraw.Draw(mask), scale

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> list[float]:
        s = self.scale
        return [min(x0, x1) * s, min(y0, y1) * s, max(x0, x1) * s, max(y0, y1) * s]

    def polygon(self, points: Sequence[Point], ink: int = 255) -> None:
        self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=ink)

    def blob(self, points: Sequence[Point], ink: int = 255) -> None:
        """A closed shape that bends smoothly through the points."""
        self.polygon(smooth(points, closed=True), ink)

    def ellipse(self, x: float, y: float, rx: float, ry: float | None = None, ink: int = 255) -> None:
        ry = rx if ry is None else ry
        self.draw.ellipse(self._box(x - rx, y - ry, x + rx, y + ry), fill=ink)

    def ring(self, x: float, y: float, rx: float, ry: float, width: float, ink: int = 255) -> None:
        box = self._box(x - rx, y - ry, x + rx, y + ry)
        self.draw.ellipse(box, outline=ink, width=round(width * self.scale))

    def arc(self, box: tuple[float, float, float, float], start: float, end: float, width: float) -> None:
        self.draw.arc(self._box(*box), start, end, fill=255, width=round(width * self.scale))

    def slice(self, x: float, y: float, rx: float, ry: float, start: float, end: float, ink: int = 255) -> None:
        self.draw.chord(self._box(x - rx, y - ry, x + rx, y + ry), start, end, fill=ink)

    def rect(self, x0: float, y0: float, x1: float, y1: float, radius: float = 0, ink: int = 255) -> None:
        self.draw.rounded_rectangle(self._box(x0, y0, x1, y1), radius * self.scale, fill=ink)

    def line(self, points: Sequence[Point], width: float, ink: int = 255, bend: bool = False) -> None:
        """A stroke with round ends."""
        run = smooth(points, closed=False) if bend else points
        scaled = [(x * self.scale, y * self.scale) for x, y in run]
        self.draw.line(scaled, fill=ink, width=round(width * self.scale), joint="curve")
        r = width * self.scale / 2
        for x, y in (scaled[0], scaled[-1]):
            self.draw.ellipse([x - r, y - r, x + r, y + r], fill=ink)


class Sheet:
    def __init__(self, seed: int, *colours: Colour, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        """A sheet with a wash from the first colour (above) to the last (below)."""
        self.rng, self.scale = random.Random(seed), scale.get()  # noqa: S311 the same pictures every time
        self.size = size = (round(size[0] * self.scale), round(size[1] * self.scale))
        self.noise = Image.frombytes("L", size, random.Random(seed + 1).randbytes(size[0] * size[1]))  # noqa: S311
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata([ImageColor.getrgb(colour)[:3] for colour in colours])
        self.clean_mask: Image.Image | None = None  # kept from layer to layer: a new one takes as long as drawing on it
        self.image = strip.resize((1, 512), Image.Resampling.BICUBIC).resize(size, Image.Resampling.BILINEAR)

    @contextmanager
    def layer(
        self, colour: Colour, shade: Colour | None = None, fall: str = "down", amount: float = 0.7, alpha: float = 1
    ) -> Iterator[Pen]:
        """Print what is drawn in the block; ``shade`` comes in grains towards the side named by ``fall``."""
        mask, self.clean_mask = self.clean_mask or Image.new("L", (self.size[0] * 2, self.size[1] * 2)), None
        yield Pen(mask, 2 * self.scale)
        drawn = mask.getbbox()
        if not drawn:
            self.clean_mask = mask
            return
        box = (drawn[0] // 2, drawn[1] // 2, -(-drawn[2] // 2), -(-drawn[3] // 2))
        small = mask.crop((box[0] * 2, box[1] * 2, box[2] * 2, box[3] * 2)).reduce(2)
        mask.paste(0, drawn)
        self.clean_mask = mask
        self._print(small, box, colour, alpha)
        if shade:
            self._print(ImageChops.multiply(small, self._grains(box, fall, amount)), box, shade, alpha)

    def _print(self, mask: Image.Image, box: tuple[int, int, int, int], colour: Colour, alpha: float) -> None:
        if alpha < 1:
            mask = mask.point(_faded(alpha))
        self.image.paste(ImageColor.getrgb(colour)[:3], box, mask)

    def _grains(self, box: tuple[int, int, int, int], fall: str, amount: float) -> Image.Image:
        size = (box[2] - box[0], box[3] - box[1])
        gradient = _slope(fall, size).point(_faded(amount))
        dots = ImageChops.subtract(gradient, self.noise.crop(box)).point(lambda v: 255 if v else 0)
        return Image.blend(gradient, dots, 0.3)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: Colour, strength: float = 0.8) -> None:
        """Light that falls off from a point."""
        size = (round(rx * 2 * self.scale), round(ry * 2 * self.scale))
        mask = _halo().resize(size, Image.Resampling.BILINEAR).point(_faded(strength))
        left, top = round((x - rx) * self.scale), round((y - ry) * self.scale)
        self.image.paste(ImageColor.getrgb(colour)[:3], (left, top, left + size[0], top + size[1]), mask)

    def mirror(self, upper: tuple[int, int], lower: tuple[int, int]) -> None:
        """What stands between two heights, upside down between two others: water."""
        (top, bottom), (start, end) = ([round(y * self.scale) for y in pair] for pair in (upper, lower))
        flipped = self.image.crop((0, top, self.size[0], bottom)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        self.image.paste(flipped.resize((self.size[0], end - start)), (0, start))

    def finished(self) -> Image.Image:
        """The picture with the grain of the paper over it."""
        grain = self.noise.point(lambda v: 117 + v * 22 // 255)
        return ImageChops.soft_light(self.image, Image.merge("RGB", (grain, grain, grain)))

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        self.finished().save(out, "JPEG", quality=88, optimize=True)
        return out.getvalue()

    def png(self) -> bytes:
        """Without grain: a mark is a flat thing."""
        out = io.BytesIO()
        self.image.quantize(64).save(out, "PNG", optimize=True)
        return out.getvalue()


@lru_cache
def _faded(amount: float) -> list[int]:
    """Of each strength of ink what is left of it."""
    return [round(v * amount) for v in range(256)]


def _slope(fall: str, size: tuple[int, int]) -> Image.Image:
    """From clear to full towards one side. A strip is scaled first: all its neighbours are the same."""
    down = Image.linear_gradient("L")
    turned = {"up": 180, "right": 90, "left": 270}
    if fall == "edge":
        return Image.radial_gradient("L").resize(size)
    slope = down.rotate(turned[fall]) if fall in turned else down
    strip = (size[0], 1) if fall in ("left", "right") else (1, size[1])
    return slope.crop((0, 0, 256, 1) if strip[1] == 1 else (0, 0, 1, 256)).resize(strip).resize(size)


@lru_cache
def _halo() -> Image.Image:
    """Full in the middle, nothing at the rim (which lies at 181 in Pillow's gradient, whose corners are 255)."""
    return Image.radial_gradient("L").point([round(255 * max(0.0, 1 - v / 180) ** 1.5) for v in range(256)])


def smooth(points: Sequence[Point], closed: bool, steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    found: list[Point] = []

    def at(i: int) -> Point:
        return points[i % count] if closed else points[min(max(i, 0), count - 1)]

    for i in range(count if closed else count - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        for step in range(steps):
            t = step / steps
            found.append((_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)))
    return found if closed else [*found, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
