"""People: not faces but bearing. Round shoulders, a cup in the hand, a scarf, someone leaning towards someone."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from rvggz.demo.art.palette import COATS, HAIRS, INK, PAPER, SKINS, Colour
from rvggz.demo.art.sheet import Point, Sheet

Place = Callable[[float, float], Point]


@dataclass(frozen=True)
class Person:
    coat: Colour
    hair: Colour
    skin: Colour
    style: str  # short, long, bun, hat
    cup: bool = False


def company(rng: random.Random, count: int) -> list[Person]:
    """So many people, next to each other never in the same coat."""
    coats = [*COATS]
    rng.shuffle(coats)
    styles = ("short", "long", "bun", "hat", "short", "curls")
    return [
        Person(coats[i % len(coats)], rng.choice(HAIRS), rng.choice(SKINS), rng.choice(styles), rng.random() < 0.4)
        for i in range(count)
    ]


def mixed(colour: Colour, other: Colour, part: float) -> Colour:
    """A colour with so much of the other through it."""
    one, two = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(one, two, strict=True))


def seated(sheet: Sheet, who: Person, x: float, y: float, s: float, facing: str = "front", dark: float = 0) -> None:
    """Someone who sits, ``s`` high as the shoulders are wide; ``dark`` is how far from the light."""
    lean = {"left": -0.14, "right": 0.14}.get(facing, 0.0)
    coat, hair, skin = (mixed(colour, "#141728", dark) for colour in (who.coat, who.hair, who.skin))
    deep = mixed(coat, "#10121F", 0.45)
    fall = {"left": "right", "right": "left", "back": "down"}.get(facing, "down")

    def at(dx: float, dy: float) -> Point:
        return x + dx * s, y + dy * s

    _hair_behind(sheet, who, hair, at, s, lean, facing)
    with sheet.layer(coat, deep, fall) as pen:
        pen.blob(
            [
                at(-0.56, 0.04),
                at(-0.58, -0.45),
                at(-0.4 + lean, -0.92),
                at(-0.12 + lean, -1.06),
                at(0.12 + lean, -1.06),
                at(0.4 + lean, -0.92),
                at(0.58, -0.45),
                at(0.56, 0.04),
                at(0, 0.1),
            ]
        )
    if facing != "back":
        with sheet.layer(mixed(deep, INK, 0.35), deep, "up") as pen:
            knee = 0.25 * (1 if lean > 0 else -1 if lean < 0 else 0)
            pen.blob(
                [
                    at(-0.55 + knee, -0.28),
                    at(knee, -0.36),
                    at(0.55 + knee, -0.28),
                    at(0.6 + knee, 0.06),
                    at(knee, 0.16),
                    at(-0.6 + knee, 0.06),
                ]
            )
    head(sheet, who, x + lean * 1.6 * s, y - 1.3 * s, s, facing, skin, hair)
    if who.cup and facing != "back":
        with sheet.layer(
            PAPER if dark < 0.3 else mixed(PAPER, "#141728", dark), mixed(deep, PAPER, 0.4), "right"
        ) as pen:
            cx, cy = at(lean * 2, -0.42)
            pen.rect(cx - 0.11 * s, cy - 0.12 * s, cx + 0.11 * s, cy + 0.12 * s, 0.04 * s)
        with sheet.layer(skin) as pen:
            pen.ellipse(*at(lean * 2 - 0.13, -0.38), 0.08 * s)
            pen.ellipse(*at(lean * 2 + 0.13, -0.38), 0.08 * s)


def _hair_behind(sheet: Sheet, who: Person, hair: Colour, at: Place, s: float, lean: float, facing: str) -> None:
    if who.style != "long" or facing == "back":
        return
    with sheet.layer(hair) as pen:
        hx, hy = at(lean * 1.6, -1.2)
        pen.rect(hx - 0.29 * s, hy - 0.36 * s, hx + 0.29 * s, hy + 0.3 * s, 0.24 * s)


def head(sheet: Sheet, who: Person, x: float, y: float, s: float, facing: str, skin: Colour, hair: Colour) -> None:
    turn = {"left": -0.05, "right": 0.05}.get(facing, 0.0) * s
    if facing == "back":
        with sheet.layer(hair, mixed(hair, INK, 0.5)) as pen:
            pen.ellipse(x, y, 0.245 * s, 0.285 * s)
            if who.style == "long":
                pen.rect(x - 0.26 * s, y - 0.1 * s, x + 0.26 * s, y + 0.45 * s, 0.2 * s)
            if who.style == "bun":
                pen.ellipse(x, y - 0.27 * s, 0.12 * s)
    else:
        with sheet.layer(mixed(skin, INK, 0.16)) as pen:
            pen.rect(x - 0.09 * s, y + 0.12 * s, x + 0.09 * s, y + 0.36 * s, 0.06 * s)
        with sheet.layer(skin, mixed(skin, "#8A3B1E", 0.4), "left" if facing == "right" else "right", 0.5) as pen:
            pen.ellipse(x + turn, y, 0.225 * s, 0.27 * s)
        with sheet.layer(hair) as pen:
            pen.slice(x - turn * 0.6, y - 0.02 * s, 0.25 * s, 0.29 * s, 188 - turn * 3, 352 - turn * 3)
            if who.style == "bun":
                pen.ellipse(x - turn * 2, y - 0.3 * s, 0.12 * s)
            if who.style == "curls":
                for dx, dy in (
                    (-0.22, -0.08),
                    (-0.18, -0.2),
                    (-0.06, -0.28),
                    (0.08, -0.28),
                    (0.19, -0.18),
                    (0.23, -0.06),
                ):
                    pen.ellipse(x + dx * s, y + dy * s, 0.1 * s)
    if who.style == "hat":
        with sheet.layer(mixed(who.coat, "#F5EADB", 0.35), who.coat) as pen:
            pen.slice(x, y - 0.05 * s, 0.26 * s, 0.31 * s, 180, 360)
            pen.rect(x - 0.27 * s, y - 0.12 * s, x + 0.27 * s, y - 0.01 * s, 0.05 * s)
            pen.ellipse(x, y - 0.37 * s, 0.07 * s)


def walking(sheet: Sheet, who: Person, x: float, y: float, s: float, step: int = 1, dark: float = 0) -> None:
    """Someone on the way, seen from behind; ``s`` is the height."""
    coat, hair = (mixed(colour, "#141728", dark) for colour in (who.coat, who.hair))
    with sheet.layer(mixed(INK, coat, 0.15)) as pen:
        pen.line([(x - 0.06 * s, y - 0.45 * s), (x - 0.07 * s - 0.02 * step * s, y)], 0.085 * s)
        pen.line([(x + 0.06 * s, y - 0.45 * s), (x + 0.08 * s + 0.01 * step * s, y - 0.04 * s * step)], 0.085 * s)
    with sheet.layer(coat, mixed(coat, "#10121F", 0.5), "right" if step > 0 else "left") as pen:
        pen.blob(
            [
                (x - 0.17 * s, y - 0.34 * s),
                (x - 0.16 * s, y - 0.62 * s),
                (x - 0.13 * s, y - 0.79 * s),
                (x, y - 0.83 * s),
                (x + 0.13 * s, y - 0.79 * s),
                (x + 0.16 * s, y - 0.62 * s),
                (x + 0.17 * s, y - 0.34 * s),
                (x, y - 0.31 * s),
            ]
        )
        pen.line([(x - 0.14 * s, y - 0.74 * s), (x - 0.19 * s, y - 0.44 * s)], 0.075 * s)
        pen.line([(x + 0.14 * s, y - 0.74 * s), (x + 0.19 * s, y - 0.44 * s)], 0.075 * s)
    head(sheet, who, x, y - 0.91 * s, 0.36 * s, "back", hair, hair)
