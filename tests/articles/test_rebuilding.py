"""Entries of many pages that came together: the same as of pages that came one by one."""

import pytest
from django.db import connection
from wagtail.models import PageViewRestriction

from articles import entries, rebuilding, vocabulary
from articles.models import Entry, FilterCount, Word
from tests.factories import make_article, make_information, make_keyword, make_organisation, make_theme

TEXTS = ("Zandloperfabriek en zandloper", "Een zandloper", "Kwartelei, zandloperfabrieksdirecteur", "fabriek")


def stored():
    """Everything that lists and search read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM articles_entry ORDER BY page_id")
        rows = cursor.fetchall()
    return (
        rows,
        sorted(Word.objects.values_list("lemma", "form", "entries")),
        {lemma: sorted(parts) for lemma, parts in Word.objects.values_list("lemma", "parts")},
        sorted(map(str, FilterCount.objects.values_list("kind", "year", "theme_ids", "articles"))),
    )


@pytest.fixture
def pages(tree):
    theme, keyword = make_theme(tree, "Nieuwe routes"), make_keyword("kwartelei")
    made = [make_article(tree, title, themes=[theme], keywords=[keyword]) for title in TEXTS]
    return [*made, make_information(tree.home, "Over de zandloper"), make_organisation(tree, "De Zandloperij")]


def forget(pages):
    for page in pages:
        Entry.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize("many", [0, vocabulary.MANY], ids=["looks through all words", "asks for each"])
def test_entries_made_together_are_as_those_made_one_by_one(pages, monkeypatch, many):
    monkeypatch.setattr(vocabulary, "MANY", many)
    forget(pages)
    for page in pages:
        entries.write(page)
    one_by_one = stored()
    forget(pages)
    assert stored() != one_by_one

    written = rebuilding.add([page.pk for page in pages])

    assert written == [page.pk for page in pages]
    assert stored() == one_by_one
    assert "zandloper" in Word.objects.get(form="zandloperfabriek").parts


def test_what_the_public_may_not_see_and_what_has_an_entry_is_left_alone(pages):
    before = stored()
    draft, closed = pages[0], pages[1]
    forget([draft, closed])
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    assert rebuilding.add([page.pk for page in pages]) == []

    assert {row[0] for row in before[0]} - {row[0] for row in stored()[0]} == {draft.pk, closed.pk}
