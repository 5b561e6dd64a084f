"""Scenes in a street: lit windows, a canal, a front door, bicycles."""

import math
from collections.abc import Callable

from PIL import Image

from rvggz.demo.art import nature
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    DEEP,
    DUSK,
    EMBER,
    FOAM,
    GLOW,
    HEATHER,
    INK,
    LAKE,
    LEAF,
    LIGHT,
    MOSS,
    NIGHT,
    OAK,
    PAPER,
    PEACH,
    PINE,
    ROSE,
    SAND,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import Person, head, mixed
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Pen, Point, Sheet

Place = Callable[[float, float], Point]
BRICKS = ("#5B3B44", "#3A4468", "#6B4640", "#43385C", "#2F4A5A", "#70503F")


def windows(seed: int, lit: float = 0.7) -> Sheet:
    """A row of houses at dusk, warm light behind the windows, someone at home."""
    sheet = Sheet(seed, DEEP, "#4A4F80", "#A9738B", PEACH)
    nature.stars(sheet, 40, 240)
    rng, x = sheet.rng, -60.0
    while x < WIDTH:
        wide, top = rng.uniform(290, 370), rng.uniform(190, 300)
        brick = rng.choice(BRICKS)
        _gable(sheet, x, wide, top, brick)
        floors = 3
        for floor in range(floors):
            for column in range(2):
                wx, wy = x + wide * (0.14 + 0.42 * column), top + 70 + floor * 190
                if floor == 2 and column == 1:
                    _door(sheet, wx, 755, rng.choice((EMBER, MOSS, DUSK, STRAW)))
                else:
                    window(sheet, wx, wy, wide * 0.3, 130, rng.random() < lit)
        x += wide - 4
    with sheet.layer("#2A2C48", INK, "down") as pen:
        pen.rect(-5, 900, WIDTH + 5, HEIGHT + 5)
    with sheet.layer("#4A4A6A") as pen:
        pen.rect(-5, 893, WIDTH + 5, 912)
    for lamp in (260, 1220):
        sheet.glow(lamp, 560, 190, 210, GLOW, 0.7)
        with sheet.layer(INK) as pen:
            pen.rect(lamp - 5, 570, lamp + 5, 905)
        with sheet.layer(LIGHT) as pen:
            pen.ellipse(lamp, 556, 22, 27)
    bicycle(sheet, rng.uniform(560, 860), 912, 0.82, EMBER)
    return sheet


def _gable(sheet: Sheet, x: float, wide: float, top: float, brick: Colour) -> None:
    with sheet.layer(brick, mixed(brick, INK, 0.55), "right", 0.75) as pen:
        pen.rect(x, top, x + wide, 905)
        shape = sheet.rng.choice(("point", "steps", "flat"))
        if shape == "point":
            pen.polygon([(x, top + 2), (x + wide / 2, top - 120), (x + wide, top + 2)])
        elif shape == "steps":
            for i in range(4):
                pen.rect(x + i * wide * 0.12, top - i * 34, x + wide - i * wide * 0.12, top + 4)
        else:
            pen.rect(x - 6, top - 18, x + wide + 6, top + 6)


def window(sheet: Sheet, x: float, y: float, w: float, h: float, lit: bool) -> None:
    rng = sheet.rng
    glass = rng.choice((GLOW, LIGHT, "#F9CE86", "#F3A95C")) if lit else rng.choice(("#2A3358", "#323A60"))
    if lit:
        sheet.glow(x + w / 2, y + h / 2, w * 1.4, h * 1.3, GLOW, 0.4)
    with sheet.layer(glass, mixed(glass, EMBER if lit else INK, 0.55), "down", 0.6) as pen:
        pen.rect(x, y, x + w, y + h, 4)
    if lit:
        _indoors(sheet, x, y, w, h)
    with sheet.layer("#EFE3D0" if lit else "#8288A0") as pen:
        pen.rect(x - 7, y + h, x + w + 7, y + h + 9, 3)
        pen.rect(x + w / 2 - 3, y, x + w / 2 + 3, y + h)
        pen.rect(x, y + h * 0.3, x + w, y + h * 0.3 + 5)


