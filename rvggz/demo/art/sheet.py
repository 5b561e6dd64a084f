"""A sheet of paper on which layers of colour are printed one after another.

Shapes are drawn twice as large and reduced, so that their edges are smooth. Shade is stippled with noise from a seeded
source: the same seed gives the same picture, to the byte.
"""

import io
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PIL import Image, ImageChops, ImageColor, ImageDraw

from rvggz.demo.art.palette import Colour

WIDTH, HEIGHT = 1500, 1000
Point = tuple[float, float]


class Pen:
    """Draws on the mask of a layer, in the measures of the finished picture."""

    def __init__(self, mask: Image.Image, scale: int = 2) -> None:
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
        self.rng, self.size = random.Random(seed), size  # noqa: S311 the same pictures every time
        self.noise = Image.frombytes("L", size, random.Random(seed + 1).randbytes(size[0] * size[1]))  # noqa: S311
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata([ImageColor.getrgb(colour)[:3] for colour in colours])
        self.image = strip.resize((1, 512), Image.Resampling.BICUBIC).resize(size, Image.Resampling.BILINEAR)

    @contextmanager
    def layer(
        self, colour: Colour, shade: Colour | None = None, fall: str = "down", amount: float = 0.7, alpha: float = 1
    ) -> Iterator[Pen]:
        """Print what is drawn in the block; ``shade`` comes in grains towards the side named by ``fall``."""
        mask = Image.new("L", (self.size[0] * 2, self.size[1] * 2))
        yield Pen(mask)
        box = mask.getbbox()
        if not box:
            return
        box = (box[0] // 2, box[1] // 2, -(-box[2] // 2), -(-box[3] // 2))
        small = mask.crop((box[0] * 2, box[1] * 2, box[2] * 2, box[3] * 2)).reduce(2)
        self._print(small, box, colour, alpha)
        if shade:
            self._print(ImageChops.multiply(small, self._grains(box, fall, amount)), box, shade, alpha)

    def _print(self, mask: Image.Image, box: tuple[int, int, int, int], colour: Colour, alpha: float) -> None:
        if alpha < 1:
            mask = mask.point(lambda v: round(v * alpha))
        self.image.paste(Image.new("RGB", mask.size, colour), box[:2], mask)

    def _grains(self, box: tuple[int, int, int, int], fall: str, amount: float) -> Image.Image:
        size = (box[2] - box[0], box[3] - box[1])
        gradient = _slope(fall).resize(size).point(lambda v: round(v * amount))
        dots = ImageChops.subtract(gradient, self.noise.crop(box)).point(lambda v: 255 if v else 0)
        return Image.blend(gradient, dots, 0.3)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: Colour, strength: float = 0.8) -> None:
        """Light that falls off from a point."""
        size = (round(rx * 2), round(ry * 2))
        mask = _halo().resize(size, Image.Resampling.BILINEAR).point(lambda v: round(v * strength))
        self.image.paste(Image.new("RGB", size, colour), (round(x - rx), round(y - ry)), mask)

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
def _slope(fall: str) -> Image.Image:
    """From clear to full towards one side."""
    down = Image.linear_gradient("L")
    turned = {"up": 180, "right": 90, "left": 270}
    if fall == "edge":
        return Image.radial_gradient("L")
    return down.rotate(turned[fall]) if fall in turned else down


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


def ridge(rng: random.Random, y: float, height: float, waves: float = 1.5, rough: float = 0.12) -> list[Point]:
    """The upper edge of a hill across the sheet, with the wobble of scissors."""
    phases = [rng.uniform(0, math.tau) for _ in range(3)]
    points: list[Point] = []
    for x in range(-20, WIDTH + 40, 20):
        turn = x / WIDTH * math.tau * waves
        swell = (
            math.sin(turn + phases[0])
            + 0.4 * math.sin(2.3 * turn + phases[1])
            + 0.15 * math.sin(5.1 * turn + phases[2])
        )
        points.append((x, y + height * (swell / 1.55 + rng.uniform(-rough, rough))))
    return points


def ground(edge: list[Point]) -> list[Point]:
    """All below an edge."""
    return [*edge, (WIDTH + 40, HEIGHT + 20), (-40, HEIGHT + 20)]
