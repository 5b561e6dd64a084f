"""How somebody uses a page: with a mouse, or by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

A_MOMENT = 400  # milliseconds: longer than the journeys' conftest asks of who is no machine


def tab_to(target: Locator, presses: int = 150) -> None:
    """Press Tab until it has the focus."""
    element = target.element_handle()  # looking for it by its name each time would take most of the time
    for _ in range(presses):
        if element.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    pytest.fail(f"Tab does not come to {target}")


class Mouse:
    def __init__(self, page: Page) -> None:
        self.page = page

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label).locator("visible=true").first

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def tick(self, label: str) -> None:
        self.field(label).check()

    def choose(self, label: str, option: str) -> None:
        self.field(label).select_option(option)

    def bring(self, label: str, path: str) -> None:
        self.field(label).set_input_files(path)

    def press(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()

    def open(self, text: str) -> None:
        self.page.locator("summary", has_text=text).first.click()

    def play_to_the_end(self) -> None:
        """The film of a second that is in this folder."""
        self.play()
        video = self.page.locator("video")
        expect(video).to_have_js_property("ended", True)
        seen = video.evaluate("(video) => [video.videoWidth, video.videoHeight, video.duration.toFixed(1)]")
        assert seen == [96, 64, "1.0"]

    def play(self) -> None:
        """The button of the browser's own player stands at the lower left."""
        video = self.page.locator("video")
        video.click(position={"x": 30, "y": video.evaluate("(video) => video.clientHeight") - 30})


class Keyboard(Mouse):
    """Tab, Enter, Space, arrows and letters. No mouse at all."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        # Always listening: who stops and listens again for the next file may be too late for it.
        page.on("filechooser", lambda _: None)

    def write(self, label: str, text: str) -> None:
        field = self.field(label)
        tab_to(field)
        if field.evaluate("(field) => field.value || field.textContent"):
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        tab_to(self.field(label))
        self.page.keyboard.press("Space")

    def choose(self, label: str, option: str) -> None:
        tab_to(self.field(label))
        self.page.keyboard.type(option)

    def bring(self, label: str, path: str) -> None:
        tab_to(self.field(label))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(path)

    def press(self, name: str, role: str = "button") -> None:
        tab_to(self.page.get_by_role(role, name=name).first)
        self.page.keyboard.press("Enter")

    def open(self, text: str) -> None:
        tab_to(self.page.locator("summary", has_text=text).first)
        self.page.keyboard.press("Enter")

    def play(self) -> None:
        tab_to(self.page.locator("video"))
        self.page.keyboard.press("Space")
