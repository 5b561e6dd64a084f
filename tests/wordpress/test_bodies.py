"""What editors made in WordPress' two editors reads the same in our blocks."""

import pytest

from tests.wordpress.wxr import SITE, Export

UPLOADS = f"{SITE}/wp-content/uploads/2021/03"


@pytest.fixture
def with_media(uploads):
    uploads("2021/03/foto.jpg")
    uploads("2021/03/foto2.jpg", colour=(20, 80, 120))
    uploads("2021/03/lied.mp3", b"ID3" + b"x" * 40)
    uploads("2021/03/film.mp4", b"\0\0\0\x18ftypmp42")
    uploads("2021/03/stuk.pdf", b"%PDF-1.4 x")
    return (
        Export()
        .attachment(4, "2021/03/foto.jpg", title="Foto", alt="Mensen om een vuur", caption="Foto: Eva")
        .attachment(5, "2021/03/foto2.jpg", title="Foto 2")
        .attachment(6, "2021/03/lied.mp3", title="Het lied")
        .attachment(7, "2021/03/stuk.pdf", title="Het stuk")
        .item(
            50,
            "Vast stuk",
            type="wp_block",
            content="<!-- wp:paragraph --><p>Overal hetzelfde</p><!-- /wp:paragraph -->",
        )
    )


def of_type(blocks, kind):
    return [value for name, value in blocks if name == kind]


def test_classic_text_keeps_its_paragraphs_line_breaks_lists_and_headings(blocks):
    made = blocks(
        "Eerste regel\ntweede regel\n\nNieuwe <strong>alinea</strong> &amp; meer.\n<h1>Grote kop</h1>\nTekst\n"
        "<ul>\n<li>a</li>\n<li>b<ul><li>c</li></ul></li>\n</ul>\nErna\n<h4>Kleine kop</h4>"
    )

    assert made == [
        ("text", "<p>Eerste regel<br/>tweede regel</p><p>Nieuwe <b>alinea</b> &amp; meer.</p>"),
        ("heading", {"text": "Grote kop", "level": "h2"}),
        ("text", "<p>Tekst</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>Erna</p>"),
        ("heading", {"text": "Kleine kop", "level": "h3"}),
    ]


def test_debris_of_word_leaves_only_what_it_meant(blocks):
    made = blocks(
        '<p class="MsoNormal"><span style="font-weight: bold; color: red">Vet</span>&nbsp;'
        '<font face="Arial">gewoon</font>'
        "<o:p></o:p></p><p>&nbsp;</p><style>p {}</style>"
    )

    assert made == [("text", "<p><b>Vet</b> gewoon</p>")]


def test_arrows_around_a_line_are_left_out(blocks):
    made = blocks(
        "&gt;&gt; Kijk het hier terug.\n\n<a href='https://elders.example/'>Lees verder &gt;&gt;</a>\n\n5 &gt; 4"
    )

    assert made == [
        (
            "text",
            '<p>Kijk het hier terug.</p><p><a href="https://elders.example/">Lees verder</a></p><p>5 &gt; 4</p>',
        )
    ]


@pytest.mark.parametrize(
    "caption",
    [
        f'[caption id="attachment_4" width="640"]<a href="{UPLOADS}/foto.jpg"><img class="wp-image-4" '
        f'src="{UPLOADS}/foto-1024x683.jpg" alt="Een kring" /></a> Foto: <em>samen</em>[/caption]',
        f'[caption id="attachment_4" caption="Foto: samen"]<img class="wp-image-4" src="{UPLOADS}/foto-300x200.jpg" '
        'alt="Een kring"/>[/caption]',
    ],
)
def test_both_forms_of_caption_become_a_picture_with_its_words(blocks, with_media, caption):
    (figure,) = of_type(blocks(caption, with_media), "figure")

    assert figure["caption"] == "Foto: samen"
    assert figure["image"]["alt_text"] == "Een kring"


