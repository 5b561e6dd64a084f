"""What machines read: feeds, sitemap, structured data."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.core.cache import cache

from articles.models import Entry, Keyword
from comments.models import Comment
from tests import factories
from tests.comments import reacting

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def site(tree):
    tree.praten = factories.make_theme(tree, "Praten")
    tree.linde = factories.make_organisation(tree, "De Linde")
    factories.make_article(
        tree, "Over praten", themes=[tree.praten], organisations=[tree.linde], keywords=["herstel"],
        author_name="Fatima & co", published_on=date(2025, 5, 6),
    )  # fmt: skip
    factories.make_article(tree, "Iets anders", themes=[], published_on=date(2024, 5, 6))
    return tree


def titles(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return [one.text for one in ET.fromstring(response.content).iter(f"{ATOM}title")][1:]  # noqa: S314


def test_each_list_has_its_feed(site, client):
    assert titles(client, "/actueel/feed.atom") == ["Over praten", "Iets anders"]
    for place in ("/themas/praten/", "/deelnemers/de-linde/", "/trefwoorden/herstel/"):
        assert titles(client, f"{place}feed.atom") == ["Over praten"]
    assert client.get("/themas/zwijgen/feed.atom").status_code == 404


def test_a_feed_says_what_a_reader_needs(site, client):
    feed = ET.fromstring(client.get("/actueel/feed.atom").content)  # noqa: S314
    entry = feed.find(f"{ATOM}entry")

    assert entry.find(f"{ATOM}id").text == "http://127.0.0.1:8000/actueel/over-praten/"
    assert entry.find(f"{ATOM}summary").text
    assert {category.get("term") for category in entry.iter(f"{ATOM}category")} == {"Praten", "herstel"}
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Fatima & co"
    assert feed.find(f"{ATOM}updated").text > "2024"


def test_rss_too(site, client):
    channel = ET.fromstring(client.get("/actueel/feed.rss").content).find("channel")  # noqa: S314

    assert [item.find("title").text for item in channel.iter("item")] == ["Over praten", "Iets anders"]
    assert channel.find("item/link").text.startswith("http://127.0.0.1:8000/")


def test_a_feed_that_did_not_change_is_not_sent_again(site, client):
    first = client.get("/actueel/feed.atom")

    assert client.get("/actueel/feed.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get("/actueel/feed.atom", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304


def test_pages_name_their_feeds(site, client):
    assert ("Artikelen over Praten", "/themas/praten/feed.atom") in client.get("/themas/praten/").context["meta"].feeds


def test_the_sitemap_has_every_public_page_and_nothing_hidden(site, client):
    factories.make_article(site, "Concept", live=False)
    factories.make_information(site.home, "Contact")

    parts = [one.text for one in ET.fromstring(client.get("/sitemap.xml").content).iter(f"{MAP}loc")]  # noqa: S314
    found = set()
    for part in parts:
        xml = client.get("/" + part.split("/", 3)[3]).content
        found |= {one.text.split("/", 3)[3] for one in ET.fromstring(xml).iter(f"{MAP}loc")}  # noqa: S314

    assert {"", "actueel/", "actueel/over-praten/", "contact/", "themas/praten/", "trefwoorden/herstel/"} <= found
    assert "actueel/concept/" not in found


def test_structured_data_cannot_break_out_of_its_element(tree, browse):
    article = factories.make_article(tree, "</script><script>alert(1)</script>")

    html = browse(article)

    said = [
        json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    ]
    assert {one["@type"] for one in said} == {"Article", "BreadcrumbList"}
    assert next(one for one in said if one["@type"] == "Article")["headline"] == article.title
    assert "<script>alert" not in html


def test_breadcrumbs_lead_home(site, client):
    assert client.get("/actueel/over-praten/").context["breadcrumbs"] == [
        ("Radicale vernieuwing", "/"),
        ("Actueel", "/actueel/"),
        ("Over praten", "/actueel/over-praten/"),
    ]


def test_no_feed_or_sitemap_fails_over_one_row(site, client, anna):
    """A row of before, or one that came round every door."""
    comment = reacting.shown(Entry.objects.filter(type="article").first(), anna=anna)
    bad = "Herstel\u000bgroep\ufffe"
    Entry.objects.update(title=bad, summary=bad, byline=bad)
    Entry.objects.filter(title=bad, type="theme").update(url="/themas/\u000b/")
    Keyword.objects.update(name=bad)
    Comment.objects.filter(pk=comment.pk).update(name=bad, text=bad)
    cache.clear()

    for address in ("/actueel/feed.atom", "/feed.rss", "/trefwoorden/herstel/feed.atom", "/reacties.atom",
                    "/sitemap-paginas.xml", "/sitemap-trefwoorden.xml"):  # fmt: skip
        root = ET.fromstring(client.get(address).content)  # noqa: S314
        assert len(list(root.iter())) >= 3, address
