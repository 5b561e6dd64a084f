"""What mark-up and styles mean stays; what readers did not see goes and is told."""

from tests.wordpress.wxr import SITE

PASTED = '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">Gewoon</span></p>'


def test_marks_that_mean_something_stay(texts):
    made = texts({
        "doorgehaald": "<p>Op <del>3 mei</del> <ins>10 mei</ins>, <s>€ 25</s> € 10, <strike>niet</strike> wel.</p>",
        "stijl": '<p><span style="text-decoration: line-through">dinsdag</span> '
        '<span style="font-style:italic">wel</span> '
        '<span style="font-weight: 700 !important">vet</span> m<span style="vertical-align: super">2</span></p>',
        "stijl haalt weg": f'{PASTED}<p>en <span style="font-weight:700">vet</span></p></b>',
        "binnenin": '<p><strong>vet <span style="font-weight: normal">gewoon <em>schuin</em></span> vet</strong></p>',
        "afkorting": '<p>De <abbr title="geestelijke gezondheidszorg">ggz</abbr>, ja de '
        '<abbr title="geestelijke gezondheidszorg">ggz</abbr>.</p>',
        "gezegd": "<p>Zij zei <q>kom binnen</q>. Druk op <kbd>Enter</kbd>, <mark>echt</mark>.</p>",
        "taal": '<p lang="en">Nothing about us</p><div dir="rtl"><p>مرحبا</p></div>'
        '<p class="MsoNormal" lang="EN-US">Zo</p>',
        "los": "<p>her<b>stel</b><i> </i>en<em> meer</em></p>",
    })  # fmt: skip

    assert made == {
        "doorgehaald": "<p>Op <s>3 mei</s> 10 mei, <s>€ 25</s> € 10, <s>niet</s> wel.</p>",
        "stijl": "<p><s>dinsdag</s> <i>wel</i> <b>vet</b> m<sup>2</sup></p>",
        "stijl haalt weg": "<p>Gewoon</p><p>en <b>vet</b></p>",
        "binnenin": "<p><b>vet </b>gewoon <i>schuin</i><b> vet</b></p>",
        "afkorting": "<p>De ggz (geestelijke gezondheidszorg), ja de ggz.</p>",
        "gezegd": "<p>Zij zei “kom binnen”. Druk op Enter, echt.</p>",
        "taal": '<p lang="en">Nothing about us</p><p dir="rtl">مرحبا</p><p>Zo</p>',
        "los": "<p>her<b>stel</b> en<i> meer</i></p>",
    }


def test_verses_keep_their_lines_strophes_and_indents(texts):
    made = texts({"vers": '<pre class="wp-block-verse">Regel een\n    ingesprongen\n\nstrofe twee</pre>'})

    assert made["vers"] == f"<p>Regel een<br/>{chr(160) * 4}ingesprongen</p><p>strofe twee</p>"


def test_pictures_that_are_signs_become_signs_and_no_picture_breaks_a_sentence(bodies):
    emoji, smiley = "https://s.w.org/images/core/emoji/14.0.0/svg", f"{SITE}/wp-includes/images/smilies"
    made = bodies({
        "emoji": f'<p>Fijn <img class="emoji" src="{emoji}/1f642.svg" alt="🙂"> dat je er was.</p>',
        "zonder woorden": f'<p>Fijn <img src="{emoji}/1f468-200d-1f469.svg"> hoor</p>',
        "smiley": f'<p>Fijn <img src="{smiley}/icon_wink.gif" alt=";-)" class="wp-smiley" /> hoor</p>',
        "ontbreekt": f'<p>Voor <img src="{SITE}/wp-content/uploads/2020/01/weg.jpg" alt="een hart"> na</p>',
        "elders": '<p>Voor <img src="https://elders.example/p.png" alt="Logo"> na</p>',
        "telt": '<p>Voor <img src="https://telt.example/p.gif" width="1" height="1"> na</p>',
    })  # fmt: skip

    assert made == {
        "emoji": [("text", "<p>Fijn 🙂 dat je er was.</p>")],
        "zonder woorden": [("text", "<p>Fijn 👨\u200d👩 hoor</p>")],
        "smiley": [("text", "<p>Fijn 😉 hoor</p>")],
        "ontbreekt": [("text", "<p>Voor een hart na</p>")],
        "elders": [("text", '<p>Voor <a href="https://elders.example/p.png">Logo</a> na</p>')],
        "telt": [("text", "<p>Voor na</p>")],
    }
    assert "afbeelding ontbreekt" in bodies.rows["ontbreekt"]


