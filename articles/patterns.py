"""The picture of an article without a picture: people around a fire, seen from above.

Every circle has one open seat. Drawn from the seed alone, so a page keeps its own circle for ever.
"""

import math
import random
from typing import NamedTuple

from articles.models import Tint

WIDTH, HEIGHT = 600, 400


class Shades(NamedTuple):
    """A tint by day and by night: the quiet ground, and the colour that can be read on it (AA at least)."""

    ground: str
    ink: str
    night_ground: str
    night_ink: str


SHADES = {
    Tint.EMBER: Shades("#fbe6d3", "#8f3309", "#3a2318", "#f5b183"),
    Tint.MOSS: Shades("#e3eddd", "#25573d", "#1d2f25", "#a3d3b2"),
    Tint.DUSK: Shades("#e1e6f2", "#2b3a67", "#212a45", "#b7c4ee"),
    Tint.HEATHER: Shades("#ede3f0", "#5b2f6b", "#2e2138", "#d9b7e6"),
    Tint.CLAY: Shades("#f6dfd8", "#822b20", "#391f1d", "#f2aea2"),
    Tint.LAKE: Shades("#dcecec", "#17535a", "#172f34", "#95d0d6"),
    Tint.STRAW: Shades("#f7ebc4", "#66500a", "#332b14", "#e8ce7d"),
    Tint.STONE: Shades("#eae6df", "#4a4640", "#292826", "#cfc9bf"),
}
FLAME = "M0-34C5-22 22-12 22 8A22 22 0 0 1-22 8C-22-2-15-7-12-14-9-9-7-8-4-8-7-17-5-27 0-34Z"
HEART = "M1-9C4-2 11 2 11 11A11 11 0 0 1-11 11C-11 4-6 2-5-2-3 0-1 0 0 0-1-4-1-7 1-9Z"
SHOULDERS = "M2-25C18-22 18 22 2 25-7 27-9 12-8 0-9-12-7-27 2-25Z"
LIGHT = (
    '<radialGradient id="l"><stop stop-color="#ffc46b" stop-opacity=".95"/>'
    '<stop offset=".35" stop-color="#ff9b45" stop-opacity=".42"/>'
    '<stop offset="1" stop-color="#ff9b45" stop-opacity="0"/></radialGradient>'
)
STYLE = (
    ":root{{color-scheme:light dark}}"
    ".g{{fill:{0.ground}}}.i{{fill:{0.ink}}}.r{{fill:none;stroke:{0.ink}}}"
    "@media(prefers-color-scheme:dark){{.g{{fill:{0.night_ground}}}.i{{fill:{0.night_ink}}}.r{{stroke:{0.night_ink}}}}}"
)


def pattern_svg(seed: int | str, tint: str) -> str:
    """Draw the pattern.

    Args:
        seed: whatever names the page; the same seed gives the same drawing.
        tint: a value of ``Tint``; an unknown one becomes stone.
    """
    dice = random.Random(f"campfire {seed}")  # noqa: S311 (a drawing, not a secret)
    shades = SHADES[Tint(tint) if tint in Tint else Tint.STONE]
    x, y = dice.randint(190, 410), dice.randint(165, 235)
    radius = dice.randint(104, 128)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f"<style>{STYLE.format(shades)}</style>",
        LIGHT,
        f'<path class="g" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>',
        f'<g transform="translate({x} {y})">',
        *rings(dice, radius),
        f'<circle r="{radius + 40}" fill="url(#l)"/>',
        *people(dice, radius),
        f'<path fill="#d9541a" d="{FLAME}"/><path fill="#ffd27a" d="{HEART}"/>',
        *sparks(dice),
        "</g></svg>",
    ]
    return "".join(parts)


def rings(dice: random.Random, radius: int) -> list[str]:
    """Light that travels: thin circles, wider apart and fainter further out."""
    drawn, reach, step = [], float(radius), dice.uniform(30, 42)
    while reach < WIDTH * 0.8:
        opacity = max(0.06, 0.34 - reach / 1100)
        drawn.append(f'<circle class="r" r="{reach:.0f}" stroke-opacity="{opacity:.2f}" stroke-width="1.5"/>')
        reach, step = reach + step, step * 1.18
    return drawn


def people(dice: random.Random, radius: int) -> list[str]:
    """Shoulders and a head, each turned to the fire. One seat stays open."""
    seats = dice.randint(8, 11)
    turn = dice.uniform(0, math.tau)
    drawn = []
    for seat in range(1, seats):
        angle = math.degrees(turn + math.tau * seat / seats) + dice.uniform(-5, 5)
        away = radius + dice.uniform(-6, 8)
        size = dice.uniform(0.88, 1.12)
        opacity = dice.choice((0.62, 0.74, 0.86))
        place = f"rotate({angle:.1f}) translate({away:.1f}) scale({size:.2f})"
        drawn.append(
            f'<g class="i" fill-opacity="{opacity}" transform="{place}">'
            f'<path d="{SHOULDERS}" fill-opacity=".55"/><circle r="11" cx="-1"/></g>'
        )
    return drawn


def sparks(dice: random.Random) -> list[str]:
    places = [
        (dice.uniform(1.5, 3.2), dice.randint(-52, 52), dice.randint(-78, -40)) for _ in range(dice.randint(3, 6))
    ]
    return [f'<circle fill="#f08a2c" r="{size:.1f}" cx="{x}" cy="{y}"/>' for size, x, y in places]
