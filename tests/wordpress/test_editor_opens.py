"""Whatever stood in WordPress, Wagtail's editor opens it, and a first save loses no word."""

import random
import re

from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.text import TEXT_FEATURES
from tests.wordpress.conftest import texts_in

HOSTILE = (
    "<li><b>a<ul><li>b</b></li></ul>c</li>",
    "<b><p>a</p><table><tr><td><b><h2>x</h2></td><td><ul><li>y</td></tr></table></b>",
    '<a href="https://x.example"><p>a<a href="https://y.example">b</a></p><ul><li>c</li></ul></a>',
    "<ol><li><p>a</p><p>b<ol><li><blockquote>c<li>d</blockquote></ol></ol>",
    "<i><b>a</i>b</b><sup><p>c</sup></p>",
    "<blockquote><ul><li>a<blockquote>b</blockquote></li></ul><p><b>c</blockquote>",
    "<details><summary><h2>a</h2></summary><details><ul><li>b</details></details>",
    "<s><div><s>a<div></s>b</div></div>",
    '<p id="x" lang="x&quot;onload=1" dir="<b>">a</p><li value="&lt;">b',
    "<dl><dt><b>a<dd>b</b><dl><dt>c</dl></dl>",
    "<pre><b>a\n<ul><li> b</pre>",
    "<h2><p>a<h3><b>b</h2>c",
)
TAGS = ("b", "i", "s", "sup", "p", "ul", "ol", "li", "a href='#x'", "a href='https://x.example'", "div", "blockquote",
        "table", "tr", "td", "h2", "span style='font-weight:normal'", "span style='font-weight:bold'", "details",
        "figure", "br", "pre", "q", "p class='MsoListParagraph'", "p id='x'")  # fmt: skip


def scrambled(seed):
    """Tags opened and closed in any order. The same number gives the same text."""
    draw = random.Random(seed)  # noqa: S311 (a test)
    parts = []
    for number in range(60):
        tag = draw.choice(TAGS)
        parts.append(
            draw.choice((f"<{tag}>", f"<{tag}>", f"</{tag.split()[0]}>", f"woord{number} ", f"· punt{number}"))
        )
    return "".join(parts)


def test_the_editor_opens_every_text_however_it_was_nested(bodies, client, anna):
    contents = {f"kwaad {number}": html for number, html in enumerate(HOSTILE)}
    contents |= {f"door elkaar {seed}": scrambled(seed) for seed in range(40)}

    bodies(contents)

    client.force_login(anna)
    for name, page in bodies.pages.items():
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert answer.status_code == 200, name


def test_no_word_is_lost_on_the_way_to_the_editor_and_back(bodies):
    contents = {f"door elkaar {seed}": scrambled(seed) for seed in range(100, 140)}

    made = bodies(contents)

    converter = ContentstateConverter(TEXT_FEATURES)
    for name, blocks in made.items():
        said = " ".join(texts_in([value for _, value in blocks]))
        assert set(re.findall(r"(?:woord|punt)\d+", contents[name])) <= set(re.findall(r"(?:woord|punt)\d+", said)), (
            name
        )
        for text in (value for kind, value in blocks if kind == "text"):
            again = converter.to_database_format(converter.from_database_format(text))
            assert re.findall(r"(?:woord|punt)\d+", again) == re.findall(r"(?:woord|punt)\d+", text), name
