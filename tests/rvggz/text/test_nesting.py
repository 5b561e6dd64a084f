"""Whatever is pasted, the editor of pages opens it, with the same words in the same order."""

import json
import random
import re
import time
from html import unescape

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.text import TEXT_FEATURES
from articles.contributions.content import clean_html
from articles.contributions.html_in import blocks
from articles.rich_text import RichTextArea
from participants.models.organisation import INTRODUCTION_FEATURES
from rvggz import simple_text
from rvggz.text.nesting import normalise
from rvggz.wordpress import html as wordpress
from tests.factories import make_article

INLINE = ["b", "strong", "i", "em", "s", "sup", "sub", "a href='https://example.test/?a=1&amp;b=\"2\"'", "u", "code"]
BLOCKS = ["p", "div", "h1", "h2", "h3", "h5", "ul", "ol", "ol start=4", "li", "li value=7", "blockquote", "table", "tr",
          "td", "section", "pre", "dl", "dd"]  # fmt: skip
WORDS = ["woord ", " twee woorden", "&amp;", "&lt;b&gt;", "é", "\n", "&nbsp;", "  ", "<br>", "<br/>", "x", "&#x202f;",
         "<!-- c -->", "1. ", "😀"]  # fmt: skip
SEEDS = range(300)


def hostile(seed):
    """Tags of all kinds in each other: unclosed, crossed, deep, closed twice, closed without having been opened."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    made, opened = [], []
    for _ in range(chance.randint(3, 60)):
        do = chance.random()
        if do < 0.35:
            made.append(chance.choice(WORDS) if chance.random() < 0.4 else f"w{len(made)} ")
        elif do < 0.7:
            tag = chance.choice(INLINE + BLOCKS * 2)
            opened.append(tag.split()[0])
            made.append(f"<{tag}>")
        elif do < 0.9 and opened:
            place = -1 if chance.random() < 0.6 else chance.randrange(len(opened))
            made.append(f"</{opened.pop(place)}>")
        elif do < 0.95:
            made.append(f"</{chance.choice(BLOCKS + INLINE).split()[0]}>")
        else:
            made.append(f"<{chance.choice(['b', 'ul', 'li', 'i', 'blockquote'])}>" * chance.randint(3, 40))
    return "".join(made)


def letters(html):
    """Without the stroke that stands between the cells of a row."""
    return "".join(unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", html)).replace("|", "").split())


def opened_and_saved(html, features=TEXT_FEATURES):
    """As Wagtail's editor does: what it answers is what is kept next time."""
    converter = ContentstateConverter(features)
    state = converter.from_database_format(html)
    assert all(block["text"].strip() for block in json.loads(state)["blocks"] if html and block["type"] != "atomic")
    return converter.to_database_format(state)


@pytest.mark.parametrize("start", range(0, len(SEEDS), 50))
def test_the_editor_opens_what_members_and_guests_pasted(db, start):
    for seed in SEEDS[start : start + 50]:
        cleaned = clean_html(hostile(seed))
        assert clean_html(cleaned) == cleaned
        for block in blocks(cleaned):
            if block["type"] == "text":
                assert normalise(block["value"]) == block["value"]
                assert letters(opened_and_saved(block["value"])) == letters(block["value"])


@pytest.mark.parametrize("clean", [wordpress.clean, clean_html, lambda html: html], ids=["import", "members", "bare"])
@pytest.mark.parametrize("allowed", [{"h2", "h3"}, set()], ids=["headings", "no headings"])
def test_words_stay_and_normalising_twice_changes_nothing(clean, allowed):
    for seed in SEEDS:
        html = clean(hostile(seed))
        made = normalise(html, allowed)
        assert letters(made) == letters(html), hostile(seed)
        assert normalise(made, allowed) == made, hostile(seed)
        assert letters(opened_and_saved(made, INTRODUCTION_FEATURES)) == letters(made), hostile(seed)


def test_the_editor_opens_what_was_typed_in_a_plain_field():
    signs = [
        "## ",
        "- ",
        "3. ",
        "12) ",
        "> ",
        "**",
        "*",
        "\n",
        "\n\n",
        "woord",
        " ",
        "<b>",
        "[a](https://a.test)",
        "* ",
    ]
    for seed in range(100):
        chance = random.Random(seed)  # noqa: S311 (no secret)
        made = simple_text.to_html("".join(chance.choice(signs) for _ in range(60)))
        assert normalise(made) == made
        assert letters(opened_and_saved(made, INTRODUCTION_FEATURES)) == letters(made)


