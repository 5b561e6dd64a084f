"""Nothing that was hidden on the old site becomes public by moving it."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, Download, Entry
from tests.wordpress.wxr import SITE, Export

SECRET = "Alleen voor de redactie"


@pytest.fixture
def moved(move, uploads):
    uploads("2021/geheim.pdf", b"%PDF-1.4 geheim")
    uploads("2021/open.pdf", b"%PDF-1.4 open")
    link = f'<a href="{SITE}/wp-content/uploads/2021/geheim.pdf">stuk</a> {SECRET}'
    return move(
        Export()
        .attachment(1, "2021/geheim.pdf")
        .attachment(2, "2021/open.pdf")
        .item(10, "Concept geheim", status="draft", slug="", content=link, date="0000-00-00 00:00:00")
        .item(11, "Wacht geheim", status="pending", slug="wacht", content=SECRET)
        .item(12, "Privé geheim", status="private", slug="prive-geheim", content=SECRET)
        .item(13, "Achter slot", slug="slot", password="sesam", content=SECRET)
        .item(14, "Gepland geheim", status="future", slug="gepland", content=SECRET, date="2041-01-01 10:00:00",
              gmt="2041-01-01 09:00:00")
        .item(15, "Weggegooid geheim", status="trash", slug="weg", content=SECRET)
        .item(16, "Open", slug="open", content=f'<a href="{SITE}/?p=12">zie</a>')
    )  # fmt: skip


def test_drafts_private_and_planned_posts_are_no_pages_for_readers(moved):
    live = dict(ArticlePage.objects.values_list("wordpress_id", "live"))

    assert live == {10: False, 11: False, 12: False, 13: True, 14: False, 16: True}
    planned = ArticlePage.objects.get(wordpress_id=14)
    assert planned.go_live_at.year == 2041
    assert planned.latest_revision.approved_go_live_at is not None


def test_a_password_stays_a_password(moved, browse):
    page = ArticlePage.objects.get(wordpress_id=13)

    assert PageViewRestriction.objects.get(page=page).password == "sesam"
    assert SECRET not in browse(page)
    assert Entry.objects.filter(type="article").count() == 1


def test_no_list_feed_or_old_address_betrays_them(moved, client):
    for address in ("/actueel/", "/", "/feed.rss", "/sitemap.xml", "/zoeken/?q=geheim"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert SECRET not in answer.content.decode()
    for address in ("/?p=12", "/?p=10", "/prive-geheim/", "/wp-content/uploads/2021/geheim.pdf"):
        assert not Redirect.objects.filter(old_path=address.rstrip("/")).exists()
    text = ArticlePage.objects.get(wordpress_id=16).body.raw_data[0]["value"]
    assert "prive-geheim" not in text
    assert "linktype" not in text


def test_files_of_hidden_posts_stay_hidden(moved, client):
    hidden = Download.objects.get(collection__name="Besloten (uit WordPress)")
    (public,) = Download.objects.exclude(pk=hidden.pk)

    assert client.get(public.url).status_code == 200
    assert client.get(hidden.url).status_code == 302  # to the page to log in
    assert "geheim" not in hidden.filename
