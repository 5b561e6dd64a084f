"""Actueel and its filters, in the address."""

from datetime import date

import pytest

from tests import factories


@pytest.fixture(scope="module")
def filled(for_all):
    return fill(factories.make_site())


@pytest.fixture
def site(filled, db):
    """``fill`` says what is in it; made once for this file, what a test changes is rolled back."""
    return filled


def fill(tree):
    """Thirty articles: two themes, two kinds, two years, one organisation at ten of them."""
    tree.praten = factories.make_theme(tree, "Praten")
    tree.wonen = factories.make_theme(tree, "Wonen")
    tree.linde = factories.make_organisation(tree, "De Linde")
    for number in range(30):
        factories.make_article(
            tree,
            f"Artikel {number:02}",
            themes=[tree.praten if number % 2 else tree.wonen],
            kind="blog" if number % 3 == 0 else "news",
            organisations=[tree.linde] if number % 3 == 1 else [],
            published_on=date(2023 + number % 2, 1, 1 + number % 28),
        )
    return tree


@pytest.fixture
def listing(client):
    def get(address):
        response = client.get(address)
        assert response.status_code == 200
        return response.context["listing"]

    return get


def test_the_newest_comes_first_twelve_a_page(site, listing):
    shown = listing("/actueel/")

    dates = [card.date for card in shown.cards]
    assert len(dates) == 12
    assert dates == sorted(dates, reverse=True)
    assert (shown.total, shown.page_count) == (30, 3)


def test_filters_combine_and_survive_paging(site, listing):
    shown = listing("/actueel/?thema=praten&soort=nieuws")

    assert shown.total == 10
    assert all(card.kind == "news" and site.praten.pk in card.theme_ids for card in shown.cards)
    assert listing("/actueel/?thema=praten").next_url == "/actueel/?thema=praten&pagina=2"


def test_each_option_tells_how_many_there_would_be(site, listing):
    shown = listing("/actueel/?thema=praten")

    counts = {group.name: {option.value: option.count for option in group.options} for group in shown.filters}
    assert counts["soort"] == {"nieuws": 10, "blog": 5}
    assert counts["thema"] == {"praten": 15, "wonen": 15}
    assert counts["jaar"] == {"2024": 15}
    assert counts["organisatie"] == {"de-linde": 5}
    for group in shown.filters:
        for option in group.options:
            if not option.is_active:
                assert listing(option.url).total == option.count


def test_an_unknown_value_is_said_and_loses_nothing_else(site, listing):
    shown = listing("/actueel/?thema=praten&soort=sprookje&jaar=altijd")

    assert shown.total == 15
    assert len(shown.messages) == 2
    assert "sprookje" in shown.messages[0]


@pytest.mark.parametrize(("page", "number"), [("abc", 1), ("0", 1), ("-1", 1), ("99", 3), ("2", 2), ("9" * 50, 1)])
def test_any_page_number_gives_a_page(site, listing, page, number):
    shown = listing(f"/actueel/?pagina={page}")

    assert shown.page_number == number
    assert bool(shown.messages) == (page != "2")


def test_page_is_understood_too(site, listing):
    assert listing("/actueel/?page=2").page_number == 2


def test_a_theme_page_lists_its_articles_only(site, listing):
    shown = listing(site.praten.url)

    assert shown.total == 15
    assert {group.name for group in shown.filters} == {"soort", "organisatie", "jaar"}


def test_an_organisation_page_lists_its_articles_only(site, listing):
    assert listing(site.linde.url).total == 10


def test_a_keyword_page_lists_its_articles_only(site, listing):
    factories.make_article(site, keywords=["herstel", "werk"])
    factories.make_article(site, keywords=["werk"])

    assert listing("/trefwoorden/herstel/").total == 1
    assert listing("/trefwoorden/werk/").total == 2


def test_an_address_in_capitals_leads_to_the_right_one(site, client):
    assert client.get("/Actueel/Artikel-01/?x=1")["Location"] == "/actueel/artikel-01/?x=1"
    factories.make_keyword("herstel")
    assert client.get("/trefwoorden/Herstel/")["Location"] == "/trefwoorden/herstel/"
    assert client.get("/actueel/Bestaat-Niet/").status_code == 404


def test_a_filtered_list_is_not_for_search_engines_and_a_later_page_is_its_own(site, client):
    assert client.get("/actueel/?soort=blog").context["meta"].robots == "noindex"
    meta = client.get("/actueel/?pagina=2").context["meta"]
    assert meta.canonical_url.endswith("/actueel/?pagina=2")
    assert meta.robots == ""


def test_an_article_leads_on(site, client):
    context = client.get("/actueel/artikel-04/").context  # of 5 January 2023

    assert (context["newer"].title, context["older"].title) == ("Artikel 06", "Artikel 02")
    assert len(context["related"]) == 3
    assert all(site.wonen.pk in card.theme_ids for card in context["related"])


def test_a_keyword_typed_with_other_capitals_or_accents_is_the_one_that_exists(site):
    factories.make_article(site, keywords=["cliënt"])

    article = factories.make_article(site, keywords=["Client", "CLIËNT"])

    assert [keyword.name for keyword in article.keywords.all()] == ["cliënt"]
