"""Takes the pictures of docs/redactie.md anew: ``pytest tests/journeys/take_manual_pictures.py``. Not a test."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests import factories, people
from tests.journeys.editor import Editor

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "img"
pytestmark = pytest.mark.timeout(300)


def take(page, name):
    page.wait_for_timeout(700)
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(128).save(FOLDER / f"{name}.png", optimize=True)


def fill(tree):
    for title in ("Herstel", "Naasten", "Werk en dagbesteding", "Wonen"):
        factories.make_theme(tree, title, summary="Wat hier speelt, in één zin.")
    factories.make_organisation(tree, "De Linde")
    factories.make_article(tree, "Samen eten op dinsdag", keywords=["ontmoeting", "ontmoetingen"])
    factories.make_article(tree, "Een sleutel van mijn eigen deur", keywords=["wonen", "eigen regie"], kind="blog")
    factories.make_article(tree, "Wat naasten nodig hebben", keywords=["naasten"], kind="report", live=False)


def test_take_them_all(tab, tree, anna):
    fill(tree)
    page = tab(viewport={"width": 1280, "height": 800})
    take_all(page, Editor(page), anna.email, people.PASSWORD)


def take_all(page, editor, email, password):
    page.goto("/beheer/")
    take(page, "inloggen")
    editor.log_in(email, password)
    take(page, "begin")
    page.goto("/beheer/artikelen/")
    take(page, "artikelen")
    page.goto("/beheer/trefwoorden/samenvoegen/")
    page.get_by_label("ontmoetingen (1 artikel)").check()
    page.get_by_label("Hun artikelen krijgen dit trefwoord").select_option(label="ontmoeting (1 artikel)")
    take(page, "trefwoorden-samenvoegen")
    take_the_editor(page, editor)


def take_the_editor(page, editor):
    editor.start_article("Een tuin voor de hele straat")
    page.locator("#id_summary").fill("Drie planten en een gieter: meer was niet nodig om de straat buiten te krijgen.")
    page.locator("#id_title").click()
    take(page, "nieuw-artikel")
    editor.write(editor.add_block("Tekst"), "We begonnen met drie planten. Nu tuinieren er elke vrijdag twaalf mensen.")
    editor.add_block("Citaat", text="Ik had nog nooit iets geplant.", attribution="Mirjam")
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name="Kader", exact=True).hover()
    take(page, "blokken")
    page.keyboard.press("Escape")
    editor.open_tab("Waar gaat het over?")
    page.get_by_label("Wonen", exact=True).check()
    take(page, "waar-gaat-het-over")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.wait_for_timeout(4000)
    take(page, "voorbeeld")
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.get_by_role("button", name="Kies een moment").first.click()
    take(page, "later-online")
