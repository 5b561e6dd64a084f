"""No e-mail address stands where others read a name."""

from io import BytesIO

import pypdf
import pytest

from articles.models import ArticlePage
from comments.models import Comment, Status
from participants.names import ANONYMOUS, ShownAs, name_of, public_name
from tests.factories import make_article


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("anja@voorbeeld.nl", ""),
        ("Anja Bos", "Anja Bos"),
        ("Anja Bos <anja.bos+site@post.voorbeeld.nl>", "Anja Bos"),
        ('"Bos, Anja" <a@b.nl>', "Bos Anja"),
        ("Anja (anja@voorbeeld.nl)", "Anja"),
        ("mailto:anja@voorbeeld.nl", ""),
        ("anja@voorbeeld.nl.", ""),
        ("@jan", "@jan"),
        ("Jan @ home", "Jan @ home"),
        ("J.P. van Dijk", "J.P. van Dijk"),
        ("jan@huis", "jan@huis"),
        ("ANJA@VOORBEELD.NL / anja@elders.org", ""),
        ("", ""),
    ],
)
def test_a_name_is_what_is_left_without_addresses(typed, shown):
    assert public_name(typed) == shown


def test_a_member_whose_name_is_an_address_is_nameless(bram):
    bram.display_name = "bram@voorbeeld.nl"
    assert bram.get_full_name() == "Bram de Wit"
    bram.first_name = bram.last_name = ""
    assert bram.get_full_name() == "Naamloos lid"
    assert name_of(bram, ShownAs.PSEUDONYM, "b@voorbeeld.nl") == ANONYMOUS


def test_an_address_as_author_is_nowhere_in_public(tree, browse, client):
    page = make_article(tree, "Thuis", author_name="anja@voorbeeld.nl")
    for address in (page.url, "/actueel/", "/actueel/feed.atom", "/feed.rss"):
        assert "anja@voorbeeld.nl" not in browse(address)
    assert "anja@voorbeeld.nl" not in str(page.entry.byline)
    pdf = pypdf.PdfReader(BytesIO(b"".join(client.get(f"{page.url}pdf/"))))
    assert "anja@" not in f"{pdf.metadata} {pdf.pages[0].extract_text()}"
    assert ArticlePage(author_name="anja@voorbeeld.nl").byline == ""


def test_an_address_as_name_of_a_reaction_is_nowhere_in_public(article, browse):
    row = Comment.objects.create(
        article=article, name="anja@voorbeeld.nl", text="Ik herken dit.", status=Status.SHOWN, version=2
    )
    article.entry.refresh_from_db()
    type(article.entry).objects.filter(pk=article.entry.pk).update(reactions=1)
    for address in (article.url, f"{article.url}reacties.atom"):
        html = browse(address)
        assert "Ik herken dit." in html
        assert "anja@voorbeeld.nl" not in html
        assert row.shown_name == "Anoniem"
