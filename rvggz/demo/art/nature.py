"""What grows and lies outside: hills, trees, grass, stars, water."""

import math
import random

from rvggz.demo.art.land import ground, ridge
from rvggz.demo.art.palette import CLAY, INK, Colour
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Pen, Point, Sheet


def hills(
    sheet: Sheet, top: float, colours: list[Colour], step: float = 90, height: float = 40, waves: float = 1.2
) -> None:
    """Rows of hills, each nearer than the last."""
    for row, colour in enumerate(colours):
        edge = ridge(sheet.rng, top + row * step, height + row * 6, waves, 0.05)
        with sheet.layer(colour, mixed(colour, INK, 0.4), "down", 0.75) as pen:
            pen.polygon(ground(edge))


def stars(sheet: Sheet, count: int, below: float, colour: Colour = "#F5EADB") -> None:
    with sheet.layer(colour, alpha=0.8) as pen:
        for _ in range(count):
            pen.ellipse(sheet.rng.uniform(0, WIDTH), sheet.rng.uniform(0, below), sheet.rng.choice((1.2, 1.6, 2.4)))


def moon(sheet: Sheet, x: float, y: float, r: float, colour: Colour = "#FFE9C4", sky: Colour | None = None) -> None:
    """Full, or a crescent when the colour of the sky is given."""
    sheet.glow(x, y, r * 4, r * 4, colour, 0.35)
    with sheet.layer(colour, mixed(colour, "#D98F7C", 0.6), "down", 0.4) as pen:
        pen.ellipse(x, y, r)
        if sky:
            pen.ellipse(x + r * 0.42, y - r * 0.16, r * 0.92, ink=0)


def clouds(sheet: Sheet, count: int, low: float, high: float, colour: Colour, alpha: float = 0.5) -> None:
    for _ in range(count):
        x, y, size = sheet.rng.uniform(0, WIDTH), sheet.rng.uniform(low, high), sheet.rng.uniform(90, 240)
        with sheet.layer(colour, alpha=alpha) as pen:
            for part in range(4):
                wide = size * sheet.rng.uniform(0.5, 1)
                pen.rect(x - wide + part * 40, y + part * 13, x + wide + part * 30, y + part * 13 + 20, 10)


def pine(pen: Pen, rng: random.Random, x: float, y: float, h: float) -> None:
    rows = 6
    left: list[Point] = []
    right: list[Point] = []
    for row in range(rows):
        level, wide = y - h + h * 0.9 * (row + 1) / rows, h * 0.24 * (row + 1.2) / rows
        left += [(x - wide * rng.uniform(0.9, 1.15), level), (x - wide * 0.5, level - h * 0.02)]
        right += [(x + wide * rng.uniform(0.9, 1.15), level), (x + wide * 0.5, level - h * 0.02)]
    pen.polygon([(x, y - h), *left, *reversed(right)])
    pen.rect(x - h * 0.02, y - h * 0.14, x + h * 0.02, y + 4)


def pines(
    sheet: Sheet,
    y: float,
    count: int,
    tall: tuple[float, float],
    colour: Colour,
    gap: tuple[float, float] | None = None,
) -> None:
    """A row of pines, with an opening between two places across the sheet."""
    with sheet.layer(colour, mixed(colour, INK, 0.5), "down", 0.8) as pen:
        for i in range(count):
            x = (i + sheet.rng.uniform(0.1, 0.9)) * WIDTH / count
            if gap and gap[0] < x < gap[1]:
                continue
            pine(pen, sheet.rng, x, y + sheet.rng.uniform(-8, 12), sheet.rng.uniform(*tall))


def tree(
    sheet: Sheet, x: float, y: float, h: float, leaf: Colour, bark: Colour = "#4A3226", fall: str = "right"
) -> None:
    """A broad tree: a trunk, some branches and a crown of a few cut rounds."""
    rng = sheet.rng
    with sheet.layer(bark, mixed(bark, INK, 0.5), fall) as pen:
        pen.polygon([(x - h * 0.04, y), (x - h * 0.022, y - h * 0.6), (x + h * 0.022, y - h * 0.6), (x + h * 0.045, y)])
        for side in (-1, 1):
            pen.line([(x, y - h * 0.4), (x + side * h * 0.13, y - h * 0.62)], h * 0.02)
    for depth, tone in enumerate((mixed(leaf, INK, 0.28), leaf, mixed(leaf, "#FFE3A6", 0.18))):
        reach = 0.25 - depth * 0.045
        with sheet.layer(tone, mixed(tone, INK, 0.3), "down", 0.55) as pen:
            for _ in range(7 - depth):
                cx = x + rng.uniform(-1, 1) * h * reach - depth * h * 0.035
                cy = y - h * 0.7 + rng.uniform(-0.8, 0.7) * h * reach - depth * h * 0.045
                pen.ellipse(cx, cy, h * rng.uniform(0.1, 0.15), h * rng.uniform(0.09, 0.13))