def test_pictures_that_load_later_are_found_once(bodies, uploads):
    from tests.wordpress.wxr import Export

    uploads("2020/05/foto.jpg")
    uploads("2020/05/andere.jpg", colour=(1, 2, 3))
    folder = f"{SITE}/wp-content/uploads/2020/05"
    export = Export().attachment(4, "2020/05/foto.jpg").attachment(5, "2020/05/andere.jpg")
    empty = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    made = bodies({
        "data-src": f'<p><img src="{empty}" data-src="{folder}/foto-300x200.jpg" alt="x"></p>',
        "data-lazy-src": f'<p><img data-lazy-src="{folder}/foto.jpg" alt="x"></p>',
        "noscript": f'<p><img class="lazy" data-src="{folder}/foto.jpg" alt="x"><noscript><img src="{folder}/foto.jpg" '
        'alt="x"></noscript></p>',
        "alleen noscript": f'<p><img src="{empty}"><noscript><img src="{folder}/andere.jpg"></noscript></p>',
        "srcset": f'<p><img src="{empty}" srcset="{folder}/foto.jpg 300w, {folder}/foto-2.jpg 600w" alt="x"></p>',
    }, export)  # fmt: skip

    assert {name: [kind for kind, _ in blocks] for name, blocks in made.items()} == {name: ["figure"] for name in made}


def test_what_readers_did_not_see_is_left_out_and_told(texts):
    hidden = {
        "links": '<p>Zo.</p><div style="position:absolute;left:-9999px"><a href="https://x.example">pillen</a></div>',
        "niets": '<p>Zo. <span style="display: none">pillen</span></p>',
        "klein": '<p>Zo. <span style="font-size:0px">pillen</span></p>',
        "attribuut": "<p>Zo.</p><p hidden>pillen</p>",
    }
    shown = {
        "gaat later open": '<p>Zo.</p><div class="toggle-content" style="display:none"><p>Antwoord</p></div>',
        "wit": '<p>Zo. <span style="color: #fff">onleesbaar</span></p>',
        "wit op kleur": '<p style="background-color: #003; color: #fff">Zo. leesbaar</p>',
        "klein maar er": '<p>Zo. <span style="font-size: 0.8em">klein</span></p>',
    }

    made = texts({**hidden, **shown})

    for name in hidden:
        assert made[name] == "<p>Zo.</p>", name
        assert "lezers niet zagen" in texts.rows[name], name
        assert "pillen" in texts.rows[name], name
    assert made["gaat later open"] == "<p>Zo.</p><p>Antwoord</p>"
    assert "witte tekst" in texts.rows["wit"]
    assert "onleesbaar" in made["wit"]
    assert "witte tekst" not in texts.rows["wit op kleur"]
    assert "klein" in made["klein maar er"]


def test_forms_are_told_once_with_where_and_sentences_in_them_stay(texts):
    made = texts({
        "formulier": '<p>Tekst.</p><form action="https://x.example/in"><label>Naam <input name="n"></label>'
        "<p>Met dit formulier meld je je aan voor de bijeenkomst van de hele beweging.</p>"
        "<button>Meld je aan</button></form>",
        "shortcode": '<p>Tekst.</p>[contact-form-7 id="12" title="Contact"][gravityform id="3"]',
        "los": '<p>Tekst.</p><p>Zoek <input type="text"></p>',
    })  # fmt: skip

    assert made["formulier"] == (
        "<p>Tekst.</p><p>Met dit formulier meld je je aan voor de bijeenkomst van de hele beweging.</p>"
    )
    assert made["shortcode"] == "<p>Tekst.</p>"
    assert texts.rows["formulier"].count("formulier is weggelaten (ging naar https://x.example/in)") == 1
    assert "“contact-form-7”, “Contact”" in texts.rows["shortcode"]
    assert "“gravityform”" in texts.rows["shortcode"]
    assert "invulvelden" in texts.rows["los"]
    assert "/beheer/pages/" in texts.rows["los"]


def test_less_than_is_no_tag_and_an_empty_text_is_told(bodies):
    made = bodies({
        "kleiner": "De groep is < 18 jaar.\n\nEen nieuwe alinea, met een pijl -> hier.\n\nIk <3 jullie.",
        "leeg geworden": '[rev_slider alias="home"]',
        "leeg": "",
    })  # fmt: skip

    assert made["kleiner"] == [
        (
            "text",
            "<p>De groep is &lt; 18 jaar.</p><p>Een nieuwe alinea, met een pijl -&gt; hier.</p><p>Ik &lt;3 jullie.</p>",
        )
    ]
    assert "leeg over" in bodies.rows["leeg geworden"]
    assert "de tekst is leeg" in bodies.rows["leeg"]
