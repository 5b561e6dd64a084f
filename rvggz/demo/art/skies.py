"""The skies of the scenes outside."""

from rvggz.demo.art.palette import BLUSH, CLAY, DEEP, GLOW, ICE, LIGHT, NIGHT, PEACH, SAND, SKY
from rvggz.demo.art.sheet import Sheet

SKIES = {
    "evening": (DEEP, "#4B4A7C", "#B9778A", PEACH, "#F8D9AE"),
    "night": ("#12162B", NIGHT, DEEP, "#34406E"),
    "dawn": ("#8FA7C2", "#C9C3C9", BLUSH, "#F8D9AE"),
    "day": (SKY, "#C4DCDC", ICE, SAND),
    "ember": ("#5B3350", CLAY, "#D9774B", GLOW, LIGHT),
}


def sky(seed: int, name: str) -> Sheet:
    return Sheet(seed, *SKIES[name])
