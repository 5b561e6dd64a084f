"""Draws the pictures of the demo site and puts them on the shelf."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from wagtail.images.models import Filter

from articles import renditions
from articles.models import Picture
from articles.pictures import specs_of_lead
from rvggz.demo.art.scenes import draw

CREDIT = "RVGGZ"
Framed = list[tuple[dict[str, str], File[bytes]]]


def hang(recipes: dict[str, dict[str, Any]], width: int, processes: int = 2) -> Iterator[tuple[str, Picture]]:
    """Draw each picture, so many dots wide, and store it, in the order of the recipes."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        drawn = {
            name: pool.submit(draw, recipe["scene"], recipe["seed"], recipe.get("with", []), width)
            for name, recipe in recipes.items()
        }
        for name, recipe in recipes.items():
            yield name, store(name, recipe, drawn[name].result())


class Framer:
    """Makes the sizes of pictures in threads while pages are being published: Pillow leaves Python free meanwhile."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(2)
        self.at_work: dict[int, Future[Framed]] = {}

    def start(self, picture: Picture) -> None:
        """Begin with a picture that will stand above an article."""
        if picture.pk not in self.at_work:
            # Another instance, for a file is opened and closed by one thread at a time.
            self.at_work[picture.pk] = self.pool.submit(frame, Picture.objects.get(pk=picture.pk))

    def finish(self, picture: Picture) -> None:
        """Wait for its sizes and store them."""
        if not picture.renditions.exists():
            for key, file in self.at_work[picture.pk].result():
                picture.renditions.create(**key, file=file)


def frame(picture: Picture) -> Framed:
    """The files, each with what Wagtail finds it by. Asks nothing of the database."""
    filters = tuple(Filter(spec) for spec in specs_of_lead(picture))
    with renditions.together(picture, filters) as shared:
        return [
            ({"filter_spec": each.spec, "focal_point_key": each.get_cache_key(picture)},
             picture.generate_rendition_file(maker))
            for each, maker in shared
        ]  # fmt: skip


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
