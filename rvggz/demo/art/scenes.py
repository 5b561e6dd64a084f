"""Every scene by name. Knows nothing of Django, so that pictures can be drawn in a process of their own."""

from collections.abc import Callable
from typing import Any

from rvggz.demo.art import (
    campfire,
    canal,
    circle,
    front_door,
    houses,
    kitchen_table,
    living_room,
    marks,
    quiet_places,
    walks,
    window_sill,
)  # fmt: skip
from rvggz.demo.art.sheet import WIDTH, Sheet, drawn_at

SCENES: dict[str, Callable[..., Sheet]] = {
    scene.__name__: scene
    for scene in (
        campfire.campfire, walks.dunes, walks.avenue, quiet_places.lake, quiet_places.garden, walks.birches,
        walks.polder, houses.windows, front_door.front_door, canal.canal, houses.night_light,
        kitchen_table.kitchen_table, living_room.living_room, window_sill.rain_window, window_sill.desk,
        circle.circle_of_chairs, marks.mark,
    )
}  # fmt: skip


def draw(scene: str, seed: int, arguments: list[Any], width: int = WIDTH) -> bytes:
    """A finished picture, so many dots wide: JPEG, or PNG for the mark of an organisation (which is less wide)."""
    with drawn_at(width):
        sheet = SCENES[scene](seed, *arguments)
    return sheet.png() if scene == "mark" else sheet.jpeg()