def _indoors(sheet: Sheet, x: float, y: float, w: float, h: float) -> None:
    what = sheet.rng.choice(("person", "plant", "lamp", "curtain", "two", "plant"))
    dark = mixed(CLAY, INK, 0.35)
    with sheet.layer(dark, alpha=0.85) as pen:
        if what in {"person", "two"}:
            for dx in (0.3,) if what == "person" else (0.26, 0.72):
                pen.ellipse(x + w * dx, y + h * 0.55, h * 0.1, h * 0.12)
                pen.slice(x + w * dx, y + h, h * 0.22, h * 0.32, 180, 360)
        elif what == "plant":
            for i in range(6):
                pen.line([(x + w * 0.5, y + h * 0.85), (x + w * (0.2 + 0.12 * i), y + h * (0.62 - 0.1 * (i % 3)))], 6)
            pen.rect(x + w * 0.4, y + h * 0.8, x + w * 0.6, y + h)
        elif what == "lamp":
            pen.rect(x + w * 0.5 - 2, y, x + w * 0.5 + 2, y + h * 0.32)
            pen.slice(x + w * 0.5, y + h * 0.48, w * 0.22, h * 0.2, 180, 360)
        else:
            pen.polygon([(x, y), (x + w * 0.24, y), (x + w * 0.12, y + h), (x, y + h)])
            pen.polygon([(x + w, y), (x + w * 0.76, y), (x + w * 0.88, y + h), (x + w, y + h)])


def _door(sheet: Sheet, x: float, y: float, colour: Colour) -> None:
    with sheet.layer(colour, mixed(colour, INK, 0.5), "down") as pen:
        pen.rect(x, y - 60, x + 96, 903, 6)
    with sheet.layer(GLOW) as pen:
        pen.rect(x + 16, y - 46, x + 80, y - 4, 4)
        pen.ellipse(x + 80, y + 70, 5)


def front_door(seed: int, colour: Colour = EMBER) -> Sheet:
    """A door of one's own: a number, a lamp, boots on the step, flowers beside it."""
    wall = sheet_wall = mixed(SAND, sheet_tone(seed), 0.28)
    sheet = Sheet(seed, mixed(wall, PAPER, 0.3), sheet_wall, mixed(wall, STONE, 0.3))
    for row in range(18):
        with sheet.layer(mixed(wall, CLAY, 0.3), alpha=0.3) as pen:
            for _ in range(5):
                bx = sheet.rng.uniform(0, WIDTH)
                pen.rect(bx, row * 46 + 6, bx + 92, row * 46 + 38, 5)
    sheet.glow(1010, 330, 420, 400, LIGHT, 0.85)
    with sheet.layer(PAPER, mixed(STONE, PAPER, 0.4), "right", 0.6) as pen:
        pen.rect(520, 110, 950, 885, 10)
    with sheet.layer(colour, mixed(colour, INK, 0.55), "right", 0.7) as pen:
        pen.rect(552, 145, 918, 885, 6)
    with sheet.layer(mixed(colour, INK, 0.35)) as pen:
        for box in ((595, 520, 720, 650), (750, 520, 875, 650), (595, 690, 720, 845), (750, 690, 875, 845)):
            pen.rect(*box, 6)
    with sheet.layer(GLOW, "#E0873E", "down", 0.6) as pen:
        pen.rect(595, 190, 875, 450, 120)
        pen.rect(595, 330, 875, 450)
    with sheet.layer(mixed(CLAY, GLOW, 0.25), alpha=0.9) as pen:
        pen.ellipse(690, 355, 34, 40)
        pen.slice(690, 452, 78, 66, 180, 360)
    with sheet.layer(PAPER) as pen:
        pen.rect(728, 190, 740, 452)
        pen.rect(595, 318, 875, 330)
    with sheet.layer(STRAW, OAK, "down") as pen:
        pen.ellipse(885, 600, 15)
        pen.rect(660, 468, 810, 496, 12)
    with sheet.layer(INK) as pen:
        pen.rect(1004, 262, 1016, 300)
        pen.polygon([(975, 340), (1045, 340), (1030, 298), (990, 298)])
        pen.rect(690, 478, 780, 485, 3)
    with sheet.layer(LIGHT) as pen:
        pen.ellipse(1010, 352, 24, 20)
    with sheet.layer(STONE, INK, "down", 0.6) as pen:
        pen.rect(430, 885, 1040, 935, 6)
        pen.rect(-5, 935, WIDTH + 5, HEIGHT + 5)
    with sheet.layer(mixed(STRAW, BARK, 0.4), BARK, "right", 0.5) as pen:
        pen.polygon([(590, 897), (880, 897), (905, 926), (565, 926)])
    for x, tone in ((330, MOSS), (1150, LEAF), (1310, PINE)):
        pot(sheet, x, 940, 1.15, tone, sheet.rng.choice((ROSE, STRAW, HEATHER, PAPER)))
    with sheet.layer("#2F4A3C", INK, "right", 0.6) as pen:
        for bx in (445, 492):
            pen.rect(bx, 800, bx + 38, 884, 10)
            pen.rect(bx - 16, 856, bx + 38, 886, 12)
    return sheet


