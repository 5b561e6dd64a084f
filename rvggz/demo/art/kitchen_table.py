"""A kitchen table from above, with all that stands on it."""

import math

from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    DUSK,
    EMBER,
    FOAM,
    HEATHER,
    INK,
    LAKE,
    LEAF,
    MIST,
    MOSS,
    OAK,
    PAPER,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import company, mixed
from rvggz.demo.art.sheet import WIDTH, Sheet


def kitchen_table(seed: int, cloth: Colour = SAND) -> Sheet:
    """A table from above: plates, cups, bread, a notebook, hands that are not in a hurry."""
    sheet = Sheet(seed, mixed(CLAY, OAK, 0.5), OAK, mixed(OAK, BARK, 0.4))
    rng = sheet.rng
    for row in range(9):
        with sheet.layer(mixed(OAK, BARK, rng.uniform(0.1, 0.5)), BARK, rng.choice(("left", "right")), 0.5) as pen:
            pen.rect(-5, row * 115 - 10, WIDTH + 5, row * 115 + 100)
    with sheet.layer("#2A1C18", alpha=0.35) as pen:
        pen.ellipse(772, 530, 560, 455)
    with sheet.layer(cloth, mixed(cloth, OAK, 0.5), "down", 0.5) as pen:
        pen.ellipse(750, 500, 555, 450)
    with sheet.layer(mixed(cloth, EMBER, 0.45)) as pen:
        pen.ring(750, 500, 528, 424, 9)
        pen.ring(750, 500, 508, 405, 3)
    people = company(rng, 5)
    for i, who in enumerate(people):
        turn = math.tau * i / 5 + 0.1
        _place(sheet, 750 + math.cos(turn) * 375, 500 + math.sin(turn) * 285, turn, who.coat, who.skin, i)
    _bread(sheet, 700, 470)
    _teapot(sheet, 850, 600)
    with sheet.layer(FOAM, LAKE, "edge", 0.6) as pen:
        pen.ellipse(800, 350, 54)
    with sheet.layer(MOSS) as pen:
        for i in range(9):
            turn = i * math.tau / 9
            pen.line([(800, 350), (800 + math.cos(turn) * 80, 350 + math.sin(turn) * 72)], 8)
    nature_colours = (EMBER, STRAW, ROSE, HEATHER)
    for i in range(9):
        turn = i * math.tau / 9
        with sheet.layer(nature_colours[i % 4]) as pen:
            pen.ellipse(800 + math.cos(turn) * 84, 350 + math.sin(turn) * 76, 21)
    return sheet


def _place(sheet: Sheet, x: float, y: float, turn: float, coat: Colour, skin: Colour, number: int) -> None:
    ox, oy = math.cos(turn), math.sin(turn)
    for side in (-1, 1):
        hand = (x + ox * 45 - oy * side * 88, y + oy * 45 + ox * side * 88)
        elbow = (x + ox * 330 - oy * side * 165, y + oy * 290 + ox * side * 165)
        with sheet.layer("#2A1C18", alpha=0.25) as pen:
            pen.line([(elbow[0] + 10, elbow[1] + 14), (hand[0] + 8, hand[1] + 12)], 74)
        with sheet.layer(skin, mixed(skin, CLAY, 0.4), "down", 0.5) as pen:
            pen.ellipse(hand[0] - ox * 14, hand[1] - oy * 14, 33)
        with sheet.layer(coat, mixed(coat, INK, 0.4), "down", 0.6) as pen:
            pen.line([elbow, (hand[0] + ox * 42, hand[1] + oy * 42)], 78)
    with sheet.layer("#2A1C18", alpha=0.22) as pen:
        pen.ellipse(x + 8, y + 10, 78)
    if number % 5 == 3:
        with sheet.layer(PAPER, mixed(SAND, STONE, 0.3), "right", 0.5) as pen:
            pen.rect(x - 62, y - 76, x + 62, y + 76, 8)
        with sheet.layer(SLATE, alpha=0.6) as pen:
            for i in range(6):
                pen.line([(x - 42, y - 48 + i * 20), (x + sheet.rng.uniform(0, 44), y - 48 + i * 20)], 3)
        return
    with sheet.layer(PAPER, MIST, "edge", 0.35) as pen:
        pen.ellipse(x, y, 76)
    with sheet.layer(mixed(PAPER, MIST, 0.35)) as pen:
        pen.ring(x, y, 54, 54, 3)
    tone = (EMBER, SAGE, STRAW, CLAY, ROSE)[number % 5]
    with sheet.layer(tone, mixed(tone, INK, 0.35), "down", 0.5) as pen:
        pen.slice(x, y, 42, 42, 20 + number * 60, 220 + number * 60)
    cx, cy = x - ox * 118 - oy * 30, y - oy * 112 + ox * 30
    with sheet.layer((DUSK, MOSS, CLAY, LAKE, HEATHER)[number % 5]) as pen:
        pen.ellipse(cx, cy, 36)
        pen.rect(cx + 20, cy - 9, cx + 56, cy + 9, 8)
    with sheet.layer("#5A3420", "#2A1812", "down") as pen:
        pen.ellipse(cx, cy, 27)


def _bread(sheet: Sheet, x: float, y: float) -> None:
    with sheet.layer(OAK, BARK, "right", 0.6) as pen:
        pen.rect(x - 160, y - 85, x + 90, y + 85, 18)
        pen.ellipse(x + 122, y, 22)
    with sheet.layer("#C98A4B", "#7A4A26", "down", 0.8) as pen:
        pen.rect(x - 130, y - 55, x + 20, y + 50, 50)
    with sheet.layer("#F0CF9A") as pen:
        for i in range(3):
            pen.line([(x - 100 + i * 42, y - 34), (x - 84 + i * 42, y + 28)], 8)
    with sheet.layer("#EBC48A", "#C98A4B", "edge", 0.6) as pen:
        pen.rect(x + 34, y - 45, x + 66, y + 42, 15)


def _teapot(sheet: Sheet, x: float, y: float) -> None:
    with sheet.layer("#2A1C18", alpha=0.25) as pen:
        pen.ellipse(x + 10, y + 14, 82)
    with sheet.layer(MOSS, PINE, "down", 0.8) as pen:
        pen.ellipse(x, y, 78)
        pen.polygon([(x + 60, y - 26), (x + 128, y - 12), (x + 128, y + 8), (x + 60, y + 26)])
        pen.line([(x - 70, y - 30), (x - 112, y), (x - 70, y + 30)], 13, bend=True)
    with sheet.layer(LEAF, PINE, "down", 0.4) as pen:
        pen.ellipse(x, y, 42)
    with sheet.layer(STRAW) as pen:
        pen.ellipse(x, y, 13)
