"""What an attribute means stays when an editor opens a text, changes a word and saves."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.text import INLINE_FEATURES, TEXT_FEATURES
from articles.rich_text import fragment_of
from articles.templatetags.story import rich
from tests import factories
from tests.articles.pdf_ua.reading import words


def saved_again(html, features=TEXT_FEATURES):
    converter = ContentstateConverter(features)
    return converter.to_database_format(converter.from_database_format(html))


def without_keys(html):
    return re.sub(r' data-block-key="[^"]*"', "", html)


@pytest.mark.parametrize(
    "html",
    [
        '<ol><li value="3">drie</li><li>vier</li><li value="9">negen</li></ol>',
        '<ol><li type="a">een</li><li type="a">twee</li></ol>',
        '<ul><li id="punt">een</li></ul>',
        '<p lang="en" dir="ltr">Nothing about us without us</p><p dir="rtl">مرحبا</p>',
        '<p id="deel2">Hier</p>',
        '<p>Zie <a href="#noot-1" id="noot-1-terug"><sup>1</sup></a></p>',
        "<p>Op <s>3 mei</s> 10 mei</p>",
    ],
)
def test_opening_and_saving_keeps_attributes_that_carry_meaning(html):
    assert without_keys(saved_again(html)) == html


def test_a_link_to_a_part_of_a_page_keeps_the_part(tree):
    page = factories.make_article(tree, title="Deel")
    html = f'<p><a linktype="page" id="{page.pk}" fragment="deel2">deel 2</a></p>'

    again = saved_again(html)

    assert 'fragment="deel2"' in again
    assert f'href="{page.url}#deel2"' in rich(again)


@pytest.mark.parametrize(
    "attributes", ['onclick="x()"', 'style="color: red"', 'id="A B"', 'value="x"', 'lang="&quot;"']
)
def test_other_attributes_do_not_come_through(attributes):
    assert without_keys(saved_again(f"<ol><li {attributes}>een</li></ol>")) == "<ol><li>een</li></ol>"


def test_a_table_keeps_struck_out_words_and_indices():
    html = "<p><s>3 mei</s> H<sub>2</sub>O m<sup>2</sup></p>"

    assert without_keys(saved_again(html, INLINE_FEATURES)) == html


def test_a_list_of_letters_is_one_on_the_page():
    assert rich('<ol><li type="a">een</li></ol>') == '<ol type="a"><li type="a">een</li></ol>'


def test_one_name_for_a_place_and_for_the_links_to_it():
    assert fragment_of("Deel%202") == fragment_of("deel 2") == "deel-2"


def test_a_pdf_shows_the_numbers_and_letters_that_stood_there(tree, download):
    body = [("text", '<ol><li value="3">drie</li><li>vier</li></ol><ol><li type="a">bes</li></ol>')]

    article = factories.make_article(tree, body=body)
    _, reader = download(f"{article.url}pdf/")

    numbers = {"3.", "4.", "a."}  # in the file they stand behind the words
    assert numbers <= set(words(reader).split())