def sheet_tone(seed: int) -> Colour:
    return (ROSE, FOAM, LAKE, STRAW)[seed % 4]


def pot(sheet: Sheet, x: float, y: float, s: float, leaf: Colour, flower: Colour) -> None:
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
    upper = sheet.image.crop((0, 360, WIDTH, 640))
    with sheet.layer("#4A3F4A", INK, "down") as pen:
        pen.rect(-5, 632, WIDTH + 5, 664)
    mirror = upper.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH, HEIGHT - 664))
    sheet.image.paste(mirror, (0, 664))
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


def bicycle(sheet: Sheet, x: float, y: float, s: float, colour: Colour, rider: Person | None = None) -> None:
    """A Dutch bicycle on its wheels at ``y``."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * s, y + dy * s

    r = 92 * s
    with sheet.layer(INK) as pen:
        for dx in (-135, 135):
            pen.ring(*at(dx, -92), r, r, 8 * s)
    with sheet.layer(INK, alpha=0.35) as pen:
        for dx in (-135, 135):
            for i in range(6):
                turn = math.pi * i / 6
                cx, cy = at(dx, -92)
                pen.line(
                    [
                        (cx - math.cos(turn) * r, cy - math.sin(turn) * r),
                        (cx + math.cos(turn) * r, cy + math.sin(turn) * r),
                    ],
                    1.5 * s,
                )
    with sheet.layer(colour) as pen:
        _frame(pen, at, s)
    with sheet.layer(BARK) as pen:
        pen.rect(*at(-88, -232), *at(-18, -216), 8 * s)
        pen.line([at(88, -232), at(60, -238), at(40, -226)], 9 * s)
    with sheet.layer(OAK, BARK, "down") as pen:
        pen.polygon([at(102, -215), at(190, -215), at(178, -155), at(112, -155)])
    if rider:
        _rider(sheet, rider, at, s)


def _frame(pen: Pen, at: Place, s: float) -> None:
    for line in (
        ((-135, -92), (-10, -92), (85, -190)),
        ((-10, -92), (-55, -222)),
        ((-135, -92), (-50, -190), (85, -175)),
        ((135, -92), (82, -232)),
    ):
        pen.line([at(*point) for point in line], 9 * s)
    pen.arc((*at(-240, -200), *at(-30, 15)), 190, 290, 6 * s)


def _rider(sheet: Sheet, who: Person, at: Place, s: float) -> None:
    with sheet.layer(mixed(who.coat, INK, 0.6)) as pen:
        pen.line([at(-52, -238), at(28, -168), at(-5, -78)], 34 * s, bend=False)
        pen.rect(*at(-18, -84), *at(32, -62), 9 * s)
    with sheet.layer(who.coat, mixed(who.coat, INK, 0.5), "left") as pen:
        pen.blob([at(-88, -232), at(-78, -330), at(-40, -392), at(2, -398), at(22, -350), at(-6, -228)])
        pen.line([at(0, -370), at(36, -300), at(64, -248)], 24 * s)
    hx, hy = at(2, -448)
    head(sheet, who, hx, hy, 170 * s, "right", who.skin, who.hair)


def night_light(seed: int) -> Sheet:
    """One lit window in a sleeping building: the night shift."""
    sheet = Sheet(seed, "#0F1326", NIGHT, DEEP, "#3A4372")
    nature.stars(sheet, 120, 520)
    nature.moon(sheet, 300, 210, 64, sky="#161A33")
    nature.pines(sheet, 800, 20, (120, 260), "#1A2140")
    with sheet.layer("#2C3357", "#151A33", "right", 0.8) as pen:
        pen.rect(560, 330, 1340, 850)
    with sheet.layer("#1F2544") as pen:
        pen.polygon([(520, 345), (600, 225), (1300, 225), (1380, 345)])
    for row in range(3):
        for column in range(6):
            lit = (row, column) == (1, 3)
            wx, wy = 606 + column * 122, 385 + row * 155
            if lit:
                sheet.glow(wx + 38, wy + 50, 330, 300, GLOW, 0.75)
            window(sheet, wx, wy, 78, 100, lit)
    with sheet.layer("#1B2140", "#0C0F1F", "down") as pen:
        pen.rect(-5, 845, WIDTH + 5, HEIGHT + 5)
    with sheet.layer(GLOW, alpha=0.16) as pen:
        pen.polygon([(972, 850), (1050, 850), (1210, 1010), (860, 1010)])
    nature.tree(sheet, 230, 900, 560, "#26345A", "#1A1E36")
    return sheet
