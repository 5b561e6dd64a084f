"""Shortcodes of plugins and page builders give their words, addresses and pictures; brackets of people are words."""

import base64
from urllib.parse import quote

import pytest

from tests.wordpress.wxr import SITE, Export

UPLOADS = f"{SITE}/wp-content/uploads/2021/03"


@pytest.fixture
def library(uploads):
    uploads("2021/03/foto.jpg")
    uploads("2021/03/foto2.jpg", colour=(20, 80, 120))
    uploads("2021/03/jaarverslag.pdf", b"%PDF-1.4 x")
    export = Export().attachment(4, "2021/03/foto.jpg", title="Foto", alt="Vuur").attachment(5, "2021/03/foto2.jpg")
    return export.attachment(7, "2021/03/jaarverslag.pdf", title="Jaarverslag")


def kinds(blocks):
    return [kind for kind, _ in blocks]


def text(blocks):
    return "".join(value for kind, value in blocks if kind == "text")


def test_brackets_in_a_sentence_are_words(texts):
    said = {
        "a": "Stuur een [e-mail] naar [naam-organisatie] of zie [1] en [sic] en [...].",
        "b": "Zij [de cliënt, red.] zei [cliënt = persoon] en [zie https://x.example] en [zo].",
        "c": "Een noot [a/b], [Vught] en [on line].",
    }

    made = texts(said)

    assert made == {name: f"<p>{words}</p>" for name, words in said.items()}
    for row in texts.rows.values():
        assert "shortcode" not in row


def test_a_word_in_brackets_on_a_line_of_its_own_stays_and_is_told(texts):
    made = texts({"los": "Zo.\n\n[agenda]\n\nEn."})

    assert made["los"] == "<p>Zo.</p><p>[agenda]</p><p>En.</p>"
    assert "[agenda] staat nog in de tekst" in texts.rows["los"]


def test_an_address_in_an_unknown_shortcode_is_what_it_leads_to(bodies, library):
    made = bodies({
        "knop": f'[button link="{SITE}/tekst-1002/"]Meld je aan[/button]',
        "pdf": f'[pdf-embedder url="{UPLOADS}/jaarverslag.pdf" title="Het verslag"]',
        "video": '[su_youtube url="https://www.youtube.com/watch?v=AAAAAAAAAAA&amp;t=30"]',
        "nummer": '[fusion_youtube id="AAAAAAAAAAA"]',
        "tussen": "[embedyt]https://www.youtube.com/watch?v=AAAAAAAAAAA[/embedyt]",
        "beeld": f'[mooi_beeld src="{UPLOADS}/foto.jpg"]',
        "kaart": "[googlemaps https://maps.example/kaart?x=1]",
        "tekst": '[su_button url="https://x.example/a" title="Lees verder"]',
        "achtergrond": f'[vak background_image="{UPLOADS}/foto.jpg"]Tekst[/vak]',
        "bbcode": "[url=https://x.example/b]hier[/url]",
        "www": '[link to="www.x.example"]',
    }, library)  # fmt: skip

    assert '<a linktype="page"' in text(made["knop"])
    assert ">Meld je aan</a>" in text(made["knop"])
    assert made["pdf"][0][0] == "download"
    assert made["pdf"][0][1]["title"] == "Het verslag"
    assert made["video"][0][1]["url"] == "https://www.youtube.com/watch?v=AAAAAAAAAAA&t=30"
    assert kinds(made["nummer"]) == kinds(made["tussen"]) == ["video"]
    assert kinds(made["beeld"]) == ["figure"]
    assert text(made["kaart"]) == '<p><a href="https://maps.example/kaart?x=1">https://maps.example/kaart?x=1</a></p>'
    assert text(made["tekst"]) == '<p><a href="https://x.example/a">Lees verder</a></p>'
    assert made["achtergrond"] == [("text", "<p>Tekst</p>")]
    assert text(made["bbcode"]) == '<p><a href="https://x.example/b">hier</a></p>'
    assert text(made["www"]) == '<p><a href="https://www.x.example">https://www.x.example</a></p>'
    assert bodies.rows["knop"].count("“button”") == 1


def test_wpbakery_gives_its_words_pictures_and_buttons(bodies, library):
    button = "url:https%3A%2F%2Fx.example%2Fmee|title:Doe%20mee|target:_blank"
    raw = base64.b64encode(quote("<p>Uit <b>HTML</b></p><script>alert(1)</script>").encode()).decode()
    made = bodies({"bouwer": (
        '[vc_row][vc_column width="1/2"][vc_custom_heading text="Onze kop" font_container="tag:h2"]'
        '[vc_column_text]Hallo <em>lezer</em>.\n\nTweede alinea.[/vc_column_text]'
        '[vc_single_image image="4" img_size="full"]'
        f'[vc_btn title="Meld je aan" link="{button}"][vc_video link="https://vimeo.com/11111111"]'
        '[vc_gallery images="4,5"][vc_toggle title="Vraag?"]Antwoord.[/vc_toggle]'
        f"[vc_raw_html]{raw}[/vc_raw_html][vc_empty_space][/vc_column][/vc_row]"
    )}, library)["bouwer"]  # fmt: skip

    assert kinds(made) == ["heading", "text", "figure", "text", "video", "gallery", "accordion", "text"]
    assert made[0][1]["text"] == "Onze kop"
    assert made[1][1] == "<p>Hallo <i>lezer</i>.</p><p>Tweede alinea.</p>"
    assert made[3][1] == '<p><a href="https://x.example/mee">Meld je aan</a></p>'
    assert made[6][1]["items"][0]["value"] == {"title": "Vraag?", "text": "<p>Antwoord.</p>"}
    assert made[7][1] == "<p>Uit <b>HTML</b></p>"
    assert bodies.rows["bouwer"].count("opmaak van WPBakery") == 1


