"""The sizes and formats of a picture, made together: it is opened once, and brought to each size once for all formats.

Wagtail opens and scales the original anew for every file it makes: ten times for the picture above an article.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.images.models import AbstractImage, Filter


class Scaled:
    """An opened picture that remembers the sizes it was brought to. Does what Wagtail's filter asks, in its order."""

    def __init__(self, picture: Any) -> None:
        self.format_name = picture.format_name
        self.upright = picture.auto_orient()
        self.image = self.upright.image
        self.made: dict[Any, Any] = {}
        self.frame: Any = None

    def auto_orient(self) -> "Scaled":
        return self

    def crop(self, frame: Any) -> "Scaled":
        self.frame = frame
        return self

    def resize(self, size: tuple[int, int]) -> Any:
        # The cut-out itself is not remembered: of a large photo it takes 70 MB.
        key = tuple(self.frame), size
        if key not in self.made:
            self.made[key] = self.upright.crop(self.frame).resize(size)
        return self.made[key]


class SharedFilter(Filter):
    """A filter of Wagtail that works on a picture that is open already."""

    def __init__(self, spec: str, scaled: Scaled) -> None:
        super().__init__(spec)
        self.scaled = scaled

    @contextmanager
    def get_willow_image(self, image: AbstractImage, source: Any = None) -> Iterator[Scaled]:
        yield self.scaled


@contextmanager
def together(image: AbstractImage, filters: tuple[Filter, ...]) -> Iterator[list[tuple[Filter, Filter]]]:
    """Each filter, with one beside it that makes the same of the picture, opened once for all."""
    if image.is_svg() or len(filters) < 2:
        yield [(each, each) for each in filters]
        return
    with image.get_willow_image() as picture:
        scaled = Scaled(picture)
        yield [(each, SharedFilter(each.spec, scaled)) for each in filters]