def test_a_picture_in_a_sentence_is_lifted_out_and_the_sentence_goes_on(blocks, with_media):
    made = blocks(f'Voor <b>vet <img class="wp-image-4" src="{UPLOADS}/foto.jpg"> meer</b>', with_media)

    assert [kind for kind, _ in made] == ["text", "figure", "text"]
    assert made[1][1]["image"]["alt_text"] == "Mensen om een vuur"
    assert made[2][1] == "<p><b>meer</b></p>"


def test_players_become_blocks_and_what_we_do_not_know_a_link(blocks, with_media):
    made = blocks(
        "Kijk:\nhttps://www.youtube.com/watch?v=aqz-KE-bpKQ\n\n[embed]https://vimeo.com/12345[/embed]\n\n"
        '<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ" title="Week"></iframe>\n\nhttps://elders.example/1\n\n'
        f'[audio mp3="{UPLOADS}/lied.mp3"][/audio]\n\n[video src="{UPLOADS}/film.mp4"]\n\n[playlist ids="6"]',
        with_media,
    )

    videos = of_type(made, "video")
    assert [video["url"] for video in videos] == [
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "https://vimeo.com/12345",
        "https://www.youtube.com/embed/aqz-KE-bpKQ", "",
    ]  # fmt: skip
    assert [video["title"] for video in videos[1:3]] == ["Video bij Rond het vuur", "Week"]
    assert [audio["title"] for audio in of_type(made, "audio")] == ["Het lied", "Het lied"]
    assert '<a href="https://elders.example/1">' in "".join(of_type(made, "text"))


def test_a_gallery_shortcode_is_a_series(blocks, with_media):
    (gallery,) = of_type(blocks('[gallery ids="4,5" columns="2"]', with_media), "gallery")

    assert [item["value"]["caption"] for item in gallery["pictures"]] == ["Foto: Eva", ""]


def test_unknown_shortcodes_keep_their_text_and_are_told(blocks):
    made = blocks('[su_box title="Let op"]Belangrijk[/su_box] [form id="12"] [ondersteuner, red.] [[gallery]]')

    assert made == [
        ("heading", {"text": "Let op", "level": "h3"}),
        ("text", "<p>Belangrijk [ondersteuner, red.] [gallery]</p>"),
    ]
    assert "“su_box”" in blocks.rows
    assert "“form”" in blocks.rows
    assert "ondersteuner" not in blocks.rows


def test_a_hostile_text_comes_out_as_plain_words(blocks):
    made = blocks(
        '<script>alert(1)</script><p onclick="x()">Hoi <a href="javascript:alert(1)">klik</a> '
        '<a href="java\nscript:alert(1)">nog eens</a><img src=x onerror=alert(1)></p><svg onload=alert(1)>'
        '<iframe srcdoc="<script>alert(1)</script>"></iframe><a href="data:text/html,x">d</a>'
    )

    assert made == [("text", "<p>Hoi klik nog eens</p><p>d</p>")]


def test_quotes_keep_their_source(blocks):
    made = blocks("<blockquote><p>Van regels</p><p>naar relaties.</p><cite>Anna</cite></blockquote>")

    assert made == [("quote", {"text": "Van regels\n\nnaar relaties.", "attribution": "Anna", "role": ""})]


def test_tables_get_their_header_cells(blocks):
    made = blocks(
        "<h2>Wie kookt</h2><table><thead><tr><th>Wat</th><th>Wie</th></tr></thead>"
        '<tbody><tr><td>Soep</td><td><a href="https://a.example">Anna</a></td></tr><tr><td colspan="2">Samen</td></tr>'
        "</tbody></table><table><tr><td>Alleen voor de opmaak</td></tr></table>"
    )

    (table,) = of_type(made, "table")
    assert table["caption"] == "Wie kookt"
    assert [column["heading"] for column in table["table"]["columns"]] == ["Wat", "Wie"]
    assert table["table"]["rows"][0]["values"] == ["<p>Soep</p>", '<p><a href="https://a.example">Anna</a></p>']
    assert made[-1] == ("text", "<p>Alleen voor de opmaak</p>")


