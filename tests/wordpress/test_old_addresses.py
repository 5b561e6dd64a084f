"""Every address people kept of the old site leads on, for good."""

import re

import pytest

from articles.models import ArticlePage, Keyword
from tests.wordpress.test_import import site_of_the_circle

LEADS = {
    "/?p=5": "/actueel/samen-en-warm/",
    "/?p=5&utm_source=brief": "/actueel/samen-en-warm/",
    "/index.php?p=5": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/feed/": "/actueel/samen-en-warm/",
    "/?page_id=20": "/over-ons/",
    "/partners/ministerie/": "/deelnemers/ministerie/",
    "/category/themas/naasten/": "/themas/naasten/",
    "/category/naasten/page/2/": "/themas/naasten/",
    "/category/blogs/": "/actueel/?soort=blog",
    "/category/uit-de-regio/": "/trefwoorden/uit-de-regio/",
    "/tag/kampvuur/": "/trefwoorden/kampvuur/",
    "/author/anna/": "/actueel/",
    "/2021/03/": "/actueel/?jaar=2021",
    "/feed/": "/feed.rss",
    "/?s=warm+vuur": "/zoeken/?q=warm%20vuur",
    "/wp-content/uploads/2021/03/vuur-300x200.jpg": "/media/original_images/vuur.jpg",
    "/bestand-4/": "/media/original_images/vuur.jpg",
}


@pytest.fixture
def moved(move, uploads):
    uploads("2021/03/vuur.jpg")
    return move(site_of_the_circle())


def test_an_old_address_leads_on(moved, client):
    answers = {old: client.get(old) for old in LEADS}

    assert {answer.status_code for answer in answers.values()} == {301}
    assert {old: re.sub(r"_\w{7}(?=\.jpg)", "", answer["Location"]) for old, answer in answers.items()} == LEADS


def test_an_unknown_old_address_is_left_alone(moved, client):
    assert client.get("/?p=999999").status_code == 200
    assert client.get("/?p=%00").status_code == 200
    assert client.get("/2019/01/bestaat-niet/feed/").status_code == 404


def test_percent_encoded_addresses_are_found(move, client):
    from tests.wordpress.wxr import SITE, Export

    move(Export().item(5, "Café", slug="caf%c3%a9", link=f"{SITE}/nieuws/caf%c3%a9/"))

    assert client.get("/nieuws/caf%C3%A9/")["Location"] == ArticlePage.objects.get(wordpress_id=5).url
    assert Keyword.objects.count() == 0
