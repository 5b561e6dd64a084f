"""The marks (logos) of organisations: two or three simple shapes on a square of paper."""

import math

from rvggz.demo.art.palette import PAPER, Colour
from rvggz.demo.art.people import mixed
from rvggz.demo.art.sheet import Pen, Sheet

SIZE = 480
MIDDLE = SIZE / 2


def mark(seed: int, shape: str, colour: Colour, second: Colour) -> Sheet:
    sheet = Sheet(seed, PAPER, PAPER, size=(SIZE, SIZE))
    first, other = SHAPES[shape]
    with sheet.layer(colour, mixed(colour, "#14161F", 0.25), "down", 0.4) as pen:
        first(pen)
    with sheet.layer(second) as pen:
        other(pen)
    return sheet


def _house(pen: Pen) -> None:
    pen.polygon([(70, 240), (240, 80), (410, 240), (410, 410), (70, 410)])


def _doorway(pen: Pen) -> None:
    pen.rect(195, 255, 285, 411, 44)
    pen.rect(195, 330, 285, 411)


def _leaf(pen: Pen) -> None:
    pen.blob([(240, 60), (365, 190), (330, 350), (240, 410), (150, 350), (115, 190)])


def _vein(pen: Pen) -> None:
    pen.line([(240, 130), (240, 430)], 15)
    for y in (220, 290):
        pen.line([(240, y + 40), (310, y - 20)], 12)
        pen.line([(240, y + 40), (170, y - 20)], 12)


def _circle(pen: Pen) -> None:
    pen.ellipse(MIDDLE, MIDDLE, 180)


def _ring_of_people(pen: Pen) -> None:
    for i in range(7):
        turn = math.tau * i / 7 - math.pi / 2
        pen.ellipse(MIDDLE + math.cos(turn) * 118, MIDDLE + math.sin(turn) * 118, 33)


def _waves(pen: Pen) -> None:
    for row in range(3):
        y = 320 + row * 52
        pen.line([(60, y), (150, y - 34), (240, y), (330, y + 34), (420, y)], 30, bend=True)


def _sun(pen: Pen) -> None:
    pen.slice(MIDDLE, 265, 140, 140, 180, 360)


def _bridge(pen: Pen) -> None:
    pen.slice(MIDDLE, 380, 195, 250, 180, 360)
    pen.slice(MIDDLE, 381, 115, 140, 180, 360, ink=0)


def _water(pen: Pen) -> None:
    pen.rect(45, 392, 435, 416, 12)
    pen.rect(105, 434, 375, 452, 9)


def _hands(pen: Pen) -> None:
    pen.ellipse(180, MIDDLE, 125)


def _other_hand(pen: Pen) -> None:
    pen.ellipse(315, MIDDLE, 110)
    pen.ellipse(180, MIDDLE, 125, ink=0)
    pen.ring(180, MIDDLE, 125, 125, 0.6)


def _key(pen: Pen) -> None:
    pen.ring(165, MIDDLE, 105, 105, 46)
    pen.rect(250, 215, 430, 265, 14)


def _teeth(pen: Pen) -> None:
    pen.rect(330, 255, 366, 330, 10)
    pen.rect(394, 255, 430, 310, 10)


def _tree(pen: Pen) -> None:
    for x, y, r in ((240, 150, 95), (150, 225, 85), (330, 225, 85), (240, 245, 95)):
        pen.ellipse(x, y, r)


def _trunk(pen: Pen) -> None:
    pen.polygon([(220, 220), (260, 220), (275, 430), (205, 430)])
    pen.line([(240, 330), (310, 250)], 15)
    pen.line([(240, 360), (170, 265)], 15)


def _flame(pen: Pen) -> None:
    pen.blob([(240, 420), (125, 370), (125, 260), (190, 190), (215, 60), (310, 170), (360, 275), (345, 375)])


def _spark(pen: Pen) -> None:
    pen.blob([(240, 402), (185, 360), (195, 300), (240, 225), (290, 300), (295, 360)])


SHAPES = {
    "house": (_house, _doorway), "leaf": (_leaf, _vein), "circle": (_circle, _ring_of_people), "sun": (_sun, _waves),
    "bridge": (_bridge, _water), "meeting": (_hands, _other_hand), "key": (_key, _teeth), "tree": (_tree, _trunk),
    "flame": (_flame, _spark),
}  # fmt: skip
