"""Houses by night, with lit windows."""

from rvggz.demo.art import nature
from rvggz.demo.art.bicycle import bicycle
from rvggz.demo.art.palette import CLAY, DEEP, DUSK, EMBER, GLOW, INK, LIGHT, MOSS, NIGHT, PEACH, STRAW, Colour
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet

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
