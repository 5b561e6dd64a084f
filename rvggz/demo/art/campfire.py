"""People around a fire."""

import math

from rvggz.demo.art import nature
from rvggz.demo.art.land import ground, ridge
from rvggz.demo.art.palette import BARK, EMBER, FLAME, GLOW
from rvggz.demo.art.people import company, mixed, seated
from rvggz.demo.art.sheet import Sheet
from rvggz.demo.art.skies import sky


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
