"""What is in a PDF, and that everybody can read it."""

from datetime import date

import pytest

from articles.models import ArticlePage
from articles.pdf import addresses, document
from articles.pdf.pictures import pdf_picture
from articles.pdf.renderer import Rendering
from articles.pdf.tidy_html import tidy
from tests import factories
from tests.articles.pdf_ua import texts, verapdf
from tests.articles.pdf_ua.reading import outline, words
from tests.snapshots import once


@pytest.fixture
def full(tree, client):
    """An article with every block, and its PDF: made once for all these tests."""
    return ArticlePage.objects.get(pk=once("every block as PDF", lambda: make_full(tree, client)))


def make_full(tree, client):
    article = texts.article_with_every_block(tree)
    assert client.get(f"{article.url}pdf/").status_code == 200
    return article.pk


def addresses_in(reader):
    return [
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    ]


def test_an_article_is_tagged_and_says_what_it_is(full, download):
    _, reader = download(f"{full.url}pdf/")
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == full.title
    assert reader.metadata.author == "Anna de Boer"
    assert outline(reader)[0] == full.title


def test_an_article_has_the_parts_of_its_page_in_order(full, download):
    _, reader = download(f"{full.url}pdf/")
    text = words(reader)

    parts = [
        "De kracht van het kampvuur", "Geplaatst op 14 maart 2024", "Nieuws", "Door Anna de Boer, verpleegkundige",
        "Het eerste kampvuur.", "Eerste tekst", "Een kop", "Ik mocht meedoen.", "Fatma Yıldız", "Goed om te weten",
        "Wat kost het?", "Is het gratis?", "De kring in maart. Foto: Jan de Wit", "Video: Een dag bij De Linde",
        "https://youtu.be/abcdefghijk", "Geluid: Luister terug", "Verslag", "(PDF, 9", "Lees ook", "Meld je aan",
        "Meer weten", "Handreiking", "Meer artikelen over de thema’s met trefwoorden", "herstel", "De Linde",
    ]  # fmt: skip
    places = [text.find(part, 0 if number == 0 else 1) for number, part in enumerate(parts)]
    assert -1 not in places, parts[places.index(-1)]
    last = 0
    for part in parts:
        last = text.find(part, last)
        assert last >= 0, part


def test_every_page_says_where_it_comes_from_and_which_it_is(full, download):
    _, reader = download(f"{full.url}pdf/")

    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"pagina {number} van {len(reader.pages)}" in text
        assert full.url in text.replace("\n", "")
        assert "Versie van" in text


def test_links_lead_to_whole_addresses(full, download):
    _, reader = download(f"{full.url}pdf/")

    found = addresses_in(reader)

    assert "https://example.org/aanmelden" in found
    assert all(address.startswith(("http://", "https://")) for address in found)


def test_an_article_with_every_block_is_pdf_ua(full, download):
    path, _ = download(f"{full.url}pdf/")

    verapdf.assert_accessible(path)


def test_a_broken_picture_leaves_its_words(tree, download):
    picture = factories.make_picture()
    picture.file.storage.delete(picture.file.name)
    article = factories.make_article(tree, lead_image=picture, lead_image_alt="Zes mensen om een vuur")

    _, reader = download(f"{article.url}pdf/")

    assert "Op deze plek staat een afbeelding: Zes mensen om een vuur" in words(reader)


def test_awkward_texts_are_pdf_ua(tree, tmp_path):
    picture = pdf_picture(factories.make_picture(), "x").url
    facts = document.Facts("Proef", "Anna", "", "", "https://site.example/", date(2026, 1, 1), "ember", "single")
    files = []
    for name, source in texts.AWKWARD.items():
        body = tidy(f"<article><h1>{name}</h1>{source.format(image=picture)}</article>")
        rendering = Rendering(document.document(facts, body), addresses.absolute("/"), addresses.sources())
        assert rendering.wait(60)
        assert not rendering.error, f"{name}: {rendering.error}"
        files.append(rendering.file.rename(tmp_path / f"{name}.pdf"))
        rendering.close()

    verapdf.assert_accessible(*files)
