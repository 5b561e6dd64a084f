"""What each block says in HTML."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from tests import factories
from tests.front import every_page


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def soup(request, kept):
    """The article with every block, made once: the tests only read it."""
    if not kept:
        tree, browse = request.getfixturevalue("tree"), request.getfixturevalue("browse")
        kept["html"] = browse(every_page.site(tree)["article"])
    return BeautifulSoup(kept["html"], "lxml")


def test_no_two_things_have_one_name(soup):
    names = [element["id"] for element in soup.find_all(id=True)]

    assert len(names) == len(set(names))


def test_headings_skip_no_level(soup):
    levels = [int(heading.name[1]) for heading in soup.find_all(re.compile("^h[1-6]$"))]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_headings_with_the_same_words_have_anchors_of_their_own(soup):
    assert [heading["id"] for heading in soup.select(".story > h2, .story > h3")][:2] == ["samen", "samen-2"]


def test_a_link_to_elsewhere_says_so(soup):
    assert set(soup.select_one(".story .rich a")["rel"]) == {"external", "noopener"}


def test_a_table_names_its_columns_and_rows(soup):
    assert [head["scope"] for head in soup.select("thead th")] == ["col"] * 3
    assert [head["scope"] for head in soup.select("tbody th")] == ["row"] * 2
    assert soup.select_one(".table-scroll")["tabindex"] == "0"


def test_a_download_says_what_it_is_and_how_large(soup):
    assert "PDF, 1,1\xa0MB" in soup.select_one(".download").get_text()


def test_nothing_is_fetched_from_a_video_site_before_a_click(soup):
    sources = [element["src"] for element in soup.find_all(src=True)]

    assert not [source for source in sources if source.startswith("http")]
    assert "Pas als je op de knop drukt" in soup.select_one(".video").get_text()


def test_nothing_on_the_page_needs_inline_styles_or_scripts(soup):
    assert not soup.find_all(style=True)
    assert not soup.find_all("style")
    assert {script.get("type") for script in soup.find_all("script", src=False)} <= {"application/ld+json"}
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_a_picture_has_its_size_and_its_words(soup):
    figure = soup.select_one(".figure")

    assert figure.img["alt"] == "Mensen om een vuur"
    assert figure.img["width"] == "1200"
    assert figure.find("source", type="image/avif")
    assert "Foto: Noor Haverkamp" in figure.get_text()


def test_a_picture_whose_file_is_gone_leaves_its_words(tree, browse):
    picture = factories.make_picture()
    picture.file.storage.delete(picture.file.name)
    image = {"image": picture, "decorative": False, "alt_text": "Een kring"}

    article = factories.make_article(tree, body=[("figure", {"image": image["image"], "caption": "", "credit": ""})])

    assert picture.description in browse(article)
