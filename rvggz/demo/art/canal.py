"""Houses along the water."""

from rvggz.demo.art import nature
from rvggz.demo.art.bicycle import bicycle
from rvggz.demo.art.houses import BRICKS
from rvggz.demo.art.palette import EMBER, GLOW, INK, LIGHT, MOSS, PEACH, STRAW
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet


def canal(seed: int) -> Sheet:
    """Houses along the water, a bridge, the evening in it."""
    sheet = Sheet(seed, "#3A4A78", "#8A7C9C", "#E3A58C", LIGHT)
    rng, x = sheet.rng, -30.0
    nature.clouds(sheet, 5, 60, 240, PEACH, 0.5)
    while x < WIDTH:
        wide, top = rng.uniform(150, 215), rng.uniform(200, 330)
        brick = rng.choice((*BRICKS, EMBER, "#7A8A9A", MOSS))
        with sheet.layer(brick, mixed(brick, INK, 0.5), "right", 0.7) as pen:
            pen.rect(x, top, x + wide - 3, 640)
            pen.polygon([(x, top + 1), (x + wide * 0.3, top - 75), (x + wide * 0.7, top - 75), (x + wide - 3, top + 1)])
        for floor in range(3):
            for column in range(2):
                lit = rng.random() < 0.6
                glass = GLOW if lit else "#2C3358"
                with sheet.layer(glass, mixed(glass, EMBER, 0.4) if lit else None, "down") as pen:
                    pen.rect(
                        x + wide * (0.17 + 0.38 * column),
                        top + 40 + floor * 105,
                        x + wide * (0.43 + 0.38 * column),
                        top + 112 + floor * 105,
                        3,
                    )
        x += wide
    sheet.mirror((360, 640), (664, HEIGHT))
    with sheet.layer("#4A3F4A", INK, "down") as pen:
        pen.rect(-5, 632, WIDTH + 5, 664)
    with sheet.layer("#2F4468", "#151B36", "down", 0.8, alpha=0.62) as pen:
        pen.rect(-5, 664, WIDTH + 5, HEIGHT + 5)
    with sheet.layer(LIGHT, alpha=0.3) as pen:
        for _ in range(70):
            gx, gy = rng.uniform(0, WIDTH), rng.uniform(680, HEIGHT)
            pen.rect(gx, gy, gx + rng.uniform(20, 110), gy + 3, 2)
    _bridge(sheet)
    return sheet


def _bridge(sheet: Sheet) -> None:
    with sheet.layer("#6B4A48", "#2A1F2E", "down", 0.8) as pen:
        pen.polygon([(820, 700), (1000, 590), (1180, 560), (1360, 585), (1540, 690), (1540, 800), (820, 800)])
        pen.slice(1180, 800, 210, 165, 180, 360, ink=0)
    with sheet.layer("#2A2238") as pen:
        pen.line([(820, 655), (1000, 540), (1180, 508), (1360, 533), (1540, 640)], 9, bend=True)
        for x, y in ((880, 625), (1000, 545), (1120, 515), (1240, 515), (1360, 540), (1470, 600)):
            pen.line([(x, y), (x, y + 62)], 7)
    bicycle(sheet, 1160, 562, 0.62, STRAW)
