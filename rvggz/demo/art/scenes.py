"""Every scene by name. Knows nothing of Django, so that pictures can be drawn in a process of their own."""

from collections.abc import Callable
from typing import Any

from rvggz.demo.art import indoors, marks, outdoors, town
from rvggz.demo.art.sheet import Sheet

SCENES: dict[str, Callable[..., Sheet]] = {
    scene.__name__: scene
    for scene in (
        outdoors.campfire, outdoors.dunes, outdoors.avenue, outdoors.lake, outdoors.garden, outdoors.birches,
        outdoors.polder, town.windows, town.front_door, town.canal, town.night_light, indoors.kitchen_table,
        indoors.living_room, indoors.rain_window, indoors.desk, indoors.circle_of_chairs, marks.mark,
    )
}  # fmt: skip


def draw(scene: str, seed: int, arguments: list[Any]) -> bytes:
    """A finished picture: JPEG, or PNG for the mark of an organisation."""
    sheet = SCENES[scene](seed, *arguments)
    return sheet.png() if scene == "mark" else sheet.jpeg()
