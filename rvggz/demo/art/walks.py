"""Ways to walk and to cycle: through dunes, between trees, along a canal in the polder."""

from rvggz.demo.art import nature
from rvggz.demo.art.bicycle import bicycle
from rvggz.demo.art.land import ground, ridge
from rvggz.demo.art.palette import (
    BARK,
    CREAM,
    EMBER,
    FERN,
    FOAM,
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
    PINE,
    ROSE,
    STONE,
    STRAW,
)
from rvggz.demo.art.people import company, mixed, walking
from rvggz.demo.art.sheet import HEIGHT, WIDTH, Sheet
from rvggz.demo.art.skies import sky


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
