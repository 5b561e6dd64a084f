"""The archive: everyone reads back what was sent to all, and nothing else."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from pypdf import PdfReader

from newsletter import preparing
from newsletter.models import Sending, SendingState
from tests import factories
from tests.articles.pdf_ua import verapdf
from tests.articles.pdf_ua.reading import words
from tests.newsletter import issues

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SOUP = [("text", "<p>Er is soep bij het vuur.</p>")]


@pytest.fixture
def archive(tree):
    made = issues.archive(tree)
    issues.make(tree, "Brief van mei", SOUP, live=True, date=date(2026, 5, 4))
    issues.make(tree, "Brief van juni", [("text", "<p>Over huisartsen.</p>")], live=True, date=date(2026, 6, 4))
    issues.make(tree, "Alleen gemaild", SOUP, live=True, mail_only=True)
    issues.make(tree, "Nog niet af", SOUP)
    return made


def test_the_archive_has_what_is_public_newest_first(archive, browse):
    html = browse(archive)

    assert html.index("Brief van juni") < html.index("Brief van mei")
    assert "Alleen gemaild" not in html
    assert "Nog niet af" not in html


def test_a_letter_that_still_waits_is_not_announced(tree, archive, browse):
    waiting = issues.make(tree, "Morgen pas", SOUP, live=True)
    assert "Morgen pas" in browse("/zoeken/?q=soep")
    planned = Sending.objects.create(issue=waiting, state=SendingState.PLANNED)

    for place in (archive, "/nieuwsbrief/archief/feed.atom", "/zoeken/?q=soep"):
        assert "Morgen pas" not in browse(place)
    assert "morgen-pas" not in browse("/sitemap-paginas.xml")
    planned.delete()
    assert "Morgen pas" in browse("/zoeken/?q=soep")
    assert "morgen-pas" in browse("/sitemap-paginas.xml")


def test_a_live_letter_is_found_again_when_it_is_sent(tree, archive, browse):
    waiting = issues.make(tree, "Morgen pas", SOUP, live=True)
    planned = Sending.objects.create(
        issue=waiting, state=SendingState.PLANNED, revision=waiting.get_latest_revision() or waiting.save_revision()
    )
    assert "Morgen pas" not in browse("/zoeken/?q=soep")

    preparing.prepare(planned)

    for place in (archive, "/zoeken/?q=soep"):
        assert "Morgen pas" in browse(place)


def test_searching_finds_other_forms_of_a_word_and_says_when_there_is_nothing(archive, browse):
    assert "Brief van juni" in browse("/nieuwsbrief/archief/?q=huisarts")
    assert "Brief van mei" not in browse("/nieuwsbrief/archief/?q=huisarts")
    assert "Geen nieuwsbrief gaat daarover" in browse("/nieuwsbrief/archief/?q=zeppelin")
    assert "Geen nieuwsbrief" in browse("/nieuwsbrief/archief/?q=%00%27|!*")


def test_the_search_of_the_site_finds_letters(archive, browse):
    html = browse("/zoeken/?q=soep")

    assert "Brief van mei" in html
    assert "Alleen gemaild" not in html


def test_many_letters_stand_on_pages(tree, archive, browse):
    for number in range(12):
        issues.make(tree, f"Oude brief {number}", SOUP, live=True, date=date(2020, 1, number + 1))

    assert "Oude brief 0" not in browse(archive)
    assert "Oude brief 0" in browse("/nieuwsbrief/archief/?pagina=2")


def test_a_letter_is_a_page_with_all_its_parts(tree, archive, browse, client, django_assert_max_num_queries):
    page = issues.make(tree, live=True)
    client.get(page.url)  # renditions

    with django_assert_max_num_queries(24):
        html = browse(page)

    for part in ("Beste lezer,", "Een sleutel van mijn eigen deur", "Onze eigen woorden", "Kampvuurgesprek over wonen",
                  "ik bleef voor de mensen", "Het vuur van november", "Meld je aan"):  # fmt: skip
        assert part in html
    assert "Vorige brief: Brief van juni" in html
    assert 'alt="Mensen in een kring om een vuur"' in html


def test_a_letter_for_the_mail_alone_is_nowhere_on_the_site(archive, client):
    assert client.get("/nieuwsbrief/archief/alleen-gemaild/").status_code == 404
    assert client.get("/nieuwsbrief/archief/alleen-gemaild/pdf/").status_code == 404


def test_the_feed_and_the_sitemap_have_public_letters(archive, client):
    feed = ET.fromstring(client.get("/nieuwsbrief/archief/feed.atom").content)  # noqa: S314

    assert [one.text for one in feed.iter(f"{ATOM}title")][1:] == ["Brief van juni", "Brief van mei"]
    assert client.get("/nieuwsbrief/archief/feed.rss").status_code == 200
    assert b"/nieuwsbrief/archief/brief-van-mei/" in client.get("/sitemap-paginas.xml").content
    etag = client.get("/nieuwsbrief/archief/feed.atom")["ETag"]
    assert client.get("/nieuwsbrief/archief/feed.atom", headers={"if-none-match": etag}).status_code == 304


def test_the_pages_are_kept_until_something_is_published(tree, archive, client, django_capture_on_commit_callbacks):
    client.get(archive.url)
    assert client.get(archive.url).headers.get("X-Kept")

    with django_capture_on_commit_callbacks(execute=True):
        factories.make_article(tree, "Iets nieuws")

    assert not client.get(archive.url).headers.get("X-Kept")


def test_a_letter_can_be_taken_along_as_a_pdf_for_everyone(tree, archive, client, tmp_path):
    page = issues.make(tree, live=True)

    answer = client.get(f"{page.url}pdf/")
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"".join(answer.streaming_content))

    text = words(PdfReader(path))
    for part in ("Er is soep, brood", "Een sleutel van mijn eigen deur", "Kampvuurgesprek over wonen", "Meld je aan"):
        assert part in text
    verapdf.assert_accessible(path)
