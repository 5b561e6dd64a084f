"""Words of the old site as people know them: one keyword for what looks the same, found however it was written."""

import xml.etree.ElementTree as ET

import pytest

from articles.models import ArticlePage, Keyword
from tests.wordpress.wxr import Export

TWINS = [("foto's maken", "foto’s maken"), ("e-health", "e\u2011health"), ("Zelfregie", "Zelf\u00adregie")]
TITLES = [
    "e-health helpt", "eHealth is het toverwoord", "Het F-ACT team", "re-integratie lukt", "COVID-19",
    "G.G.Z. in letters",
    "Over ons", "Wie zijn wij", "zorg\u00advergoeding met zacht streepje",
]  # fmt: skip


def test_tags_that_look_the_same_become_one_keyword(move):
    terms = [("post_tag", f"t{number}", name) for number, name in enumerate(name for pair in TWINS for name in pair)]
    export = Export()
    for _, slug, name in terms:
        export = export.tag(slug, name)

    result = move(export.item(1, "Tags", slug="tags", terms=tuple(terms)))

    assert result.status == 0
    assert sorted(Keyword.objects.values_list("name", flat=True)) == sorted(first for first, _ in TWINS)
    assert ArticlePage.objects.get().keywords.count() == len(TWINS)


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_when_only_the_items_name_them(move, order):
    for_each = [name for pair in TWINS for name in pair][::order]
    terms = tuple(("post_tag", f"t{number}", name) for number, name in enumerate(for_each))

    move(Export().item(1, "Tags", slug="tags", terms=terms))

    assert Keyword.objects.count() == ArticlePage.objects.get().keywords.count() == len(TWINS)
    assert not [name for name in Keyword.objects.values_list("name", flat=True) if "\u00ad" in name]


def test_texts_of_the_old_site_are_found_as_people_ask(move, client):
    export = Export()
    for number, title in enumerate(TITLES, start=600):
        export = export.item(number, title, slug=f"stuk-{number}", content=f"<p>{title}.</p>")
    move(export)

    def found(question):
        return {card.title for card in client.get("/zoeken/", {"q": question}).context["listing"].cards}

    assert found("ehealth") == found("e-health") == {"e-health helpt", "eHealth is het toverwoord"}
    assert found("fact team") == {"Het F-ACT team"}
    assert found("reintegratie") == {"re-integratie lukt"}
    assert found("covid19") == {"COVID-19"}
    assert found("ggz") == {"G.G.Z. in letters"}
    assert found("over ons") == {"Over ons"}
    assert found("wie zijn wij") == {"Wie zijn wij"}
    assert found("zorgvergoeding") == {"zorg\u00advergoeding met zacht streepje"}


def test_control_characters_break_no_feed(move, client):
    bad = "Herstel\u2028groep\u0085 &#11; \u200b\ufffe"
    move(
        Export().tag("w", bad).author("sam", "sam@oud.example", bad)
        .item(1, bad, slug="a", excerpt=bad, content=f"<p>{bad}</p>", creator="sam", terms=(("post_tag", "w", bad),))
    )  # fmt: skip

    title = ArticlePage.objects.get().title
    assert title.startswith("Herstel groep") and title.isprintable()
    for address in ("/actueel/feed.atom", "/feed.rss", "/sitemap-paginas.xml"):
        ET.fromstring(client.get(address).content)  # noqa: S314
