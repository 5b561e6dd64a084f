"""At a window: rain against the glass, a desk by night."""

from rvggz.demo.art import nature
from rvggz.demo.art.land import ground, ridge
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    EMBER,
    FLAME,
    GLOW,
    INK,
    LAKE,
    LEAF,
    LIGHT,
    MIST,
    MOSS,
    OAK,
    PAPER,
    PINE,
    ROSE,
    SLATE,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import WIDTH, Sheet


def rain_window(seed: int, sill: str = "cup") -> Sheet:
    """Rain against the glass, lights outside that run into each other, something warm on the sill."""
    sheet = Sheet(seed, "#3B4A66", "#5B6A80", "#8A8E98", "#B7A79A")
    rng = sheet.rng
    for _ in range(26):
        tone, r = rng.choice((GLOW, FLAME, LIGHT, ROSE, MIST)), rng.uniform(40, 120)
        sheet.glow(rng.uniform(80, 1420), rng.uniform(330, 760), r * 1.5, r * 1.5, tone, rng.uniform(0.4, 0.85))
    with sheet.layer("#33405C", "#232C45", "down", 0.7, alpha=0.55) as pen:
        pen.polygon(ground(ridge(rng, 640, 40, 2.5, 0.3)))
    with sheet.layer(PAPER, alpha=0.3) as pen:
        for _ in range(210):
            x, y, r = rng.uniform(0, WIDTH), rng.uniform(0, 800), rng.uniform(2, 8)
            pen.ellipse(x, y, r * 0.85, r)
    with sheet.layer(PAPER, alpha=0.22) as pen:
        for _ in range(26):
            x, y, run = rng.uniform(60, 1440), rng.uniform(-60, 420), rng.uniform(120, 420)
            pen.line([(x, y), (x + rng.uniform(-9, 9), y + run / 2), (x + rng.uniform(-6, 6), y + run)], 5, bend=True)
            pen.ellipse(x, y + run + 6, 8, 11)
    with sheet.layer(CREAM, "#9C8570", "right", 0.6) as pen:
        pen.rect(-10, -10, 60, 900)
        pen.rect(1440, -10, 1510, 900)
        pen.rect(726, -10, 774, 860)
        pen.rect(-10, -10, 1510, 44)
    with sheet.layer(PAPER, "#B39A80", "down", 0.7) as pen:
        pen.rect(-10, 820, 1510, 1010)
    with sheet.layer("#CBB79C") as pen:
        pen.rect(-10, 820, 1510, 836)
    if sill == "cup":
        _mug(sheet, 470, 900, EMBER)
        _books(sheet, 1040, 905)
    else:
        for x, tone in ((330, MOSS), (560, LEAF), (1190, PINE)):
            nature.pot(sheet, x, 915, 1.25, tone, rng.choice((ROSE, EMBER, STRAW)))
        _mug(sheet, 900, 905, DUSK)
    return sheet


def desk(seed: int) -> Sheet:
    """A lamp, a book that someone writes in, a window with the night behind it."""
    sheet = Sheet(seed, "#2A2C4A", "#3A3350", "#4A3A48")
    with sheet.layer("#141A33", "#2C3766", "down", 0.9) as pen:
        pen.rect(130, 90, 640, 560, 6)
    with sheet.layer("#F5EADB", alpha=0.9) as pen:
        for _ in range(34):
            pen.ellipse(sheet.rng.uniform(145, 625), sheet.rng.uniform(105, 430), sheet.rng.choice((1.5, 2, 3)))
        pen.ellipse(520, 190, 44)
        pen.ellipse(538, 180, 40, ink=0)
    with sheet.layer("#1B2444") as pen:
        for x in (190, 300, 410, 560):
            nature.pine(pen, sheet.rng, x, 560, sheet.rng.uniform(110, 220))
    with sheet.layer("#8A6A58", BARK, "right", 0.5) as pen:
        for box in (
            (112, 72, 132, 580),
            (638, 72, 658, 580),
            (112, 72, 658, 92),
            (112, 556, 658, 584),
            (378, 80, 392, 570),
        ):
            pen.rect(*box, 3)
    sheet.glow(960, 620, 720, 560, FLAME, 0.6)
    sheet.glow(960, 660, 430, 330, LIGHT, 0.8)
    with sheet.layer(OAK, BARK, "down", 0.8) as pen:
        pen.rect(-10, 730, 1510, 1010)
    sheet.glow(930, 800, 520, 130, LIGHT, 0.75)
    with sheet.layer("#1F3A33", INK, "right", 0.6) as pen:
        pen.ellipse(1190, 770, 96, 20)
        pen.line([(1190, 765), (1250, 560), (1090, 400)], 15)
        pen.polygon([(1040, 350), (1130, 440), (1030, 520), (940, 400)])
        pen.ellipse(1085, 395, 64)
    with sheet.layer(LIGHT) as pen:
        pen.ellipse(975, 470, 40, 34)
    with sheet.layer(PAPER, "#D8C3A0", "left", 0.7) as pen:
        pen.polygon([(700, 905), (760, 800), (930, 812), (925, 925)])
    with sheet.layer(PAPER, "#D8C3A0", "right", 0.7) as pen:
        pen.polygon([(930, 812), (1100, 800), (1160, 905), (925, 925)])
    with sheet.layer(SLATE, alpha=0.7) as pen:
        for i in range(6):
            pen.line([(762 - i * 8, 824 + i * 14), (910 - sheet.rng.uniform(0, 40), 830 + i * 15)], 3)
        for i in range(3):
            pen.line([(952, 830 + i * 15), (1090 + i * 8 - sheet.rng.uniform(0, 30), 824 + i * 14)], 3)
    with sheet.layer(EMBER) as pen:
        pen.line([(1050, 895), (1130, 850)], 9)
    _mug(sheet, 420, 905, LAKE)
    return sheet


def _mug(sheet: Sheet, x: float, y: float, tone: Colour) -> None:
    with sheet.layer("#6B5848", alpha=0.35) as pen:
        pen.ellipse(x + 20, y + 2, 120, 16)
    with sheet.layer(tone, mixed(tone, INK, 0.5), "right", 0.7) as pen:
        pen.rect(x - 75, y - 150, x + 75, y, 18)
        pen.ring(x + 88, y - 78, 46, 46, 17)
    with sheet.layer(mixed(tone, PAPER, 0.35)) as pen:
        pen.ellipse(x, y - 150, 75, 16)
    with sheet.layer(PAPER, alpha=0.4) as pen:
        for dx in (-30, 8, 40):
            pen.line(
                [(x + dx, y - 185), (x + dx + 18, y - 230), (x + dx - 12, y - 275), (x + dx + 8, y - 330)], 9, bend=True
            )


def _books(sheet: Sheet, x: float, y: float) -> None:
    for i, (tone, wide) in enumerate(((DUSK, 300), (STRAW, 260), (CLAY, 285))):
        with sheet.layer(tone, mixed(tone, INK, 0.5), "down", 0.6) as pen:
            pen.rect(x - wide / 2 + i * 9, y - 44 * (i + 1), x + wide / 2 + i * 9, y - 44 * i - 3, 6)
    with sheet.layer(STONE, INK, "down", 0.6) as pen:
        pen.ring(x - 40, y - 148, 40, 12, 7)
        pen.ring(x + 55, y - 148, 40, 12, 7)
        pen.line([(x, y - 150), (x + 16, y - 150)], 6)
