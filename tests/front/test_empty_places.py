"""A place where nothing stands yet says what comes there, and offers nothing that cannot be done."""

import re

import pytest

from rvggz import initial_pages
from tests import factories

pytestmark = pytest.mark.django_db
COMES = {
    "/": "Hier komen de eerste verhalen.",
    "/actueel/": "Hier komen de artikelen.",
    "/praat-mee/": "Het is hier nog stil.",
    "/themas/": "Hier komen de thema",
    "/deelnemers/": "Hier komen de organisaties die meedoen.",
    "/nieuwsbrief/archief/": "Hier komen de nieuwsbrieven.",
    "/trefwoorden/": "Er zijn nog geen trefwoorden.",
}


@pytest.fixture(autouse=True)
def _with_letters(tree):
    initial_pages.make_or_find()


@pytest.mark.parametrize("address", COMES)
def test_an_empty_place_says_what_comes_there(tree, browse, address):
    page = browse(address)

    assert COMES[address] in page
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    assert 'class="filters"' not in main  # of nothing there is nothing to choose
    assert 'class="map' not in main
    assert "(nog)" not in main


@pytest.mark.parametrize("address", COMES)
def test_no_button_of_an_empty_place_leads_to_that_place(tree, browse, address):
    main = re.search(r"<main.*?</main>", browse(address), re.DOTALL)[0]

    assert f'class="button" href="{address}"' not in main


def test_an_empty_theme_and_organisation_say_so_and_offer_no_reading_map(tree, browse):
    theme, organisation = factories.make_theme(tree, "Wonen"), factories.make_organisation(tree, "De Linde")

    assert "Hier komen de artikelen over dit thema." in browse(theme)
    assert "Download leesmap" not in browse(theme)
    assert "Hier komen de artikelen over deze organisatie." in browse(organisation)


def test_a_choice_that_finds_nothing_offers_to_choose_again(tree, browse):
    factories.make_article(tree)
    factories.make_organisation(tree, "De Linde")

    for address in ("/actueel/?soort=verslag", "/deelnemers/?rol=partner"):
        main = re.search(r"<main.*?</main>", browse(address), re.DOTALL)[0]
        assert "bij al je keuzes" in main, address
        assert 'class="filters"' in main, address


def test_no_heading_at_the_foot_stands_above_nothing(tree, browse):
    foot = browse("/zoeken/").split("<footer")[1]

    assert not re.search(r"<h2>Contact</h2>\s*<ul[^>]*>\s*</ul>\s*</div>", foot)


def test_what_is_there_is_shown_as_always(tree, browse):
    factories.make_article(tree, "Soep voor twaalf")

    for address in ("/", "/actueel/"):
        assert "Soep voor twaalf" in browse(address)
        assert 'class="empty"' not in browse(address)


def test_nothing_is_offered_to_choose_by_what_nothing_has(tree, browse):
    factories.make_article(tree)
    factories.make_organisation(tree, "De Linde", region="")

    organisations = browse("/deelnemers/")

    assert 'class="map' not in organisations
    assert 'name="regio"' not in organisations
    assert 'name="rol"' in organisations
    assert 'name="organisatie"' not in browse("/actueel/")


def test_an_organisation_that_tells_nothing_of_itself_has_no_empty_box(tree, browse):
    linde, berk = (
        factories.make_organisation(tree, "De Linde", region=""),
        factories.make_organisation(tree, "De Berk", website="https://berk.example"),
    )

    assert "Over deze organisatie" not in browse(linde)
    assert "https://berk.example" in browse(berk).split("Over deze organisatie")[1]
