"""The desk of moderators with all that can stand there: for axe, and on a screen of 320 pixels."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser import look
from tests.comments.queueing import fill
from tests.journeys.test_moderating import DESK, bar, press

NARROW = {"width": 320, "height": 700}
TOO_WIDE = """() => [...document.querySelectorAll('.queue *')]
  .filter((e) => e.checkVisibility() && !e.closest('.queue-table') && e.getBoundingClientRect().right > innerWidth + 1)
  .map((e) => e.outerHTML.slice(0, 90))"""
# A box in a label is as large as the label.
SMALL = """() => [...document.querySelectorAll('.queue :is(button, .button, select, input, .queue-check)')]
  .filter((e) => e.checkVisibility() && !e.closest('label')?.contains(e.matches('input') ? e : null))
  .filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 90))"""


@pytest.fixture
def everything(tree, article, anna, bram):
    found = fill(article, factories.make_article(tree, "Een sleutel van mijn eigen deur"), anna, bram)
    one = f"{found['answer'].pk}/"
    return found | {"pages": ("", "?stand=alles", "?stand=spam", one, "logboek/", "post/", "bericht/")}


def test_axe_finds_nothing_and_a_screen_of_320_pixels_is_enough(everything, tab, anna, axe_in_all_looks):
    page = tab(user=anna, viewport=DESK)

    for address in everything["pages"]:
        page.goto(f"/beheer/reacties/{address}")
        page.locator("[data-wagtail-sidebar] nav").first.wait_for(state="attached")
        for panel in page.locator("[data-item]").first.locator("details").all():
            panel.evaluate("(e) => { e.open = true }")
        axe_in_all_looks(page, within="main" if address else None)  # around it stands the same on each
        look(page, "light", NARROW)
        page.evaluate("document.querySelectorAll('.queue details').forEach((e) => { e.open = true })")
        assert not page.evaluate(TOO_WIDE), address
        assert not page.evaluate(SMALL), address
        look(page, "light", DESK)
    page.goto("/beheer/reacties/")
    press(page, "j", "a")
    expect(bar(page)).to_contain_text("Geplaatst.")
    press(page, "?")
    axe_in_all_looks(page)
