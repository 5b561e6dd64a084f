"""Every page type, by what axe knows and by what it does not look at: width, targets, focus, scripts that are off."""

import pytest

from articles.pdf import views as pdf_views
from tests.browser import DESK, PHONE, look, looks
from tests.front import every_page

NARROW = {"width": 320, "height": 640}
WIDTH_OF_ALL = "document.documentElement.scrollWidth"
WIDER_SPACING = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
SMALL_TARGETS = """() => [...document.querySelectorAll(
  '.menu a, .breadcrumbs a, .pager a, .keywords a, .theme-links a, .chips a, .link-list a, .share-links a, '
  + '.organisation-names a, button, .button, summary, input, select, .header-search-link, .crisis-links a, '
  + '.choice-foot a')]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && e.type !== 'hidden')
  .map((e) => [(/checkbox|radio/.test(e.type) ? e.labels[0] : e).getBoundingClientRect(), e])
  .filter(([box]) => box.height < 43.5 || box.width < 24)
  .map(([box, e]) => `${e.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`)"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((e) => !e.closest('.table-scroll, .visually-hidden, .hero-fire, iframe'))
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def addresses(tree, settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.front.broken_urls"
    monkeypatch.setattr(pdf_views, "PATIENCE_SECONDS", 0)  # nobody waits for a PDF that never comes
    return {**every_page.site(tree), "500": "/kapot/", "429": "/te-vaak/"}


def test_axe_finds_nothing_and_a_thumb_and_a_narrow_screen_are_enough(addresses, tab, axe):
    page = tab(viewport=DESK, bypass_csp=True)

    for address in addresses.values():
        page.goto(address)
        for one in looks(page):
            axe(page)
            assert not page.evaluate(SMALL_TARGETS), (address, one)
        look(page, "dark", NARROW)
        assert not page.evaluate(TOO_WIDE), address
        assert page.evaluate(WIDTH_OF_ALL) <= NARROW["width"], address
        page.add_style_tag(content=WIDER_SPACING)
        assert page.evaluate(WIDTH_OF_ALL) <= NARROW["width"], address


def test_the_first_tab_leads_past_the_menu(article, tab):
    page = tab(viewport=DESK)
    page.goto(article.url)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ga naar de inhoud"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "mainContent"


def test_whatever_has_the_focus_shows_it(addresses, tab):
    page = tab(viewport=DESK)
    page.goto(addresses["article"])

    for _ in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate("""() => { const e = document.activeElement, a = getComputedStyle(e),
            b = getComputedStyle(e, '::after');
            return e === document.body || e.tagName === 'AUDIO' || e.tagName === 'VIDEO' ? '3px'
                : a.outlineStyle !== 'none' ? a.outlineWidth : b.outlineWidth }""")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML")


def test_the_menu_opens_on_a_phone_without_scripts(addresses, tab):
    page = tab(viewport=PHONE, java_script_enabled=False)
    page.goto("/")

    page.locator(".menu-phone summary").click()
    page.locator(".menu-phone").get_by_role("link", name="Over ons").click()

    assert page.url.endswith("/over-ons/")


def test_filters_work_without_scripts(addresses, tab):
    page = tab(viewport=DESK, java_script_enabled=False)
    page.goto("/actueel/")
    everything = page.locator(".card").count()

    page.get_by_label("Soort").select_option("blog")
    page.get_by_role("button", name="Toon").click()

    assert "soort=blog" in page.url
    assert 0 < page.locator(".card").count() < everything
    page.get_by_role("link", name="Haal weg: Soort: Blog").click()
    assert page.locator(".card").count() == everything


def test_a_video_is_a_plain_link_until_scripts_make_it_a_button(addresses, tab):
    page = tab(java_script_enabled=False)
    page.goto(addresses["article"])
    plain = page.get_by_role("link", name="op YouTube")
    assert plain.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"

    page = tab()
    page.goto(addresses["article"])

    assert page.get_by_role("button", name="op YouTube").is_visible()
    assert page.locator("iframe").count() == 0


def test_suggestions_are_chosen_with_arrow_keys(addresses, tab):
    page = tab(viewport=DESK)
    page.goto("/zoeken/")
    field = page.get_by_role("combobox", name="Wat zoek je?")

    field.press_sequentially("herst")
    page.locator("#searchFieldOptions [role=option]").first.wait_for()
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "searchFieldOptions-0"
    field.press("Enter")

    page.wait_for_url(lambda url: "/zoeken/" not in url)
