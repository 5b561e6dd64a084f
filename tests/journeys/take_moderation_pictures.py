"""Takes the pictures of "Reacties beoordelen" in docs/redactie.md anew. Not a test:
``pytest tests/journeys/take_moderation_pictures.py``.
"""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.comments.queueing import fill
from tests.journeys.take_manual_pictures import take

pytestmark = pytest.mark.timeout(300)


def test_take_them_all(tab, tree, anna, bram):
    article = factories.make_article(tree, "Samen eten op dinsdag")
    found = fill(article, factories.make_article(tree, "Een sleutel van mijn eigen deur"), anna, bram)
    page = tab(user=anna, viewport={"width": 1280, "height": 800})
    page.goto("/beheer/reacties/")
    take(page, "reacties-lijst")
    take_an_item(page, found["private"].pk)
    take_what_was_done(page, found["plain"].pk)
    page.goto("/beheer/reacties/")
    page.get_by_role("button", name="Toetsen").click()
    take(page, "reacties-toetsen")


def take_an_item(page, pk):
    item = page.locator(f"#reactie-{pk}")
    item.focus()
    page.keyboard.press("l")
    item.scroll_into_view_if_needed()
    take(page, "reacties-weglakken")
    page.keyboard.press("w")
    item.get_by_label("De toon kwetst iemand").check()
    item.get_by_label("Wil je er iets bij zeggen").fill("Fijn dat je meedoet! Kun je het zonder je nummer opschrijven?")
    item.get_by_label("Er staat iets in dat privé is").check()
    take(page, "reacties-weigeren")


def take_what_was_done(page, pk):
    page.goto("/beheer/reacties/")
    page.locator(f"#reactie-{pk}").get_by_role("button", name="Plaatsen").click()
    expect(page.locator("#queue-bar")).to_contain_text("Geplaatst.")
    take(page, "reacties-ongedaan")
