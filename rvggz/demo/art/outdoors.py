"""Scenes outside: around a fire, in the dunes, under trees, at the water, in a garden."""

import math

from rvggz.demo.art import nature
from rvggz.demo.art.palette import (
    BARK,
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    EMBER,
    FERN,
    FLAME,
    FOAM,
    GLOW,
    HEATHER,
    ICE,
    INK,
    LAKE,
    LEAF,
    LIGHT,
    MIST,
    MOSS,
    NIGHT,
    OAK,
    PAPER,
    PEACH,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SKY,
    SLATE,
    STONE,
    STRAW,
)
from rvggz.demo.art.people import company, mixed, seated, walking
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet, ground, ridge

SKIES = {
    "evening": (DEEP, "#4B4A7C", "#B9778A", PEACH, "#F8D9AE"),
    "night": ("#12162B", NIGHT, DEEP, "#34406E"),
    "dawn": ("#8FA7C2", "#C9C3C9", BLUSH, "#F8D9AE"),
    "day": (SKY, "#C4DCDC", ICE, SAND),
    "ember": ("#5B3350", CLAY, "#D9774B", GLOW, LIGHT),
}


def sky(seed: int, name: str) -> Sheet:
    return Sheet(seed, *SKIES[name])


def campfire(seed: int, place: str = "forest", count: int = 7) -> Sheet:
    """People in a circle around a fire: the idea of the whole site."""
    sheet = sky(seed, {"forest": "night", "dunes": "evening", "garden": "ember"}[place])
    if place == "forest":
        nature.stars(sheet, 90, 420)
        nature.moon(sheet, 1210, 170, 46, sky="#1B2140")
        nature.pines(sheet, 640, 26, (220, 330), "#2A3763")
        nature.pines(sheet, 690, 15, (320, 500), "#1B2648", (420, 1080))
        field, dark = "#2B3350", 0.42
    elif place == "dunes":
        nature.hills(sheet, 520, ["#8B6C8D", "#6B5A86", "#4E4A76"], 60, 34)
        field, dark = "#6E5A5E", 0.3
    else:
        nature.hills(sheet, 540, ["#8E4A4B", "#6B3B4C"], 60, 26)
        for x in (120, 330, 1190, 1400):
            nature.tree(sheet, x, 730, sheet.rng.uniform(420, 520), "#4E4A3F", fall="right")
        field, dark = "#4F3B42", 0.3
    with sheet.layer(field, mixed(field, "#0E1122", 0.6), "down", 0.8) as pen:
        pen.polygon(ground(ridge(sheet.rng, 690, 14, 0.8, 0.05)))
    x, y = 750, 790
    sheet.glow(x, y - 40, 840, 560, FLAME, 0.85)
    sheet.glow(x, y - 20, 420, 260, GLOW, 0.75)
    people = company(sheet.rng, count)
    front = count // 2
    for i, who in enumerate(people[front:]):
        turn = math.pi * (1.04 + 0.92 * i / (count - front - 1))
        facing = "right" if math.cos(turn) < -0.45 else "left" if math.cos(turn) > 0.45 else "front"
        seated(sheet, who, x + math.cos(turn) * 500, y + 45 + math.sin(turn) * 130, 178, facing, dark * 0.45)
    fire(sheet, x, y + 20, 1.0)
    for i, who in enumerate(people[:front]):
        # The middle stays open, so that whoever looks sits in the circle too.
        side, row = (-1 if i % 2 else 1), i // 2
        seated(sheet, who, x + side * (335 + 265 * row), y + 225 - 75 * row, 232 - 12 * row, "back", dark + 0.2)
    return sheet


