"""A Dutch bicycle, with or without a rider."""

import math
from collections.abc import Callable

from rvggz.demo.art.palette import BARK, INK, OAK, Colour
from rvggz.demo.art.people import Person, head, mixed
from rvggz.demo.art.sheet import Pen, Point, Sheet

Place = Callable[[float, float], Point]


def bicycle(sheet: Sheet, x: float, y: float, s: float, colour: Colour, rider: Person | None = None) -> None:
    """A Dutch bicycle on its wheels at ``y``."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * s, y + dy * s

    r = 92 * s
    with sheet.layer(INK) as pen:
        for dx in (-135, 135):
            pen.ring(*at(dx, -92), r, r, 8 * s)
    with sheet.layer(INK, alpha=0.35) as pen:
        for dx in (-135, 135):
            for i in range(6):
                turn = math.pi * i / 6
                cx, cy = at(dx, -92)
                pen.line(
                    [
                        (cx - math.cos(turn) * r, cy - math.sin(turn) * r),
                        (cx + math.cos(turn) * r, cy + math.sin(turn) * r),
                    ],
                    1.5 * s,
                )
    with sheet.layer(colour) as pen:
        _frame(pen, at, s)
    with sheet.layer(BARK) as pen:
        pen.rect(*at(-88, -232), *at(-18, -216), 8 * s)
        pen.line([at(88, -232), at(60, -238), at(40, -226)], 9 * s)
    with sheet.layer(OAK, BARK, "down") as pen:
        pen.polygon([at(102, -215), at(190, -215), at(178, -155), at(112, -155)])
    if rider:
        _rider(sheet, rider, at, s)


def _frame(pen: Pen, at: Place, s: float) -> None:
    for line in (
        ((-135, -92), (-10, -92), (85, -190)),
        ((-10, -92), (-55, -222)),
        ((-135, -92), (-50, -190), (85, -175)),
        ((135, -92), (82, -232)),
    ):
        pen.line([at(*point) for point in line], 9 * s)
    pen.arc((*at(-240, -200), *at(-30, 15)), 190, 290, 6 * s)


def _rider(sheet: Sheet, who: Person, at: Place, s: float) -> None:
    with sheet.layer(mixed(who.coat, INK, 0.6)) as pen:
        pen.line([at(-52, -238), at(28, -168), at(-5, -78)], 34 * s, bend=False)
        pen.rect(*at(-18, -84), *at(32, -62), 9 * s)
    with sheet.layer(who.coat, mixed(who.coat, INK, 0.5), "left") as pen:
        pen.blob([at(-88, -232), at(-78, -330), at(-40, -392), at(2, -398), at(22, -350), at(-6, -228)])
        pen.line([at(0, -370), at(36, -300), at(64, -248)], 24 * s)
    hx, hy = at(2, -448)
    head(sheet, who, hx, hy, 170 * s, "right", who.skin, who.hair)