@pytest.mark.parametrize(
    "html",
    [
        "<ol><li>een<ul><li>punt</li></ul></li><li>twee</li><li>drie</li></ol>",
        "<ol start=7><li>zeven</li></ol><p>tussendoor</p><ol start=8><li>acht</li></ol>",
        "<ol><li>a</li></ol><ol><li>b</li></ol>",
    ],
)
def test_numbers_of_items_are_the_same_after_the_editor_saved(html):
    once = normalise(html)

    assert simple_text.from_html(opened_and_saved(once)).split() == simple_text.from_html(once).split()


def test_a_page_with_any_of_it_in_its_database_can_be_edited(tree, client, anna):
    """Also what was stored before the cleaners knew of nesting."""
    page = make_article(tree, body=[("text", hostile(seed)) for seed in range(40)])
    client.force_login(anna)

    answer = client.get(f"/beheer/pages/{page.pk}/edit/")

    assert answer.status_code == 200


def test_the_editor_is_ours_so_old_texts_open_too():
    state = json.loads(RichTextArea(features=TEXT_FEATURES).format_value("<li><b>een<ul><li>twee</li></ul></b></li>"))

    assert [block["text"] for block in state["blocks"]] == ["een", "twee"]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<li><b>een<ul><li>twee</li></ul></b>", "<ul><li><b>een</b><ul><li><b>twee</b></li></ul></li></ul>"),
        ("los <h2><p>kop</p></h2>", "<p>los</p><p>kop</p>"),
        ("<ol start=3><li>drie</li></ol><p>en</p><ol><li>een</li></ol>",
         '<ol><li value="3">drie</li></ol><p>en</p><ol><li>een</li></ol>'),
        ("<ol><li>een<ul><li>punt</li></ul>verder</li><li>twee</li></ol>",
         '<ol><li>een<ul><li>punt<br/>verder</li></ul></li><li value="2">twee</li></ol>'),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", '<ol><li>a</li><li value="1">b</li></ol>'),
        ('<p lang="en" id="x">a</p><p><a href="#x" id="y">b</a></p>',
         '<p lang="en" id="x">a</p><p><a href="#x" id="y">b</a></p>'),
        ('<p>a<embed embedtype="image" id="3" alt="x"/>b</p>',
         '<p>a</p><embed embedtype="image" id="3" alt="x"/><p>b</p>'),
        ("<b>a <i>b</b> c</i>", "<p><b>a <i>b</i></b><i> c</i></p>"),
        ("<p> </p><ul><li></li></ul><b></b>&nbsp;", ""),
    ],
)  # fmt: skip
def test_the_form_that_is_kept(pasted, kept):
    assert normalise(pasted) == kept


DOORS = {
    "members": clean_html,
    "members, by hand": lambda html: simple_text.to_html(simple_text.from_html(html)),
    "import": lambda html: normalise(wordpress.clean(html)),
    "editors": lambda html: opened_and_saved(normalise(html)),
}
SPELLINGS = [
    "<strong>vet</strong>, <em>schuin</em>",
    "<b>vet</b>, <i>schuin</i>",
    "<STRONG>vet</STRONG>, <EM>schuin</EM>",
]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("pasted", SPELLINGS)
def test_bold_and_italic_have_one_spelling_by_whatever_door_they_come(door, pasted):
    """That which Wagtail's editor writes: a text is the same before and after an editor saved it."""
    assert "<b>vet</b>, <i>schuin</i>" in DOORS[door](f"<p>{pasted}</p>")


@pytest.mark.parametrize(
    "piece",
    [
        "<b>x", "<ul><li>x", "</p><p>", "<p>x<blockquote>", " <b> </b>", "<br>", "</ul>", "<div>", "<a href=x>",
        "<span style=font-weight:400>x", "<b style=font-weight:400>", "<tr><td>x", "<td>", "<abbr title=x>", "<q>",
        "<table>",
    ],
)  # fmt: skip
def test_time_is_in_proportion_to_the_length(piece):
    def cost(times):
        start = time.process_time()
        normalise("y" + piece * times + "z")
        return time.process_time() - start

    cost(100)
    assert cost(16_000) < 16 * cost(2_000) + 1  # linear is 8 times; the square would be 64