def fire(sheet: Sheet, x: float, y: float, s: float) -> None:
    with sheet.layer("#2A1C1E", alpha=0.75) as pen:
        pen.ellipse(x, y + 18 * s, 150 * s, 34 * s)
    with sheet.layer(BARK, "#22161A", "down") as pen:
        for dx in (-95, -40, 45, 95):
            pen.line([(x + dx * s, y + 22 * s), (x - dx * 0.35 * s, y - 26 * s)], 22 * s)
    tongues = ((EMBER, 1.0, 0), (FLAME, 0.8, 6), (GLOW, 0.56, 10), ("#FFF3D0", 0.3, 14))
    for colour, size, dy in tongues:
        w, h = 92 * s * size, 210 * s * size
        with sheet.layer(colour) as pen:
            pen.blob(
                [
                    (x - w * 0.7, y + dy),
                    (x - w, y - h * 0.3),
                    (x - w * 0.55, y - h * 0.55),
                    (x - w * 0.42, y - h * 0.36),
                    (x - w * 0.12, y - h * 0.7),
                    (x + w * 0.08, y - h),
                    (x + w * 0.3, y - h * 0.62),
                    (x + w * 0.55, y - h * 0.42),
                    (x + w * 0.72, y - h * 0.66),
                    (x + w * 0.98, y - h * 0.26),
                    (x + w * 0.7, y + dy),
                    (x, y + dy + 12 * s),
                ]
            )
    with sheet.layer(GLOW) as pen:
        for _ in range(26):
            up = sheet.rng.random()
            pen.ellipse(
                x + sheet.rng.gauss(0, 60) * (0.5 + up) * s, y - 190 * s - up * 330 * s, sheet.rng.choice((2, 3, 4))
            )


def dunes(seed: int, time: str = "day", walkers: int = 2) -> Sheet:
    """A path through the dunes to the sea, and people on it."""
    sheet = sky(seed, time)
    nature.clouds(sheet, 6, 90, 330, PAPER, 0.4)
    sun = sheet.rng.uniform(980, 1200)
    sheet.glow(sun, 330, 420, 380, LIGHT, 0.8)
    with sheet.layer("#FFF1CF" if time == "day" else LIGHT) as pen:
        pen.ellipse(sun, 330, 62)
    with sheet.layer(LAKE if time == "day" else "#4E5B86", FOAM, "up", 0.6) as pen:
        pen.rect(-5, 420, WIDTH + 5, 560)
    tones = ["#D8C49A", "#C9B184", "#B7A06F"] if time == "day" else ["#C79A86", "#A97C7A", "#7E5F6E"]
    for i, tone in enumerate(tones):
        edge = ridge(sheet.rng, 500 + i * 90, 46 + 14 * i, 0.9 + 0.2 * i, 0.04)
        with sheet.layer(tone, mixed(tone, "#4A3A52", 0.5), "down", 0.6) as pen:
            pen.polygon(ground(edge))
        nature.grass(
            sheet,
            560 + i * 100,
            60,
            46 + 24 * i,
            mixed(FERN if time == "day" else "#5B5568", tone, 0.25),
            (0, 430 - 70 * i),
        )
        nature.grass(
            sheet,
            540 + i * 100,
            60,
            46 + 24 * i,
            mixed(LEAF if time == "day" else "#544E66", tone, 0.2),
            (1000 + 50 * i, WIDTH),
        )
    with sheet.layer(CREAM if time == "day" else "#E6BFA0", mixed(STRAW, "#8A6A5A", 0.5), "down", 0.4) as pen:
        pen.blob(
            [
                (650, 618),
                (690, 622),
                (735, 690),
                (830, 770),
                (800, 880),
                (1010, 1040),
                (420, 1040),
                (560, 880),
                (640, 790),
                (690, 700),
            ]
        )
    for i, who in enumerate(company(sheet.rng, walkers)):
        walking(sheet, who, 640 + i * 92, 852 + (i % 2) * 14, 235 + 22 * (i % 2), 1 if i % 2 else -1, 0.05)
    nature.grass(sheet, 975, 110, 130, PINE if time == "day" else "#2F2B45", (0, 360))
    nature.grass(sheet, 975, 110, 140, MOSS if time == "day" else "#322D48", (1120, WIDTH))
    return sheet


