"""A circle of chairs from above."""

import math

from rvggz.demo.art.palette import (
    CLAY,
    CREAM,
    DUSK,
    EMBER,
    GLOW,
    INK,
    LAKE,
    MIST,
    MOSS,
    OAK,
    PAPER,
    ROSE,
    SAND,
    STRAW,
    Colour,
)
from rvggz.demo.art.people import company, mixed
from rvggz.demo.art.sheet import WIDTH, Sheet


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
