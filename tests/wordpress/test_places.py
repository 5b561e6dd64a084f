"""Links: what people meant, places in a text and the links to them, footnotes."""

import json

import pytest

from articles.models import ArticlePage
from rvggz.wordpress.body.hrefs import whole_href
from tests.articles.pdf_ua.reading import words
from tests.wordpress.wxr import SITE, Export

NOTES = [
    {"content": "Zie <em>Over de brug</em>, blz. 12.", "id": "8f1a"},
    {"content": '<a href="https://bron.example">Bron</a>', "id": "9b"},
]
REFERENCE = '<sup data-fn="{0}" class="fn"><a href="#{0}" id="{0}-link">{1}</a></sup>'
TEXT = (
    f"<!-- wp:paragraph --><p>Herstel kan{REFERENCE.format('8f1a', 1)}, en snel{REFERENCE.format('9b', 2)}.</p>"
    "<!-- /wp:paragraph -->"
)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("www.voorbeeld.example", "https://www.voorbeeld.example"),
        ("voorbeeld.nl/pad", "https://voorbeeld.nl/pad"),
        ("http:/voorbeeld.example/a", "http://voorbeeld.example/a"),
        ("http//voorbeeld.example", "http://voorbeeld.example"),
        ("http://https://voorbeeld.example/x", "https://voorbeeld.example/x"),
        ("https://voorbeeld.example/a//b", "https://voorbeeld.example/a//b"),
        ("HTTP://Voorbeeld.example/", "http://Voorbeeld.example/"),
        (" info@voorbeeld.example. ", "mailto:info@voorbeeld.example"),
        ("mailto:info@voorbeeld.example.", "mailto:info@voorbeeld.example"),
        (
            "mailto: info@voorbeeld.example?subject=Vraag%20over%20%26",
            "mailto:info@voorbeeld.example?subject=Vraag%20over%20%26",
        ),
        ("mailto://info@voorbeeld.example", "mailto:info@voorbeeld.example"),
        ("/actueel/stuk.html", "/actueel/stuk.html"),
        ("stuk.html", "stuk.html"),
        ("?p=12", "?p=12"),
        ("#kop", "#kop"),
        ("tel:0301234567", "tel:0301234567"),
    ],
)
def test_an_address_is_what_was_meant(typed, meant):
    assert whole_href(typed) == meant


def test_links_in_a_text_lead_to_places_that_are_there(bodies):
    made = bodies({
        "kop": '<p><a href="#deel2">verder</a></p><h2 id="deel2">Het tweede deel</h2>',
        "alinea": '<p>Zie <a href="#hier">onder</a>.</p><p>Iets</p><p><a name="hier"></a>Daar.</p>',
        "punt": '<p>Zie <a href="#drie">drie</a>.</p><ul><li>a</li><li><span id="drie">c</span></li></ul>',
        "twee namen": '<p><a href="#a">a</a> <a href="#b">b</a></p><div id="a"><p id="b">Samen</p></div>',
        "nergens": '<p>Zie <a href="#weg">verderop</a>, <a href="#">los</a>, <a href="whatsapp://send?text=x">app</a>.</p>',
        "word": '<p>Stelling<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Bron</p>',
    })  # fmt: skip

    assert made["kop"] == [
        ("text", '<p><a href="#deel2">verder</a></p>'),
        ("heading", {"text": "Het tweede deel", "level": "h2", "fragment": "deel2"}),
    ]
    assert made["alinea"][0][1].endswith('<p id="hier">Daar.</p>')
    assert '<li id="drie">c</li>' in made["punt"][0][1]
    assert made["twee namen"][0][1] == '<p><a href="#a">a</a> <a href="#a">b</a></p><p id="a">Samen</p>'
    assert made["nergens"] == [("text", "<p>Zie verderop, los, app.</p>")]
    assert "#weg" in bodies.rows["nergens"]
    assert "whatsapp://send" in bodies.rows["nergens"]
    assert made["word"][0][1] == (
        '<p>Stelling<a href="#ftn1" id="ftnref1"><sup>[1]</sup></a></p><p><a href="#ftnref1" id="ftn1">[1]</a> Bron</p>'
    )


def test_a_link_to_a_part_of_another_text_leads_to_that_part(bodies, browse):
    bodies({
        "eerste": f'<p><a href="{SITE}/tekst-1002/#Deel2">deel 2</a> '
        f'<a href="{SITE}/tekst-1002/#comment-5">reactie</a></p>',
        "tweede": '<h2 id="Deel2">Verder</h2>',
    })  # fmt: skip

    page = browse(bodies.pages["eerste"])

    url = ArticlePage.objects.get(title="tweede").url
    assert f'<a href="{url}#deel2">deel 2</a>' in page
    assert f'<a href="{url}">reactie</a>' in page
    assert '<h2 id="deel2">Verder</h2>' in browse(url)


def test_footnotes_stand_below_and_lead_both_ways(bodies, browse):
    meta = {name: {"footnotes": json.dumps(NOTES)} for name in ("met blok", "zonder blok")}
    made = bodies({
        "met blok": TEXT + "<!-- wp:footnotes /--><!-- wp:paragraph --><p>Slot</p><!-- /wp:paragraph -->",
        "zonder blok": TEXT,
        "zonder noten": TEXT,
        "plugin": "<p>Herstel kan[efn_note]Zie <em>blz.</em> 3[/efn_note].</p>",
    }, None, meta)  # fmt: skip

    notes = (
        '<ol><li id="noot-1">Zie <i>Over de brug</i>, blz. 12. <a href="#noot-1-terug">terug</a></li>'
        '<li id="noot-2"><a href="https://bron.example">Bron</a> <a href="#noot-2-terug">terug</a></li></ol>'
    )
    said = made["met blok"]
    assert said[0][1].startswith('<p>Herstel kan<a href="#noot-1" id="noot-1-terug"><sup>1</sup></a>, en snel')
    assert said[1:] == [("heading", {"text": "Noten", "level": "h2"}), ("text", f"{notes}<p>Slot</p>")]
    assert made["zonder blok"][-1] == ("text", notes)
    assert made["zonder noten"] == [("text", "<p>Herstel kan<sup>1</sup>, en snel<sup>2</sup>.</p>")]
    assert made["plugin"][-1][1].startswith('<ol><li id="noot-1">Zie <i>blz.</i> 3')
    page = browse(bodies.pages["met blok"])
    assert '<a href="#noot-1" id="noot-1-terug"><sup>1</sup></a>' in page
    assert '<li id="noot-1">' in page


def test_footnotes_lead_both_ways_in_the_pdf(bodies, client, tmp_path):
    from io import BytesIO

    import pypdf

    bodies({"noot": TEXT}, Export().category("herstel", "Herstel"), {"noot": {"footnotes": json.dumps(NOTES)}})

    response = client.get(f"{bodies.pages['noot'].url}pdf/")

    reader = pypdf.PdfReader(BytesIO(b"".join(response.streaming_content)))
    assert "Over de brug, blz. 12." in words(reader)
    targets = [
        str(link.get_object().get("/Dest") or link.get_object().get("/A", {}).get("/D"))
        for page in reader.pages for link in page.get("/Annots", [])
    ]  # fmt: skip
    assert {"noot-1", "noot-1-terug", "noot-2", "noot-2-terug"} <= {target.strip("'") for target in targets}
