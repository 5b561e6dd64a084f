"""Draws every scene of the demo site. As a program: says what came of it."""

import hashlib
import json
import sys

from rvggz.demo import content
from rvggz.demo.art.scenes import draw
from rvggz.demo.art.sheet import WIDTH

SCENES = {recipe["scene"]: recipe for recipe in content.table("pictures").values()}
SMALL = 300


def picture(scene, width=WIDTH):
    recipe = SCENES[scene]
    return draw(scene, recipe["seed"], recipe.get("with", []), width)


def digest(scene, width=WIDTH):
    return hashlib.sha256(picture(scene, width)).hexdigest()


if __name__ == "__main__":
    json.dump({scene: digest(scene, SMALL) for scene in SCENES} | {"lake, full size": digest("lake")}, sys.stdout)
