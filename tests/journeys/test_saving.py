"""What is written is saved as soon as it can be. The clock of the page is ours: no time passes but what we say."""

import pytest
from playwright.sync_api import expect

from articles.contributions import drafts
from tests.articles.writing import now

SAVES = "**/bewaar/"
AFTER_THE_LAST_KEY, SOON = 1200, 1000  # milliseconds


@pytest.fixture
def page(tab, tree, bram):
    """A draft that Bram writes on; ``page.piece`` is that draft."""
    page = tab(user=bram)
    page.clock.install()
    page.piece = drafts.start(bram, "blog")
    page.goto(f"/praat-mee/bijdragen/{page.piece.pk}/")
    page.locator("form[data-ready]").wait_for()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    return page


def said(page):
    return expect(page.locator("[data-saved]"))


def unsay(page):
    """What stood there is gone: the same words there again are said anew, and with them the next turn is set."""
    page.locator("[data-saved]").evaluate("place => place.replaceChildren()")


def write(page, title):
    page.get_by_label("Titel").fill(title)
    page.clock.run_for(AFTER_THE_LAST_KEY)


def test_it_tries_again_soon_though_no_browser_says_that_the_connection_is_back(page):
    page.route(SAVES, lambda route: route.abort())
    write(page, "In de trein")
    said(page).to_contain_text("Geen internet")

    page.unroute(SAVES)
    page.clock.run_for(SOON)

    said(page).to_contain_text("Bewaard om")
    assert now(page.piece).title == "In de trein"


def test_it_tries_less_often_as_it_lasts_and_at_once_when_the_connection_is_back(page):
    page.route(SAVES, lambda route: route.abort())
    write(page, "In de tunnel")
    said(page).to_contain_text("Geen internet")
    for seconds in (1, 2, 4):
        unsay(page)
        page.clock.run_for(seconds * 1000 - 1)
        said(page).to_have_text("")
        page.clock.run_for(1)
        said(page).to_contain_text("Geen internet")

    page.unroute(SAVES)
    page.evaluate("dispatchEvent(new Event('online'))")

    said(page).to_contain_text("Bewaard om")


def test_the_connection_comes_back_while_a_save_still_fails(page):
    under_way = []
    page.route(SAVES, lambda route: route.continue_() if under_way else under_way.append(route))
    with page.expect_request(SAVES):
        write(page, "Bijna thuis")
    page.evaluate("dispatchEvent(new Event('online'))")
    under_way[0].abort()
    said(page).to_contain_text("Geen internet")

    page.clock.run_for(1)

    said(page).to_contain_text("Bewaard om")
    assert now(page.piece).title == "Bijna thuis"


def test_who_logged_in_again_in_another_tab_does_not_wait(page):
    page.route(SAVES, lambda route: route.fulfill(status=401) if route.request.method == "POST" else route.continue_())
    write(page, "Uitgelogd")
    said(page).to_contain_text("Je bent uitgelogd")

    page.unroute(SAVES)
    page.evaluate("dispatchEvent(new Event('focus'))")

    said(page).to_contain_text("Bewaard om")
