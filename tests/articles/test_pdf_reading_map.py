"""The leesmap of a theme: cover, contents, and the articles that a reader chose."""

from datetime import date, timedelta

import pytest

from articles.models import StoredPdf
from tests import factories
from tests.articles.pdf_ua import verapdf
from tests.articles.pdf_ua.reading import outline, words


@pytest.fixture
def theme(tree):
    return factories.make_theme(
        tree, "Herstel", tint="lake", introduction="<p>Herstel is van jou.</p><h3>Meer</h3><p>x</p>"
    )


@pytest.fixture
def write(tree, theme):
    def make(number, **fields):
        day = date(2024, 1, 1) + timedelta(days=number)
        return factories.make_article(tree, f"Verhaal {number}.", themes=[theme], published_on=day, **fields)

    return make


def test_the_newest_thirty_are_in_it_unless_a_reader_chooses(theme, write, download):
    for number in range(32):
        write(number)

    path, reader = download(f"{theme.url}leesmap/")

    text = words(reader)
    assert "Verhaal 31." in text
    assert "Verhaal 2." in text
    assert "Verhaal 1." not in text
    assert reader.metadata.title == "Leesmap Herstel"
    assert outline(reader) == ["Herstel"]
    assert "Inhoud" in text
    verapdf.assert_accessible(path)


def test_the_contents_lead_to_the_pages(theme, write, download):
    articles = [write(number) for number in range(3)]

    _, reader = download(f"{theme.url}leesmap/")

    contents = next(page for page in reader.pages if "Inhoud" in page.extract_text())
    targets = [annotation.get_object()["/Dest"] for annotation in contents["/Annots"]]
    assert targets == [f"a{article.pk}-artikel" for article in reversed(articles)]
    assert set(targets) <= set(reader.named_destinations)


def test_a_reader_chooses_articles(theme, write, download):
    one, two, _three = (write(number) for number in range(3))

    _, reader = download(f"{theme.url}leesmap/?artikel={one.pk}&artikel={two.pk}")

    assert "Verhaal 0." in words(reader)
    assert "Verhaal 2." not in words(reader)


def test_the_same_choice_in_another_order_is_the_same_file(theme, write, download):
    one, two = write(1), write(2)

    download(f"{theme.url}leesmap/?artikel={one.pk}&artikel={two.pk}")
    download(f"{theme.url}leesmap/?artikel={two.pk}&artikel={one.pk}&artikel={one.pk}")

    assert StoredPdf.objects.count() == 1


def test_a_new_revision_of_an_article_makes_another_leesmap(theme, write, download):
    article = write(1)
    download(f"{theme.url}leesmap/")
    article.title = "Een nieuwe naam"
    article.save_revision().publish()

    _, reader = download(f"{theme.url}leesmap/")

    assert "Een nieuwe naam" in words(reader)


def test_an_article_that_went_offline_is_in_no_leesmap(theme, write, download):
    write(1)
    gone = write(2)
    download(f"{theme.url}leesmap/")

    gone.unpublish()

    assert not StoredPdf.objects.exists()
    _, reader = download(f"{theme.url}leesmap/?artikel={gone.pk}&artikel={write(3).pk}")
    assert "Verhaal 2." not in words(reader)


def test_the_form_lists_the_articles_and_works_without_script(theme, write, browse):
    article = write(1)

    page = browse(f"{theme.url}leesmap/kiezen/")

    assert 'method="get"' in page
    assert f'name="artikel" value="{article.pk}"' in page
    assert "Verhaal 1." in page


@pytest.mark.parametrize("query", ["?artikel=999999", "?artikel=abc", "?artikel=", "?artikel=-1&artikel=%F0%9F%94%A5"])
def test_a_choice_that_fits_nothing_is_asked_again(theme, write, browse, query):
    write(1)

    assert "Kies er hieronder een of meer" in browse(f"{theme.url}leesmap/{query}", status=400)


def test_more_than_thirty_is_refused_in_words(theme, write, browse):
    write(1)

    query = "&".join(f"artikel={number}" for number in range(1, 41))

    assert "Kies hoogstens 30 artikelen. Je koos er 40." in browse(f"{theme.url}leesmap/?{query}", status=400)
