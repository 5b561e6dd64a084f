"""A look at a screen on the way: it fits, and axe finds nothing.

With ``LOOK_INTO=/tmp/somewhere`` each screen is put there as four pictures, to be looked at by a person: on a phone and
at a desk, in light and in dark.
"""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

SIZES = {"375": {"width": 375, "height": 800}, "1280": {"width": 1280, "height": 900}}


class Looker:
    def __init__(self, name: str, axe: Callable[[Page], None] | None = None) -> None:
        """``axe``: to judge what no other test lets it judge; a walk along the same screens goes without."""
        self.axe, self.number, self.name = axe, 0, name
        self.folder = Path(os.environ["LOOK_INTO"]) if "LOOK_INTO" in os.environ else None

    def __call__(self, page: Page, what: str, *, is_judged_elsewhere: bool = False) -> None:
        page.wait_for_load_state()
        width = page.evaluate("innerWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{what}: wider than {width} px"
        if self.axe and not is_judged_elsewhere:
            page.evaluate("document.getAnimations().forEach((one) => one.playState === 'running' && one.finish())")
            self.axe(page)
        if self.folder:
            self.take_pictures(page, self.folder, what)

    def take_pictures(self, page: Page, folder: Path, what: str) -> None:
        self.number += 1
        before = page.viewport_size
        page.evaluate("scrollTo(0, 0)")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width, size in SIZES.items():
                page.set_viewport_size(size)
                path = folder / f"{self.name}-{self.number:02}-{what}-{width}-{scheme}.png"
                page.screenshot(path=path, full_page=True, animations="disabled")
        page.emulate_media(color_scheme="null")
        page.set_viewport_size(before)
