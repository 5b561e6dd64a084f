"""HTML as editors and imports leave it, made fit for PDF/UA."""

import pytest
from lxml import html

from articles.pdf.characters import printable
from articles.pdf.tidy_html import tidy


def levels(source, **options):
    return [
        element.tag
        for element in html.fromstring(f"<div>{tidy(source, **options)}</div>").iter()
        if element.tag[0] == "h"
    ]


def test_no_heading_level_is_skipped():
    assert levels("<h1>a</h1><h4>b</h4><h6>c</h6><h2>d</h2><h5>e</h5>") == ["h1", "h2", "h3", "h2", "h3"]


def test_a_document_that_starts_deep_starts_at_the_top():
    assert levels("<h4>a</h4><h5>b</h5>") == ["h1", "h2"]


def test_a_text_within_another_starts_a_level_lower():
    assert levels("<h1>a</h1><h2>b</h2><h3>c</h3>", top_level=2) == ["h2", "h3", "h4"]


def test_an_empty_heading_is_no_heading():
    assert levels("<h1>a</h1><h2> <br></h2><h3></h3>") == ["h1"]


@pytest.mark.parametrize(
    "source, result",
    [
        ('<p><a href="/a/">een <b>vette <i>link</i></b></a>.</p>', '<p><a href="/a/">een vette link</a>.</p>'),
        ("<p><a>geen adres</a></p>", "<p>geen adres</p>"),
        (
            '<p>Zo<a href="/a/"><sup>1</sup></a>. Ook</p>',
            '<p>Zo<sup><a href="/a/">1</a></sup>. Ook</p>',
        ),
        ('<p><a href="/a/"> </a>leeg</p>', "<p>leeg</p>"),
        ('<p><a href="#nergens">nergens</a></p>', "<p>nergens</p>"),
        ('<p><a href="javascript:alert(1)">js</a></p>', "<p>js</p>"),
        ('<p>a <a href="/a/"><img src="/i.png" alt="Kring"></a> b</p>',
         '<p>a <img src="/i.png" alt="Kring"><a href="/a/" class="under-picture">Kring</a> b</p>'),
        ('<p><a href="/a/">zie <img src="/i.png" alt="K"> hier</a></p>',
         '<p><img src="/i.png" alt="K"><a href="/a/">zie hier</a></p>'),
    ],
)  # fmt: skip
def test_a_link_holds_words_and_leads_somewhere(source, result):
    assert tidy(source) == result


def test_ids_get_the_prefix_of_their_text_and_links_follow():
    source = '<h1 id="kop">a</h1><h2 id="kop">b</h2><p><a href="#kop">naar de kop</a></p>'

    assert tidy(source, prefix="a7-") == ('<h1 id="a7-kop">a</h1><h2>b</h2><p><a href="#a7-kop">naar de kop</a></p>')


def test_a_picture_without_alternative_text_is_decoration():
    assert tidy('<p><img src="/i.png" alt=""></p>').startswith('<p><embed src="/i.png">')


def test_header_cells_say_what_they_head():
    table = tidy("<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>")

    assert table.count('scope="col"') == 2
    assert table.count('scope="row"') == 1


def test_spans_are_spread_so_that_every_row_is_as_long():
    source = "<tr><td rowspan='2'>x</td><td>y</td></tr><tr><td>z</td></tr>"
    table = html.fromstring(tidy(f"<table><tr><th colspan='2'>samen</th><th>c</th></tr>{source}</table>"))

    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]

    assert rows == [["samen", "samen", "c"], ["x", "y", ""], ["", "z", ""]]


def test_a_span_without_end_does_not_fill_the_memory():
    assert len(tidy('<table><tr><td colspan="99999" rowspan="99999">x</td></tr></table>')) < 2000


def test_words_and_lists_between_items_become_items():
    assert tidy("<ul>los<li>a</li><ul><li>b</li></ul><p>c</p></ul>").count("<li") == 4


@pytest.mark.parametrize(
    "bad", ["<script>x()</script>", "<style>p{}</style>", "<iframe src=/x></iframe>", '<p onclick="x()">']
)
def test_nothing_active_is_left(bad):
    assert "x" not in tidy(f"<p>a</p>{bad}")


def test_no_picture_inside_the_text_itself():
    assert "data:" not in tidy('<img src="data:image/png;base64,AAAA" alt="x">')


def test_broken_html_keeps_its_words():
    assert "a b c" in " ".join(html.fromstring(tidy("<p>a <b>b <i>c</b></div></p></section>")).text_content().split())


@pytest.mark.parametrize(
    "text, result",
    [
        ("Fatma Yıldız, 1½ uur – €\u00a05", "Fatma Yıldız, 1½ uur – €\u00a05"),
        ("mooi 🔥😀!", "mooi !"),
        ("klaar ✅ → ✓", "klaar ✓ → ✓"),
        ("e\u0301e\u0301n", "één"),
        ("漢字", "□□"),
        ("a\u2028b\u200dc\ufeff", "a bc"),
        ("ελλάδα Москва עברית العربية", "ελλάδα Москва עברית العربية"),
    ],
)
def test_only_what_our_fonts_can_draw_is_printed(text, result):
    assert printable(text) == result


@pytest.mark.parametrize("source", [
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=y&gt; en dan <b>vet</b>", "1 &lt; 2 &amp;amp; 3",
    "<p>a</p>&lt;b&gt;", "&amp;lt;p&amp;gt;", "<ul>&lt;li&gt;<li>x</li>&lt;/li&gt;</ul>", "<a href='/'>&lt;i&gt;</a>",
    "<i>&lt;</i>b&gt;<a>&lt;u&gt;</a>", "<h2></h2>&lt;script&gt;", "<h2>&lt;script&gt;</h2>", "<a>&lt;s&gt;</a>",
])  # fmt: skip
def test_what_was_written_as_words_never_becomes_a_tag(source):
    written = html.fragment_fromstring(source, create_parent="div")

    once = html.fragment_fromstring(tidy(source), create_parent="div")

    assert once.text_content().split() == written.text_content().split()
    assert {each.tag for each in once.iter()} <= {each.tag for each in written.iter()} | {"li", "h1"}
