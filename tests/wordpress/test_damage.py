"""A damaged or hostile export: all that can be read is taken, the rest is named, nothing is run."""

import gzip

import pytest
from django.core.management.base import CommandError

from articles.models import ArticlePage
from tests.wordpress.wxr import Export


def three_posts():
    return (
        Export()
        .item(1, "Een", slug="een")
        .item(2, "Twee", slug="twee", content="Hoi & <b>hallo</b>")
        .item(3, "Drie", slug="drie")
    )


def titles():
    return set(ArticlePage.objects.values_list("title", flat=True))


def test_a_file_that_was_cut_off_gives_what_stood_before_it(move):
    text = three_posts().text
    cut = text[: text.index("Drie") + 60]

    result = move(cut)

    assert titles() == {"Een", "Twee"}
    assert result.status == 1
    assert f"regel {cut.count(chr(10)) + 1}" in result.said


def test_broken_xml_is_named_by_its_line(move):
    text = three_posts().text.replace("<title><![CDATA[Drie]]></title>", "<title>Drie</wrong>")
    line = text[: text.index("</wrong>")].count("\n") + 1

    result = move(text)

    assert titles() == {"Een", "Twee"}
    assert result.status == 1
    assert f"regel {line} " in result.said


def test_unreadable_characters_are_mended_and_told(move):
    text = three_posts().text.encode().replace(b"Een", b"E\x08en \x0b caf\xe9 &", 1)
    text = text.replace(b"</channel>", b"<wp:x>a &nbsp; b & c &#8;</wp:x></channel>")

    result = move(text)

    assert titles() == {"E en café &", "Twee", "Drie"}
    assert result.status == 0
    assert "Hersteld" in result.said


def test_warnings_of_php_before_the_file_do_no_harm(move):
    result = move("\n<br /><b>Warning</b>: iets in /www/x.php\n" + three_posts().text)

    assert titles() == {"Een", "Twee", "Drie"}
    assert result.status == 0


def test_a_packed_export_is_read_as_it_is_also_when_cut(move):
    packed = gzip.compress(three_posts().text.encode())

    assert move(packed).status == 0
    assert move(packed[:-20]).status == 1
    assert len(titles()) == 3


def test_another_encoding_is_read(move):
    text = Export().item(1, "Cliënt", slug="c").text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')

    move(text.encode("latin-1"))

    assert titles() == {"Cliënt"}


@pytest.mark.parametrize(
    "content", ["", "geen export", "<html><body>Hallo</body></html>", "<rss><channel></channel></rss>"]
)
def test_another_kind_of_file_is_refused_in_words(move, content):
    with pytest.raises(CommandError, match="geen export van WordPress"):
        move(content)


def test_entities_and_document_types_are_refused(move):
    bomb = '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = three_posts().text.replace("<rss", f"{bomb}<rss", 1)

    result = move(text)

    assert titles() == set()
    assert result.status == 1
    assert "documenttype" in result.said
