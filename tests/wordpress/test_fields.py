"""What stands beside a text: taken over where this site has a place for it, told once where it has none."""

import pytest

from articles.models import ArticlePage
from tests.wordpress.wxr import Export


def article(number=5):
    return ArticlePage.objects.get(wordpress_id=number)


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("_yoast_wpseo_title", "_yoast_wpseo_metadesc"),
        ("rank_math_title", "rank_math_description"),
        ("_aioseo_title", "_aioseo_description"),
        ("_seopress_titles_title", "_seopress_titles_desc"),
        ("_genesis_title", "_genesis_description"),
    ],
)
def test_texts_for_search_engines_are_taken_over(move, client, title, description):
    meta = {title: "Herstel in de buurt %%sep%% %%sitename%%", description: "Hoe %%title%% helpt."}

    result = move(Export().item(5, "Herstel", slug="herstel", meta=meta))

    page = article()
    assert (page.seo_title, page.search_description) == ("Herstel in de buurt", "Hoe Herstel helpt.")
    html = client.get(page.url).content.decode()
    assert "Hoe Herstel helpt." in html
    assert "Extra veld" not in result.rows


@pytest.mark.parametrize(
    "told", ["%%title%% %%page%% %%sep%% %%sitename%%", "%title% %sep% %sitename%", "#post_title", ""]
)
def test_a_title_that_says_no_more_than_the_title_is_none(move, told):
    move(Export().item(5, "Herstel", slug="herstel", meta={"_yoast_wpseo_title": told}))

    assert article().seo_title == ""


def test_a_percentage_in_a_description_stays(move):
    move(Export().item(5, "Herstel", slug="herstel", meta={"_yoast_wpseo_metadesc": "Voor 50% van de mensen."}))

    assert article().search_description == "Voor 50% van de mensen."


def test_other_fields_with_words_are_told_once_with_where(move):
    fields = {"ondertitel": "Een verhaal", "contactpersoon": "Sam", "_intro_text": "Een verborgen veld met woorden"}
    household = {
        "_edit_last": "1", "_wp_page_template": "default", "ondertitel_ref": "field_5f3a9c21b7d44", "aantal": "12",
        "tonen": "yes", "reeks": 'a:1:{i:0;s:3:"abc";}', "_oembed_abc": "<iframe>woorden en meer</iframe>",
        "_yoast_wpseo_focuskw": "een twee drie vier",
    }  # fmt: skip
    export = Export().item(5, "Vijf", slug="vijf", meta=fields | household).item(6, "Zes", slug="zes", meta=fields)

    rows = move(export).rows

    for name in fields:
        assert rows.count(f"“{name}”") == 1
    assert rows.count("Extra veld") == len(fields)
    assert "bij 2 ×" in rows


def test_taxonomies_of_plugins_are_told_once_with_their_words_and_where(move):
    terms = (("regio", "utrecht", "Utrecht"), ("doelgroep", "naasten", "Naasten"))
    export = Export().item(5, "Vijf", slug="vijf", terms=terms)
    export.item(
        6, "Zes", slug="zes", terms=(("regio", "drenthe", "Drenthe"), ("post_format", "post-format-video", "Video"))
    )

    rows = move(export).rows

    (row,) = [row for row in rows.splitlines() if "“regio”" in row]
    assert "Utrecht, Drenthe" in row
    assert "bij 2 ×" in row
    assert "oud.example/vijf/" in row
    assert rows.count("“doelgroep”") == 1
    assert "post_format" not in rows


def test_a_second_author_is_told_and_the_first_is_the_one_of_the_byline(move):
    export = Export().author("anna", "anna@oud.example", "Anna van Dijk").author("bram", "bram@oud.example", "Bram", 3)
    terms = (("author", "cap-bram", "bram"), ("author", "cap-anna", "anna"), ("author", "cap-gast", "Gast Aan Tafel"))

    rows = move(export.item(5, "Samen", slug="samen", creator="anna", terms=terms)).rows

    assert article().byline == "Bram"
    assert "schreven ook mee: Anna van Dijk, Gast Aan Tafel" in rows.replace("Schreven", "schreven")


def test_no_address_is_a_name(move, client):
    export = Export().author("joris.w@post.example", "joris.w@post.example", "joris.w@post.example", 3)
    export.author("els", "els@oud.example", "Els (els@oud.example)", 4)
    export.item(5, "Vijf", slug="vijf", creator="joris.w@post.example").item(
        6, "Zes", slug="zes", creator="sefa@post.example"
    )
    terms = (("author", "cap-els", "els"), ("author", "cap-x", "x@post.example"))
    export.item(7, "Zeven", slug="zeven", creator="els", terms=terms)

    rows = move(export).rows

    for number in (5, 6, 7):
        assert "@post.example" not in client.get(article(number).url).content.decode()
    assert article(7).byline == "Els"
    assert "x@post.example" not in next(row for row in rows.splitlines() if "Zeven" in row)


def test_an_article_that_comes_out_empty_is_told(move):
    result = move(Export().item(5, "Leeg", slug="leeg", content="<script>alert(1)</script>"))

    assert "is hier zonder tekst" in result.rows