BLOCK_EDITOR = f"""
<!-- wp:heading {{"level":4}} --><h4 class="wp-block-heading">Kop</h4><!-- /wp:heading -->
<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>een</li><!-- /wp:list-item --></ul><!-- /wp:list -->
<!-- wp:gallery {{"linkTo":"none"}} --><figure class="wp-block-gallery has-nested-images"><!-- wp:image {{"id":4}} -->
<figure class="wp-block-image"><img src="{UPLOADS}/foto.jpg" alt="A" class="wp-image-4"/><figcaption>Een</figcaption>
</figure><!-- /wp:image --><!-- wp:image {{"id":5}} --><figure class="wp-block-image">
<img src="{UPLOADS}/foto2.jpg" alt="" class="wp-image-5"/></figure><!-- /wp:image --></figure><!-- /wp:gallery -->
<!-- wp:gallery {{"ids":[4,5]}} --><ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure>
<img src="{UPLOADS}/foto.jpg" class="wp-image-4"/></figure></li><li class="blocks-gallery-item"><figure>
<img src="{UPLOADS}/foto2.jpg" class="wp-image-5"/></figure></li></ul><!-- /wp:gallery -->
<!-- wp:cover {{"url":"{UPLOADS}/foto.jpg","id":4}} --><div class="wp-block-cover" style="background-image:url(x)">
<!-- wp:paragraph --><p>Op de foto</p><!-- /wp:paragraph --></div><!-- /wp:cover -->
<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div><!-- wp:paragraph --><p>Links</p>
<!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->
<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button">
<a class="wp-block-button__link" href="https://a.example/meld">Meld je aan</a></div><!-- /wp:button --></div>
<!-- /wp:buttons -->
<!-- wp:file {{"id":7}} --><div class="wp-block-file"><a href="{UPLOADS}/stuk.pdf">Lees het stuk</a>
<a href="{UPLOADS}/stuk.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->
<!-- wp:file {{"id":5}} --><div class="wp-block-file"><a href="{UPLOADS}/foto2.jpg">De poster</a></div><!-- /wp:file -->
<!-- wp:audio {{"id":6}} --><figure class="wp-block-audio"><audio controls src="{UPLOADS}/lied.mp3"></audio>
<figcaption>Lied</figcaption></figure><!-- /wp:audio -->
<!-- wp:embed {{"url":"https://vimeo.com/76979871"}} --><figure class="wp-block-embed"><div>
https://vimeo.com/76979871
</div><figcaption>De film</figcaption></figure><!-- /wp:embed -->
<!-- wp:code --><pre class="wp-block-code"><code>a &lt; b
c</code></pre><!-- /wp:code -->
<!-- wp:details --><details><summary>Vraag</summary><!-- wp:paragraph --><p>Antwoord</p><!-- /wp:paragraph -->
</details><!-- /wp:details -->
<!-- wp:block {{"ref":50}} /--><!-- wp:latest-posts /--><!-- wp:separator --><hr/><!-- /wp:separator -->
<!-- wp:acme/doos {{"a":1}} --><div>Tekst in de doos</div><!-- /wp:acme/doos -->
Een los stuk
uit de oude editor
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Groot</p><cite>Bram</cite></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:paragraph --><p>Nooit gesloten
"""


def test_every_block_of_the_block_editor_finds_its_place(blocks, with_media):
    made = blocks(BLOCK_EDITOR, with_media)
    text = "".join(of_type(made, "text"))

    assert [kind for kind, _ in made if kind != "text"] == [
        "heading", "gallery", "gallery", "figure", "button", "download", "download", "audio", "video",
        "accordion", "quote",
    ]  # fmt: skip
    assert of_type(made, "video")[0]["title"] == "De film"
    assert of_type(made, "gallery")[0]["pictures"][0]["value"]["caption"] == "Een"
    assert [each["title"] for each in of_type(made, "download")] == ["Lees het stuk", "De poster"]
    for words in ("<li>een</li>", "Op de foto", "Links", "a &lt; b<br/>c", "Overal hetzelfde", "Tekst in de doos",
                  "<p>Een los stuk<br/>uit de oude editor</p>", "Nooit gesloten"):  # fmt: skip
        assert words in text
    assert "acme/doos" in blocks.rows
    assert "latest-posts" in blocks.rows
