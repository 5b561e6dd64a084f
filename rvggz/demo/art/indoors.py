"""Scenes inside: a kitchen table, a living room, rain on a window, a desk by night, a circle of chairs."""

import math

from rvggz.demo.art import nature
from rvggz.demo.art.palette import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    EMBER,
    FERN,
    FLAME,
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
    SAGE,
    SAND,
    SKY,
    SLATE,
    STONE,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import company, mixed, seated
from rvggz.demo.art.sheet import WIDTH, Sheet, ground, ridge, smooth
from rvggz.demo.art.town import pot


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
    pot(sheet, 1345, 850, 1.35, MOSS, mixed(LEAF, LIGHT, 0.2))
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
            pot(sheet, x, 915, 1.25, tone, rng.choice((ROSE, EMBER, STRAW)))
        _mug(sheet, 900, 905, DUSK)
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


def circle_of_chairs(seed: int, count: int = 9) -> Sheet:
    """Chairs in a circle seen from above, none of them at the head."""
    sheet = Sheet(seed, "#D9C3A0", SAND, "#D3B68E")
    rng = sheet.rng
    for row in range(12):
        with sheet.layer(
            mixed("#D9BE93", OAK, rng.uniform(0, 0.25)), mixed(OAK, SAND, 0.4), rng.choice(("left", "right")), 0.4
        ) as pen:
            pen.rect(-5, row * 86 - 10, WIDTH + 5, row * 86 + 72)
    rings = (
        (430, 338, EMBER),
        (385, 300, CREAM),
        (350, 272, CLAY),
        (240, 186, mixed(EMBER, ROSE, 0.4)),
        (120, 92, GLOW),
    )
    for rx, ry, tone in rings:
        with sheet.layer(tone, mixed(tone, INK, 0.25), "down", 0.5) as pen:
            pen.ellipse(750, 505, rx, ry)
    people = company(rng, count)
    for i, who in enumerate(people):
        turn = math.tau * i / count - 0.9
        x, y = 750 + math.cos(turn) * 545, 505 + math.sin(turn) * 392
        _from_above(sheet, x, y, turn, who.coat if i != 2 else "", who.hair, who.skin, (MOSS, DUSK, STRAW, LAKE)[i % 4])
    with sheet.layer(PAPER, MIST, "right", 0.5) as pen:
        pen.ellipse(705, 480, 34)
        pen.ellipse(790, 520, 34)
    with sheet.layer("#6B3F24") as pen:
        pen.ellipse(705, 480, 25)
        pen.ellipse(790, 520, 25)
    return sheet


def _from_above(
    sheet: Sheet, x: float, y: float, turn: float, coat: Colour, hair: Colour, skin: Colour, chair: Colour
) -> None:
    ox, oy = math.cos(turn), math.sin(turn)

    def at(out: float, side: float) -> tuple[float, float]:
        return x + ox * out - oy * side, y + oy * out + ox * side

    with sheet.layer("#5A4430", alpha=0.3) as pen:
        pen.blob([(px + 12, py + 16) for px, py in (at(-62, -66), at(-62, 66), at(74, 72), at(74, -72))])
    with sheet.layer(chair, mixed(chair, INK, 0.4), "down", 0.6) as pen:
        pen.blob([at(-66, -64), at(-66, 64), at(70, 72), at(70, -72)])
    with sheet.layer(mixed(chair, INK, 0.3)) as pen:
        pen.line([at(72, -66), at(86, 0), at(72, 66)], 20, bend=True)
    if not coat:
        return
    with sheet.layer(mixed(coat, INK, 0.55)) as pen:
        pen.line([at(-20, -26), at(-98, -30)], 36)
        pen.line([at(-20, 26), at(-98, 30)], 36)
    with sheet.layer(coat, mixed(coat, INK, 0.4), "down", 0.6) as pen:
        pen.blob([at(-22, -70), at(-36, 0), at(-22, 70), at(34, 64), at(48, 0), at(34, -64)])
        pen.line([at(0, -66), at(-62, -34)], 28)
        pen.line([at(0, 66), at(-62, 34)], 28)
    with sheet.layer(skin) as pen:
        pen.ellipse(*at(-70, 0), 24)
    with sheet.layer(hair, mixed(hair, INK, 0.4), "down", 0.5) as pen:
        pen.ellipse(*at(6, 0), 43)
