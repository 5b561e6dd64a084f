"""Hills, and all that lies below an edge."""

import math
import random

from rvggz.demo.art.sheet import HEIGHT, WIDTH, Point


def ridge(rng: random.Random, y: float, height: float, waves: float = 1.5, rough: float = 0.12) -> list[Point]:
    """The upper edge of a hill across the sheet, with the wobble of scissors."""
    phases = [rng.uniform(0, math.tau) for _ in range(3)]
    points: list[Point] = []
    for x in range(-20, WIDTH + 40, 20):
        turn = x / WIDTH * math.tau * waves
        swell = (
            math.sin(turn + phases[0])
            + 0.4 * math.sin(2.3 * turn + phases[1])
            + 0.15 * math.sin(5.1 * turn + phases[2])
        )
        points.append((x, y + height * (swell / 1.55 + rng.uniform(-rough, rough))))
    return points


def ground(edge: list[Point]) -> list[Point]:
    """All below an edge."""
    return [*edge, (WIDTH + 40, HEIGHT + 20), (-40, HEIGHT + 20)]