def test_divi_and_enfold_give_their_words_pictures_and_buttons(bodies, library):
    made = bodies({
        "divi": '[et_pb_section fb_built="1" _builder_version="4.9"][et_pb_row][et_pb_column type="4_4"]'
        '[et_pb_text]<p>Hallo</p>'
        f'[/et_pb_text][et_pb_image src="{UPLOADS}/foto.jpg" alt="Vuur"][/et_pb_image]'
        '[et_pb_button button_url="https://x.example/" button_text="Doe mee"][/et_pb_button]'
        '[et_pb_blurb title="Samen" use_icon="on"]<p>eten</p>[/et_pb_blurb]'
        '[et_pb_toggle title="Vraag" open="off"]<p>Antwoord</p>[/et_pb_toggle]'
        "[/et_pb_column][/et_pb_row][/et_pb_section]",
        "enfold": f'[av_section src="{UPLOADS}/foto2.jpg"][av_heading heading="Kop" tag="h2"]'
        '[av_textblock]Tekst[/av_textblock]'
        f"[av_image src='{UPLOADS}/foto.jpg' attachment='4'][/av_section]",
        "elementor": '<section class="elementor-section" data-id="1">'
        '<div class="elementor-widget-container"><p>Tekst</p>'
        '<a class="elementor-button" href="https://x.example"><span>Meer</span></a></div></section>',
    }, library)  # fmt: skip

    assert kinds(made["divi"]) == ["text", "figure", "text", "heading", "text", "accordion"]
    assert text(made["divi"]) == '<p>Hallo</p><p><a href="https://x.example/">Doe mee</a></p><p>eten</p>'
    assert kinds(made["enfold"]) == ["heading", "text", "figure"]
    assert text(made["elementor"]) == '<p>Tekst</p><p><a href="https://x.example">Meer</a></p>'


def test_old_players_and_pdfs_on_the_page_are_what_they_are(bodies, library):
    made = bodies({
        "flash": '<object><param name="movie" value="http://www.youtube.com/v/AAAAAAAAAAA&hl=nl"></param>'
        '<embed src="http://www.youtube.com/v/AAAAAAAAAAA&hl=nl"></embed></object><p>Klaar.</p>',
        "object": f'<object data="{UPLOADS}/jaarverslag.pdf" type="application/pdf"><p>Geen PDF? '
        f'<a href="{UPLOADS}/jaarverslag.pdf">Haal hem op</a></p></object>',
        "embed": f'<embed src="{UPLOADS}/jaarverslag.pdf" type="application/pdf">',
        "iframe": f'<iframe src="{UPLOADS}/jaarverslag.pdf"></iframe>',
        "kijker": f'<iframe src="https://docs.google.com/viewer?url={quote(UPLOADS)}%2Fjaarverslag.pdf">'
        "</iframe>",
        "eigen kijker": f'<iframe src="{SITE}/wp-content/plugins/x/viewer.html?file={UPLOADS}/jaarverslag.pdf#page=2">'
        "</iframe>",
        "blok": '<!-- wp:file {"id":7} --><div class="wp-block-file"><object class="wp-block-file__embed" '
        f'data="{UPLOADS}/jaarverslag.pdf"></object><a href="{UPLOADS}/jaarverslag.pdf">Jaarverslag</a>'
        f'<a href="{UPLOADS}/jaarverslag.pdf" class="wp-block-file__button">Download</a></div><!-- /wp:file -->',
        "lui": '<iframe data-src="https://www.youtube.com/embed/AAAAAAAAAAA"></iframe>',
    }, library)  # fmt: skip

    assert kinds(made["flash"]) == ["video", "text"]
    for name in ("object", "embed", "iframe", "kijker", "eigen kijker", "blok"):
        assert [kind for kind in kinds(made[name]) if kind != "text"] == ["download"], name
    assert kinds(made["lui"]) == ["video"]


def test_blocks_of_plugins_that_hold_their_words_in_attributes_give_them(bodies, library):
    made = bodies({
        "acf": '<!-- wp:acf/kader {"id":"b1","data":{"titel":"Let op","_titel":"field_1",'
        '"tekst":"Kom op tijd naar de zaal.",'
        f'"knop":"https://x.example/mee","bestand":"{UPLOADS}/jaarverslag.pdf","align":"wide"}}}} /-->',
        "binnenin": '<!-- wp:acme/doos {"title":"Titel"} --><div><p>Er staat tekst in.</p></div><!-- /wp:acme/doos -->',
    }, library)  # fmt: skip

    assert kinds(made["acf"]) == ["heading", "text", "download"]
    assert text(made["acf"]).startswith("<p>Kom op tijd naar de zaal.</p>")
    assert '<a href="https://x.example/mee">' in text(made["acf"])
    assert made["binnenin"] == [("text", "<p>Er staat tekst in.</p>")]
    assert "acf/kader" in bodies.rows["acf"]
