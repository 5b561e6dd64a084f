"""Draws the pictures of the demo site and puts them on the shelf."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage

from articles.models import Picture
from rvggz.demo.art.scenes import draw

CREDIT = "RVGGZ"


def hang(recipes: dict[str, dict[str, Any]], processes: int = 2) -> Iterator[tuple[str, Picture]]:
    """Draw each picture and store it, in the order of the recipes."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        drawn = {
            name: pool.submit(draw, recipe["scene"], recipe["seed"], recipe.get("with", []))
            for name, recipe in recipes.items()
        }
        for name, recipe in recipes.items():
            yield name, store(name, recipe, drawn[name].result())


def store(name: str, recipe: dict[str, Any], data: bytes) -> Picture:
    ending = "png" if recipe["scene"] == "mark" else "jpg"
    path = f"original_images/{name}.{ending}"
    # The site is empty, so a file of this name is left over from a load that was broken off.
    default_storage.delete(path)
    picture = Picture(
        title=recipe["title"],
        description=recipe["description"],
        caption=recipe.get("caption", ""),
        credit=recipe.get("credit", CREDIT),
        file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        file_size=len(data),
        file=ImageFile(ContentFile(data), name=f"{name}.{ending}"),
    )
    picture.save()
    return picture