def avenue(seed: int, season: str = "autumn", walkers: int = 2) -> Sheet:
    """A walk between the trees."""
    leaf = {"autumn": "#C4762F", "spring": "#7FA65A", "summer": "#3F7A52"}[season]
    sheet = sky(seed, "dawn" if season != "summer" else "day")
    sheet.glow(750, 470, 620, 470, LIGHT, 0.95)
    nature.hills(sheet, 520, [mixed(leaf, "#DDE0D6", 0.65), mixed(leaf, "#B9B99B", 0.45)], 36, 12, 3)
    with sheet.layer(mixed(leaf, "#8C8A52", 0.5), mixed(leaf, INK, 0.55), "down", 0.7) as pen:
        pen.rect(-5, 590, WIDTH + 5, HEIGHT + 5)
    with sheet.layer(CREAM, mixed(OAK, CREAM, 0.4), "down", 0.6) as pen:
        pen.polygon([(735, 590), (770, 590), (1130, 1010), (330, 1010)])
    for row in range(5):
        near = (row + 1) / 5
        near = near**1.7
        reach, h = 70 + 640 * near, 150 + 860 * near
        for side in (-1, 1):
            tint = mixed(leaf, "#F4DDB8", 0.5 * (1 - near))
            nature.tree(
                sheet,
                750 + side * reach * sheet.rng.uniform(0.94, 1.06),
                592 + 300 * near,
                h,
                tint,
                mixed(BARK, "#C8A98A", 0.6 * (1 - near)),
            )
        if row == 3:
            for i, who in enumerate(company(sheet.rng, walkers)):
                walking(sheet, who, 690 + i * 96, 812 + i * 10, 215 + 16 * (i % 2), 1 if i % 2 else -1)
    nature.flowers(sheet, 46, (60, 690, 1440, 985), [mixed(leaf, EMBER, 0.4), mixed(leaf, GLOW, 0.5)], 6)
    return sheet


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


def birches(seed: int, time: str = "dawn") -> Sheet:
    """White trunks and a way between them."""
    sheet = sky(seed, time)
    sheet.glow(900, 420, 640, 480, LIGHT, 0.85)
    haze = ["#C9CBB4", "#A9B79A", "#86A07C"] if time == "dawn" else ["#7B5A78", "#5B4A72", "#403C62"]
    nature.hills(sheet, 560, haze, 85, 22, 1.4)
    for depth in range(3):
        bark = mixed("#F4EDE0", haze[0], 0.55 - depth * 0.27)
        for _ in range(9 - depth * 3):
            nature.birch(sheet, sheet.rng.uniform(0, WIDTH), 650 + depth * 130, 1000, 20 + 26 * depth, bark)
        nature.flowers(sheet, 40, (0, 0, WIDTH, 190 + 60 * depth), [mixed(STRAW, haze[0], 0.4 - depth * 0.15)], 15)
        if depth == 1:
            for i, who in enumerate(company(sheet.rng, 2)):
                walking(sheet, who, 640 + i * 100, 822, 220 + 20 * i, 1 if i else -1, 0.06)
    nature.grass(sheet, 985, 190, 100, mixed(haze[2], INK, 0.45))
    nature.flowers(sheet, 26, (0, 850, WIDTH, 985), [HEATHER, ROSE, PAPER], 7)
    return sheet


def polder(seed: int, time: str = "day") -> Sheet:
    """A long straight road under a big sky, and one on a bicycle."""
    from rvggz.demo.art.town import bicycle

    sheet = sky(seed, time)
    nature.clouds(sheet, 12, 60, 430, PAPER if time == "day" else PEACH, 0.55)
    sheet.glow(400, 520, 700, 300, LIGHT, 0.6)
    nature.pines(sheet, 566, 46, (14, 46), mixed(MIST, MOSS, 0.5))
    green = ("#8FAE7C", MOSS) if time == "day" else ("#7A6A5E", "#3A3348")
    with sheet.layer(green[0], green[1], "down", 0.8) as pen:
        pen.rect(-5, 560, WIDTH + 5, HEIGHT + 5)
    for x0, x1, wide in ((560, -420, 60), (500, -1500, 90), (900, 2300, 90)):
        with sheet.layer(FOAM, LAKE, "down", 0.6) as pen:
            pen.polygon([(x0, 562), (x0 + 6, 562), (x1 + wide * 3, 1010), (x1, 1010)])
    with sheet.layer("#B9AFA6", STONE, "down", 0.6) as pen:
        pen.polygon([(-5, 800), (WIDTH + 5, 770), (WIDTH + 5, 920), (-5, 940)])
    for i in range(4):
        nature.tree(sheet, 150 + i * 420, 805, 520, "#6E9158" if time == "day" else "#8C5B3E")
    bicycle(sheet, 830, 885, 1.15, EMBER, rider=company(sheet.rng, 1)[0])
    nature.grass(sheet, 985, 170, 80, green[1])
    return sheet
