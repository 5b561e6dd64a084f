"""Places to stay: a bench at the water, a garden."""

import math

from rvggz.demo.art import nature
from rvggz.demo.art.land import ground, ridge
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    DUSK,
    EMBER,
    FERN,
    HEATHER,
    INK,
    LEAF,
    LIGHT,
    MOSS,
    OAK,
    PAPER,
    SAGE,
    SLATE,
    STONE,
    STRAW,
)
from rvggz.demo.art.people import company, mixed, seated, walking
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet
from rvggz.demo.art.skies import sky


def lake(seed: int, time: str = "dawn") -> Sheet:
    """Two on a bench at the water."""
    sheet = sky(seed, time)
    sun = sheet.rng.uniform(420, 1080)
    sheet.glow(sun, 400, 560, 430, LIGHT, 0.9)
    with sheet.layer("#FFF1CF") as pen:
        pen.ellipse(sun, 372, 70)
    nature.hills(sheet, 430, ["#A3AEBC", "#7C90A0"] if time == "dawn" else ["#7E5B78", "#5B4A74"], 34, 24, 1.6)
    nature.pines(sheet, 520, 34, (40, 100), "#5B7480" if time == "dawn" else "#43406A")
    nature.water(
        sheet, 512, "#B7C7CB" if time == "dawn" else "#8A6A86", "#5F8290" if time == "dawn" else "#3A3A66", PAPER
    )
    with sheet.layer("#FFF1CF", alpha=0.55) as pen:
        for i in range(16):
            wide = 70 - 2.6 * i + sheet.rng.uniform(-12, 12)
            pen.rect(sun - wide, 522 + i * 16, sun + wide, 526 + i * 16, 3)
    with sheet.layer("#4F6B58" if time == "dawn" else "#2B2A4A", INK, "down", 0.7) as pen:
        pen.polygon(ground(ridge(sheet.rng, 815, 20, 0.7, 0.06)))
    nature.grass(sheet, 830, 120, 95, "#3C5A49" if time == "dawn" else "#23233F", (0, 480))
    for i, who in enumerate(company(sheet.rng, 2)):
        seated(sheet, who, 690 + i * 205, 812, 168 + i * 8, "back", 0.12)
    with sheet.layer(OAK, BARK, "down") as pen:
        for level in (700, 742, 784):
            pen.rect(540, level, 1050, level + 27, 9)
        for leg in (580, 1000):
            pen.rect(leg, 690, leg + 22, 890, 6)
    nature.grass(sheet, 985, 150, 90, "#2F4B3D" if time == "dawn" else "#1B1B33")
    return sheet


def garden(seed: int) -> Sheet:
    """Rows of vegetables, a shed, and someone with a watering can near the sunflowers."""
    sheet = sky(seed, "day")
    nature.clouds(sheet, 5, 80, 260, PAPER, 0.7)
    nature.hills(sheet, 430, [SAGE, FERN], 40, 20, 2)
    with sheet.layer(CLAY, "#5E2A26", "right", 0.7) as pen:
        pen.rect(1010, 330, 1330, 620)
    with sheet.layer(SLATE, DUSK, "down") as pen:
        pen.polygon([(975, 345), (1170, 215), (1365, 345)])
    with sheet.layer(LIGHT) as pen:
        pen.rect(1060, 410, 1140, 500, 4)
    with sheet.layer("#5B3A2E") as pen:
        pen.rect(1190, 400, 1285, 620, 4)
    with sheet.layer("#6F5138", "#3C2A22", "down", 0.7) as pen:
        pen.rect(-5, 585, WIDTH + 5, HEIGHT + 5)
    for bed in range(7):
        x0, x1 = 750 + (bed - 3.2) * 150, 750 + (bed - 3.2) * 330
        tone = (LEAF, SAGE, MOSS, FERN, "#8FA04E", LEAF, MOSS)[bed]
        with sheet.layer(tone, mixed(tone, INK, 0.45), "down", 0.6) as pen:
            for i in range(17):
                part = (i / 16) ** 1.5
                size = 12 + 44 * part
                pen.ellipse(x0 + (x1 - x0) * part, 606 + 400 * part, size, size * 0.72)
        if bed in (1, 4):
            nature.flowers(sheet, 1, (0, 0, 1, 1), [EMBER])
            with sheet.layer(EMBER if bed == 1 else HEATHER) as pen:
                for i in range(2, 17, 2):
                    part = (i / 16) ** 1.5
                    pen.ellipse(x0 + (x1 - x0) * part, 592 + 400 * part, 6 + 17 * part)
    for i in range(5):
        x, h = 110 + i * 78, sheet.rng.uniform(300, 420)
        with sheet.layer(MOSS) as pen:
            pen.line([(x, 720), (x + 8, 720 - h)], 11)
            pen.ellipse(x - 30, 720 - h * 0.4, 34, 16)
            pen.ellipse(x + 38, 720 - h * 0.55, 34, 16)
        with sheet.layer(STRAW, EMBER, "edge", 0.4) as pen:
            for leafs in range(14):
                turn = leafs * math.tau / 14
                pen.ellipse(x + 8 + math.cos(turn) * 40, 715 - h + math.sin(turn) * 40, 17)
        with sheet.layer(BARK) as pen:
            pen.ellipse(x + 8, 715 - h, 29)
    walking(sheet, company(sheet.rng, 1)[0], 905, 800, 315)
    with sheet.layer(STONE, INK, "right", 0.5) as pen:
        pen.rect(965, 690, 1040, 760, 10)
        pen.line([(1035, 745), (1090, 690)], 12)
        pen.arc((945, 640, 1040, 760), 190, 330, 9)
    return sheet
