"""Every address people kept of the old site leads on, for good."""

import re

import pytest

from articles.models import ArticlePage, InformationPage, Keyword
from tests.wordpress.test_import import site_of_the_circle
from tests.wordpress.wxr import SITE, Export

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
    "/feed/atom/": "/feed.atom",
    "/?feed=rss2": "/feed.rss",
    "/?feed=comments-rss2": "/reacties.atom",
    "/comments/feed/": "/reacties.atom",
    "/category/naasten/feed/": "/themas/naasten/feed.rss",
    "/tag/kampvuur/feed/atom/": "/trefwoorden/kampvuur/feed.atom",
    "/tag/kampvuur/page/2/": "/trefwoorden/kampvuur/",
    "/?category_name=naasten": "/themas/naasten/",
    "/?tag=kampvuur": "/trefwoorden/kampvuur/",
    "/?author=2": "/actueel/",
    "/author/anna/page/3/": "/actueel/",
    "/?m=202103": "/actueel/?jaar=2021",
    "/?m=20210302": "/actueel/?jaar=2021",
    "/?m=2021": "/actueel/?jaar=2021",
    "/?year=2021&monthnum=3": "/actueel/?jaar=2021",
    "/2021/": "/actueel/?jaar=2021",
    "/2021/03/02/": "/actueel/?jaar=2021",
    "/2021/03/page/2/": "/actueel/?jaar=2021",
    "/2021/03/02/samen-en-warm/": "/actueel/samen-en-warm/",
    "/samen-en-warm/": "/actueel/samen-en-warm/",
    "/Samen-En-Warm/": "/actueel/samen-en-warm/",
    "/nieuws/samen-en-warm/": "/actueel/samen-en-warm/",
    "/index.php/2021/03/samen-en-warm/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/amp/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/embed/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/trackback/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/comment-page-2/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/2/": "/actueel/samen-en-warm/",
    "/2021/03/samen-en-warm/?replytocom=12": "/actueel/samen-en-warm/",
    "/?name=samen-en-warm": "/actueel/samen-en-warm/",
    "/page/2/": "/actueel/",
    "/?paged=2": "/actueel/",
    "/search/warm/": "/zoeken/?q=warm",
    "/wp-login.php": "/beheer/",
    "/wp-admin/": "/beheer/",
    "/wp-sitemap.xml": "/sitemap.xml",
    "/?attachment_id=4": "/media/original_images/vuur.jpg",
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
    move(Export().item(5, "Café", slug="caf%c3%a9", link=f"{SITE}/nieuws/caf%c3%a9/"))

    assert client.get("/nieuws/caf%C3%A9/")["Location"] == ArticlePage.objects.get(wordpress_id=5).url
    assert Keyword.objects.count() == 0


def test_names_a_page_had_before_lead_on_also_in_texts(move, client):
    old = [f'<a href="{SITE}/{path}/">{path}</a>' for path in ("oude-naam", "2018/01/oudste-naam", "nieuwe-naam")]
    export = Export().item(71, "Nieuw", slug="nieuwe-naam", link=f"{SITE}/blog/nieuwe-naam/")
    export.parts[-1] = export.parts[-1].replace(
        "</item>", "".join(map(old_slug, ("oude-naam", "oudste-naam"))) + "</item>"
    )

    move(export.item(72, "Verwijst", slug="verwijst", content=", ".join(old)))

    new = ArticlePage.objects.get(wordpress_id=71)
    for address in ("/oude-naam/", "/blog/oude-naam/", "/oudste-naam/", "/2018/01/oudste-naam/", "/Oude-Naam/"):
        assert client.get(address)["Location"] == new.url
    text = ArticlePage.objects.get(wordpress_id=72).body.raw_data[0]["value"]
    assert text.count(f'linktype="page" id="{new.pk}"') == 3


def old_slug(slug):
    return f"<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>{slug}</wp:meta_value></wp:postmeta>"


def test_an_old_name_does_not_take_the_address_of_a_page_that_has_it_now(move, client):
    export = Export().item(71, "Nieuw", slug="nieuw").item(72, "Ander", slug="oude-naam")
    export.parts[0] = export.parts[0].replace("</item>", old_slug("oude-naam") + "</item>")

    move(export)

    assert client.get("/oude-naam/")["Location"] == "/actueel/oude-naam/"


def test_a_hidden_page_has_no_old_names(move, client):
    export = Export().item(71, "Geheim", slug="nieuw", status="private")
    export.parts[0] = export.parts[0].replace("</item>", old_slug("oude-naam") + "</item>")

    move(export)

    for address in ("/oude-naam/", "/nieuw/", "/2020/01/nieuw/"):
        assert client.get(address).status_code == 404


def test_a_page_at_an_address_of_the_site_gets_another_and_is_told(move, client):
    export = Export()
    for number, slug in enumerate(("media", "static", "mijn", "beheer", "zoeken-en-vinden"), 141):
        export.page(number, f"Pagina {slug}", slug=slug, content="Hier.")

    result = move(export)

    slugs = set(InformationPage.objects.filter(title__startswith="Pagina").values_list("slug", flat=True))
    assert slugs == {"media-pagina", "static-pagina", "mijn-pagina", "beheer-pagina", "zoeken-en-vinden"}
    for slug in ("media", "static", "mijn", "beheer"):
        assert f"het adres “{slug}” was niet vrij en is “{slug}-pagina” geworden" in result.rows.replace("Het", "het")
    assert client.get("/?page_id=141")["Location"] == "/media-pagina/"


def test_numbers_and_words_of_nonsense_answer_as_any_other_page(client, tree):
    for address in (
        "/?m=abc", "/?author=²", "/?name=%00", "/?year=x&monthnum=y", "/?feed=x", "/?paged=99999999999999999999",
        "/?category_name=" + "a" * 500, "/?tag=/", "/?m=202199",
    ):  # fmt: skip
        assert client.get(address).status_code == 200
    for address in ("/search/", "/page/x/", "/xmlrpc.php", "/" + "a/" * 120 + "feed/"):
        assert client.get(address).status_code in {301, 404}
