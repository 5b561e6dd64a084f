"""A door of one's own."""

from rvggz.demo.art import nature
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    EMBER,
    FOAM,
    GLOW,
    HEATHER,
    INK,
    LAKE,
    LEAF,
    LIGHT,
    MOSS,
    OAK,
    PAPER,
    PINE,
    ROSE,
    SAND,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet


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
        nature.pot(sheet, x, 940, 1.15, tone, sheet.rng.choice((ROSE, STRAW, HEATHER, PAPER)))
    with sheet.layer("#2F4A3C", INK, "right", 0.6) as pen:
        for bx in (445, 492):
            pen.rect(bx, 800, bx + 38, 884, 10)
            pen.rect(bx - 16, 856, bx + 38, 886, 12)
    return sheet


def sheet_tone(seed: int) -> Colour:
    return (ROSE, FOAM, LAKE, STRAW)[seed % 4]
