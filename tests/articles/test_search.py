"""Searching in Dutch as people type it."""

from datetime import date

import pytest
from django.db import connection

from articles import search, search_page
from tests import factories


@pytest.fixture
def find(client):
    """``find("huisarts")`` answers the titles found, in order."""

    def get(question, **more):
        response = client.get("/zoeken/", {"q": question, **more})
        assert response.status_code == 200
        return [card.title for card in response.context["listing"].cards]

    return get


def test_words_are_found_wherever_they_stand(tree, find, bram):
    theme = factories.make_theme(tree, "Goed wonen")
    organisation = factories.make_organisation(tree, "De Kastanje", introduction="<p>Wij geven mosterdzaad door.</p>")
    factories.make_information(tree.home, "Contact", body=[("text", "<p>Onze koffiekamer.</p>")])
    factories.make_article(
        tree,
        "Een verhaal",
        summary="Over sterrenkijken.",
        body=[("text", "<p>We roeiden samen.</p>")],
        themes=[theme],
        organisations=[organisation],
        keywords=["zeggenschap"],
        author_name="Fatima Bouzid",
    )

    for question in ("sterrenkijken", "roeien", "wonen", "kastanje", "zeggenschap", "Fatima"):
        assert "Een verhaal" in find(question), question
    assert find("koffiekamer") == ["Contact"]
    assert "De Kastanje" in find("mosterdzaad")
    assert "Goed wonen" in find("wonen")


def test_a_word_found_in_the_title_comes_before_one_in_the_text(tree, find):
    factories.make_article(tree, "Iets anders", body=[("text", "<p>Met herstel.</p>")], published_on=date(2025, 1, 1))
    factories.make_article(tree, "Herstel", published_on=date(2020, 1, 1))

    assert find("herstel") == ["Herstel", "Iets anders"]


def test_newer_comes_first_among_equals(tree, find):
    for year in (2021, 2024, 2022):
        factories.make_article(tree, f"Herstel in {year}", published_on=date(year, 1, 1))

    assert find("herstel") == ["Herstel in 2024", "Herstel in 2022", "Herstel in 2021"]


@pytest.mark.parametrize("compound_first", [True, False])
def test_a_part_of_a_compound_finds_it_after_whole_words(tree, find, compound_first):
    titles = ["Een vernieuwingsbeweging", "Een beweging", "De ervaringsdeskundige", "Een deskundige"]
    for title in titles if compound_first else reversed(titles):
        day = date(2025, 1, 1) if "vern" in title or "erva" in title else date(2020, 1, 1)
        factories.make_article(tree, title, published_on=day)

    assert find("beweging") == ["Een beweging", "Een vernieuwingsbeweging"]
    assert find("deskundigen") == ["Een deskundige", "De ervaringsdeskundige"]


@pytest.mark.parametrize("name_first", [True, False])
def test_a_word_that_no_dictionary_knows_is_found_as_a_part(tree, find, name_first):
    titles = ["Zwelko", "Een zwelkoverhaal"]
    for title in titles if name_first else reversed(titles):
        factories.make_article(tree, title)

    assert find("zwelko") == ["Zwelko", "Een zwelkoverhaal"]


def test_all_words_must_be_there_and_when_none_has_all_some_are_shown(tree, find, client):
    factories.make_article(tree, "Appels en peren")
    factories.make_article(tree, "Appels en bananen")

    assert find("appel peer") == ["Appels en peren"]
    assert set(find("peer banaan")) == {"Appels en peren", "Appels en bananen"}
    messages = client.get("/zoeken/?q=peer+banaan").context["listing"].messages
    assert any("al je woorden" in message for message in messages)


@pytest.mark.parametrize(
    "question",
    ["'", '"', "( & | ! : *", "a <-> b", "\\", "x" * 10_000, "woord " * 2_000, "🔥🔥", "\x00", "zorg\x00zorg",
     "שלום עולם", "\u202ezorg", "de het een", "%", "%s %(x)s", "<script>alert(1)</script>", "--", ";", "1" * 500,
     "a' | 'b':*", "ﬁets", "e\u0301e\u0301n"],
)  # fmt: skip
def test_any_question_gets_an_answer(tree, client, question):
    factories.make_article(tree)

    assert client.get("/zoeken/", {"q": question}).status_code == 200
    assert client.get("/zoeken/suggesties/", {"q": question}).status_code == 200


