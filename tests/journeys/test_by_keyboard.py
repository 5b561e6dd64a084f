"""What readers come for, without a mouse."""

import pytest

from tests import factories
from tests.journeys.hands import tab_to
from tests.snapshots import once


@pytest.fixture
def page(tree, tab):
    once("thirteen articles", lambda: fill(tree))
    return tab(viewport={"width": 1280, "height": 900})


def fill(tree):
    for number in range(13):
        factories.make_article(tree, f"Verhaal {number}", slug=f"verhaal-{number}", kind="blog" if number else "news")


def test_filtering(page):
    page.goto("/actueel/")

    tab_to(page.get_by_label("Soort"))
    page.keyboard.type("Nieuws")
    tab_to(page.get_by_role("button", name="Toon"))
    page.keyboard.press("Enter")
    page.wait_for_url("**soort=nieuws**")

    assert page.locator(".card").count() == 1
    tab_to(page.get_by_role("link", name="Haal weg: Soort: Nieuws"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "soort" not in url)


def test_the_next_page(page):
    page.goto("/actueel/")

    tab_to(page.get_by_role("link", name="Volgende"))
    page.keyboard.press("Enter")
    page.wait_for_url("**pagina=2**")

    assert page.locator(".card").count() == 1


def test_searching_and_opening_what_was_found(page):
    page.goto("/zoeken/")

    tab_to(page.get_by_label("Wat zoek je?"))
    page.keyboard.type("verhaal 7")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=verhaal**")
    tab_to(page.get_by_role("link", name="Verhaal 7"))
    page.keyboard.press("Enter")

    page.wait_for_url("**/verhaal-7/")


def test_taking_an_article_away_as_pdf(page):
    page.goto("/actueel/verhaal-7/")

    tab_to(page.get_by_role("link", name="Download artikel als PDF"))
    with page.expect_response("**/pdf/") as answer:
        page.keyboard.press("Enter")

    assert answer.value.status == 200
    assert answer.value.headers["content-type"] == "application/pdf"
