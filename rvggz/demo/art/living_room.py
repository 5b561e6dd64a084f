"""A living room with two who talk."""

from rvggz.demo.art import nature
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    EMBER,
    FERN,
    GLOW,
    HEATHER,
    INK,
    LAKE,
    LEAF,
    LIGHT,
    MIST,
    MOSS,
    OAK,
    PAPER,
    PEACH,
    ROSE,
    SAGE,
    SAND,
    SKY,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import company, mixed, seated
from rvggz.demo.art.sheet import WIDTH, Sheet, smooth


def living_room(seed: int, wall: Colour = "#C98A6B", evening: bool = True) -> Sheet:
    """Two chairs, a lamp, a plant, a picture on the wall. Not an office."""
    sheet = Sheet(seed, mixed(wall, INK, 0.25), wall, mixed(wall, PAPER, 0.12))
    rng = sheet.rng
    with sheet.layer(OAK, BARK, "down", 0.7) as pen:
        pen.rect(-5, 720, WIDTH + 5, 1005)
    with sheet.layer(mixed(wall, PAPER, 0.5)) as pen:
        pen.rect(-5, 704, WIDTH + 5, 726)
    _view(sheet, 120, 130, 380, 400, evening)
    sheet.glow(1050, 330, 560, 480, LIGHT, 0.8)
    _painting(sheet, 640, 170, 270, 200)
    with sheet.layer("#3A2A2C") as pen:
        pen.rect(1044, 340, 1054, 770)
        pen.ellipse(1049, 775, 66, 13)
    with sheet.layer(CREAM, GLOW, "down", 0.7) as pen:
        pen.polygon([(985, 225), (1113, 225), (1160, 350), (938, 350)])
    with sheet.layer(mixed(CLAY, ROSE, 0.3), CLAY, "edge", 0.6) as pen:
        pen.ellipse(750, 870, 560, 96)
    with sheet.layer(mixed(STRAW, PAPER, 0.3)) as pen:
        pen.ring(750, 870, 500, 78, 7)
    people, tones = company(rng, 2), rng.sample([MOSS, DUSK, LAKE, HEATHER], 2)
    for x, facing, who, tone in ((440, "right", people[0], tones[0]), (1010, "left", people[1], tones[1])):
        _armchair(sheet, x, 860, tone)
        seated(sheet, who, x + (12 if facing == "right" else -12), 790, 212, facing, 0.02)
        _arms(sheet, x, 860, tone)
    with sheet.layer(OAK, BARK, "down", 0.7) as pen:
        pen.ellipse(728, 800, 118, 27)
        pen.rect(716, 805, 740, 900, 5)
    with sheet.layer(PAPER, MIST, "right", 0.6) as pen:
        pen.rect(672, 752, 714, 796, 8)
        pen.rect(748, 757, 790, 801, 8)
    nature.pot(sheet, 1345, 850, 1.35, MOSS, mixed(LEAF, LIGHT, 0.2))
    return sheet


def _view(sheet: Sheet, x: float, y: float, w: float, h: float, evening: bool) -> None:
    with sheet.layer("#46518A" if evening else SKY, PEACH if evening else PAPER, "down", 0.95) as pen:
        pen.rect(x, y, x + w, y + h, 6)
    with sheet.layer("#3A3F66" if evening else FERN, INK if evening else MOSS, "down", 0.6) as pen:
        pen.blob(
            [
                (x, y + h * 0.8),
                (x + w * 0.25, y + h * 0.62),
                (x + w * 0.55, y + h * 0.74),
                (x + w, y + h * 0.6),
                (x + w, y + h),
                (x, y + h),
            ]
        )
    with sheet.layer(LIGHT) as pen:
        pen.ellipse(x + w * 0.7, y + h * 0.24, 30)
    with sheet.layer(PAPER, mixed(SAND, STONE, 0.3), "right", 0.5) as pen:
        pen.rect(x - 18, y - 18, x + w + 18, y + h + 18, 8)
        pen.rect(x, y, x + w / 2 - 7, y + h, ink=0)
        pen.rect(x + w / 2 + 7, y, x + w, y + h, ink=0)
    with sheet.layer(PAPER, STONE, "down", 0.4) as pen:
        pen.rect(x - 40, y + h + 14, x + w + 40, y + h + 38, 6)
    tone = mixed(EMBER, ROSE, 0.5)
    with sheet.layer(tone, mixed(tone, INK, 0.4), "left", 0.6) as pen:
        pen.blob(
            [(x - 60, y - 40), (x + 50, y - 40), (x + 34, y + h * 0.5), (x - 14, y + h + 90), (x - 66, y + h + 90)]
        )
    with sheet.layer(tone, mixed(tone, INK, 0.4), "right", 0.6) as pen:
        pen.blob(
            [
                (x + w + 60, y - 40),
                (x + w - 50, y - 40),
                (x + w - 34, y + h * 0.5),
                (x + w + 14, y + h + 90),
                (x + w + 66, y + h + 90),
            ]
        )


def _painting(sheet: Sheet, x: float, y: float, w: float, h: float) -> None:
    with sheet.layer(BARK) as pen:
        pen.rect(x - 12, y - 12, x + w + 12, y + h + 12, 4)
    with sheet.layer(CREAM, PEACH, "down") as pen:
        pen.rect(x, y, x + w, y + h)
    for level, tone in ((0.55, SAGE), (0.7, FERN), (0.82, MOSS)):
        with sheet.layer(tone, mixed(tone, INK, 0.4)) as pen:
            top = smooth(
                [
                    (x, y + h * level),
                    (x + w * 0.35, y + h * (level - 0.14)),
                    (x + w * 0.7, y + h * (level + 0.06)),
                    (x + w, y + h * (level - 0.06)),
                ],
                closed=False,
            )
            pen.polygon([*top, (x + w, y + h), (x, y + h)])
    with sheet.layer(EMBER) as pen:
        pen.ellipse(x + w * 0.68, y + h * 0.3, 24)


def _armchair(sheet: Sheet, x: float, y: float, tone: Colour) -> None:
    with sheet.layer("#2A1C18", alpha=0.35) as pen:
        pen.ellipse(x, y + 45, 210, 30)
    with sheet.layer(BARK) as pen:
        pen.rect(x - 140, y, x - 120, y + 50, 5)
        pen.rect(x + 120, y, x + 140, y + 50, 5)
    with sheet.layer(tone, mixed(tone, INK, 0.5), "down", 0.8) as pen:
        pen.rect(x - 150, y - 330, x + 150, y, 80)


def _arms(sheet: Sheet, x: float, y: float, tone: Colour) -> None:
    light = mixed(tone, PAPER, 0.12)
    with sheet.layer(light, mixed(tone, INK, 0.4), "down", 0.8) as pen:
        pen.rect(x - 190, y - 160, x - 108, y + 18, 36)
        pen.rect(x + 108, y - 160, x + 190, y + 18, 36)
        pen.rect(x - 140, y - 62, x + 140, y + 18, 20)
