"""Who asks the search in words of need sees first where help is, found or not; nothing is kept of it."""

import logging

import pytest

from articles.models import Word
from tests import factories

TITLE = "Je bent niet alleen"


@pytest.mark.parametrize(
    "question",
    [
        "zelfmoord",
        "Zelfmoord plegen",
        "zelf moord",
        "zelfmort",
        "suïcide",
        "suicidaal",
        "separeer",
        "gesepareerd",
        "SEPAREREN",
        "ik wil dood",
        "dood willen",
        "ik wil niet meer leven",
        "ik kan niet meer.",
        "overdosis",
        "zelfbeschadiging",
        "113",
        "isoleercel",
        "d00d willen",
        "mezelf ophangen",
    ],
)
@pytest.mark.django_db
def test_the_answer_begins_with_help_found_or_not(client, tree, question):
    answer = client.get("/zoeken/", {"q": question})

    page = answer.content.decode()
    assert page.index(TITLE) < page.index('id="results"')
    assert 'href="tel:113"' in page
    assert not answer.cookies


@pytest.mark.django_db
def test_what_was_found_stands_below_it(client, tree):
    factories.make_article(tree, "Praten over zelfmoord", summary="Het gesprek aangaan.")

    page = client.get("/zoeken/?q=zelfmoord").content.decode()

    assert page.index(TITLE) < page.index('id="results"') < page.index("Het gesprek aangaan")


@pytest.mark.parametrize(
    "question", ["", "kampvuur", "herstel", "de dood van een naaste", "wonen", "dood hout", "leven", "help"]
)
@pytest.mark.django_db
def test_other_questions_have_no_such_card(client, tree, question):
    assert TITLE not in client.get("/zoeken/", {"q": question}).content.decode()


@pytest.mark.django_db
def test_the_question_is_written_down_nowhere(client, tree, caplog):
    caplog.set_level(logging.DEBUG)

    client.get("/zoeken/?q=zelfmoordplan")

    assert "zelfmoordplan" not in "\n".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert not Word.objects.filter(lemma__contains="zelfmoordplan").exists()


def test_it_is_readable_in_all_looks(tab, tree, axe_in_all_looks):
    page = tab()
    page.goto("/zoeken/?q=zelfmoord")

    axe_in_all_looks(page)
    assert page.locator(".help").bounding_box()["y"] < 700