def test_what_was_found_is_marked_and_everything_else_escaped(tree, client):
    factories.make_article(tree, "Huisartsen & <b>zo</b>", body=[("text", "<p>1 &lt; 2 zegt de huisarts.</p>")])

    card = client.get("/zoeken/?q=huisarts").context["listing"].cards[0]

    assert card.title_marked == "<mark>Huisartsen</mark> &amp; &lt;b&gt;zo&lt;/b&gt;"
    assert "1 &lt; 2 zegt de <mark>huisarts</mark>" in card.snippet


def test_filters_work_as_in_actueel_with_counts(tree, client):
    for number in range(6):
        factories.make_article(tree, f"Herstel {number}", kind="blog" if number % 2 else "news")

    listing = client.get("/zoeken/?q=herstel&soort=blog").context["listing"]

    kinds = next(group for group in listing.filters if group.name == "soort")
    assert listing.total == 3
    assert {option.value: option.count for option in kinds.options} == {"nieuws": 3, "blog": 3}
    assert all("q=herstel" in option.url for option in kinds.options)


def test_nothing_found_shows_what_comes_near(tree, client):
    factories.make_theme(tree, "Eenzaamheid")
    factories.make_article(tree, keywords=["ervaringsdeskundigheid"])

    context = client.get("/zoeken/?q=ervaringsdeskundigheit").context
    assert [keyword.name for keyword in context["nearest_keywords"]] == ["ervaringsdeskundigheid"]
    assert context["did_you_mean"] == "ervaringsdeskundigheid"
    assert [theme.title for theme in client.get("/zoeken/?q=eenzamhijd").context["nearest_themes"]] == ["Eenzaamheid"]


def test_a_hidden_page_is_not_found(tree, find):
    article = factories.make_article(tree, "Geheimschrift")
    article.unpublish()

    assert find("geheimschrift") == []


def test_suggestions_begin_with_what_was_typed(tree, client):
    factories.make_theme(tree, "Herstellen")
    factories.make_organisation(tree, "De Herberg")
    factories.make_article(tree, "Samen naar herstel", keywords=["herstelacademie"])

    found = client.get("/zoeken/suggesties/?q=her").json()

    assert [one["title"] for one in found] == ["Herstellen", "De Herberg", "herstelacademie", "Samen naar herstel"]
    assert found[2]["url"] == "/trefwoorden/herstelacademie/"
    assert client.get("/zoeken/suggesties/?q=h").json() == []


@pytest.fixture
def many(monkeypatch, tree):
    """A site that is large for what search takes for large: five texts to look through, three to count."""
    monkeypatch.setattr(search, "LOOKED_THROUGH", 5)
    monkeypatch.setattr(search, "COUNTED", 3)
    monkeypatch.setattr(search_page, "COUNTED", 3)
    monkeypatch.setattr(search, "RANKED_OF_MANY", 2)
    monkeypatch.setattr(search, "RANKED_OF_MANY_BY_BODY", 2)
    for year in range(2015, 2022):
        factories.make_article(tree, f"Uit {year}", body=[("text", "<p>Met moed.</p>")], published_on=date(year, 1, 1))
    return tree


def analyse():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_entry")


def test_of_a_word_that_stands_everywhere_the_newest_are_found_and_the_total_is_not_counted(many, client):
    analyse()

    listing = client.get("/zoeken/", {"q": "moed"}).context["listing"]

    assert [card.title for card in listing.cards] == ["Uit 2021", "Uit 2020"]
    assert listing.total_label.startswith("meer dan")
    assert [option.text for group in listing.filters if group.name == "jaar" for option in group.options][:2] == [
        "2021",
        "2020",
    ]


@pytest.mark.parametrize(("number", "found"), [(1, ["Moed 2000"]), (3, ["Moed 2031", "Moed 2030"])])
def test_names_of_long_ago_are_found_when_few_of_the_newest_have_the_word(many, find, number, found):
    for year in (2000, 2030, 2031)[:number]:
        factories.make_article(many, f"Moed {year}", published_on=date(year, 1, 1))
    analyse()

    assert find("moed")[: len(found)] == found