def birch(sheet: Sheet, x: float, y: float, h: float, wide: float, bark: Colour = "#EFE6D6") -> None:
    with sheet.layer(bark, "#A99F96", "right", 0.9) as pen:
        pen.polygon([(x - wide / 2, y), (x - wide * 0.36, y - h), (x + wide * 0.36, y - h), (x + wide / 2, y)])
    with sheet.layer(INK, alpha=0.75) as pen:
        for _ in range(int(h / 46)):
            level, side = y - sheet.rng.uniform(0, h), sheet.rng.choice((-1, 1))
            pen.line([(x + side * wide * 0.42, level), (x + side * wide * sheet.rng.uniform(-0.1, 0.2), level + 3)], 4)


def grass(
    sheet: Sheet, y: float, count: int, tall: float, colour: Colour, span: tuple[float, float] = (0, WIDTH)
) -> None:
    with sheet.layer(colour) as pen:
        for _ in range(count):
            x, bend = sheet.rng.uniform(*span), sheet.rng.uniform(-0.5, 0.7)
            h = tall * sheet.rng.uniform(0.5, 1.1)
            foot = y + sheet.rng.uniform(-12, 30)
            pen.polygon([(x - 3, foot), (x + bend * h * 0.4, foot - h * 0.6), (x + bend * h, foot - h), (x + 4, foot)])


def flowers(
    sheet: Sheet, count: int, area: tuple[float, float, float, float], colours: list[Colour], size: float = 9
) -> None:
    for colour in colours:
        with sheet.layer(colour) as pen:
            for _ in range(count):
                x, y = sheet.rng.uniform(area[0], area[2]), sheet.rng.uniform(area[1], area[3])
                near = 0.5 + (y - area[1]) / max(area[3] - area[1], 1)
                pen.ellipse(x, y, size * near, size * near * 0.8)


def water(sheet: Sheet, top: float, colour: Colour, shade: Colour, glints: Colour, count: int = 40) -> None:
    with sheet.layer(colour, shade, "down", 0.8) as pen:
        pen.rect(-10, top, WIDTH + 10, HEIGHT + 10)
    with sheet.layer(glints, alpha=0.35) as pen:
        for _ in range(count):
            y = sheet.rng.uniform(top + 8, HEIGHT)
            far = (y - top) / (HEIGHT - top)
            x, wide = sheet.rng.uniform(0, WIDTH), 20 + 130 * far * sheet.rng.random()
            pen.rect(x - wide, y, x + wide, y + 2 + 4 * far, 3)


def pot(sheet: Sheet, x: float, y: float, s: float, leaf: Colour, flower: Colour) -> None:
    """A pot with a plant in flower."""
    with sheet.layer(leaf, mixed(leaf, INK, 0.5), "down", 0.7) as pen:
        for i in range(13):
            turn = math.pi * (1.08 + 0.84 * i / 12)
            reach = sheet.rng.uniform(110, 190) * s
            tip = (x + math.cos(turn) * reach * 0.8, y - 95 * s + math.sin(turn) * reach)
            side = (math.sin(turn) * 17 * s, -math.cos(turn) * 17 * s)
            middle = ((x + tip[0]) / 2, (y - 95 * s + tip[1]) / 2)
            pen.blob(
                [
                    (x, y - 80 * s),
                    (middle[0] + side[0], middle[1] + side[1]),
                    tip,
                    (middle[0] - side[0], middle[1] - side[1]),
                ]
            )
    with sheet.layer(flower) as pen:
        for _ in range(9):
            pen.ellipse(x + sheet.rng.uniform(-100, 100) * s, y - sheet.rng.uniform(150, 260) * s, 13 * s)
    with sheet.layer(CLAY, "#4F211C", "right", 0.7) as pen:
        pen.polygon([(x - 68 * s, y - 95 * s), (x + 68 * s, y - 95 * s), (x + 50 * s, y), (x - 50 * s, y)])
        pen.rect(x - 76 * s, y - 108 * s, x + 76 * s, y - 82 * s, 6)
