"""Names of keywords: one word is one keyword, and one that does not fit is told in words, at every door."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from articles.contributions import content
from articles.contributions.forms import PieceForm
from articles.models import ArticlePage, Entry, Follow, Keyword, KeywordAlias
from tests import factories
from tests.articles.test_admin_articles import write  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
GROWS = {"dots": "b" * 98 + "…", "halves": "½" * 60, "sharp s": "ß" * 60}
NOTHING = ["\u200b", "\u00ad\u2060", "\u0301\u0301"]


@pytest.mark.parametrize("name", GROWS.values(), ids=GROWS)
def test_a_name_that_is_too_long_as_it_is_compared_is_told_to_the_editor(client, anna, tree, name):
    client.force_login(anna)
    word = factories.make_keyword("kort")

    for address in (reverse("keywords:add"), reverse("keywords:edit", args=[word.pk])):
        answer = client.post(address, {"name": name})
        assert answer.status_code == 200
        assert "te lang voor een trefwoord" in answer.content.decode()
    assert list(Keyword.objects.values_list("name", flat=True)) == ["kort"]


@pytest.mark.parametrize("name", GROWS.values(), ids=GROWS)
def test_it_is_told_beside_an_article_too_and_what_was_typed_stays(write, name):  # noqa: F811
    page = write(keywords=f"herstel, {name}")

    assert "te lang voor een trefwoord" in page
    assert "Mijn samenvatting" in page
    assert not ArticlePage.objects.exists() and not Keyword.objects.exists()


@pytest.mark.parametrize("name", GROWS.values(), ids=GROWS)
def test_it_is_told_to_who_writes_a_piece(tree, name):
    form = PieceForm({"kind": "blog", "keywords": f"herstel, {name}"}, typed=content.blank("blog"))

    assert "te lang voor een trefwoord" in str(form.errors["keywords"])


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_nobody_can_see_is_no_keyword(client, anna, tree, write, name):  # noqa: F811
    answer = client.post(reverse("keywords:add"), {"name": name})
    write(keywords=f"herstel, {name}")

    assert "minstens één letter" in answer.content.decode()
    assert list(Keyword.objects.values_list("name", flat=True)) == ["herstel"]


def test_a_name_that_just_fits_has_an_address_though_others_have_the_same(tree):
    first, *others = [Keyword.objects.create(name="b" * 97 + end) for end in ("abc", "abd", "ab!")]

    assert len({first.slug, *(other.slug for other in others)}) == 3
    assert all(len(one.slug) <= 100 for one in (first, *others))


@pytest.mark.parametrize(
    ("one", "other"),
    [("foto's maken", "foto’s maken"), ("e-health", "e\u2011health"), ("Zelfregie", "Zelf\u00adregie")],
)
def test_names_that_look_the_same_are_one_keyword(client, anna, tree, write, one, other):  # noqa: F811
    first = factories.make_keyword(one)

    write(keywords=f"{other}, herstel")

    assert set(ArticlePage.objects.get().keywords.all()) == {first, Keyword.objects.get(name="herstel")}
    with pytest.raises(ValidationError, match="bestaat al"):
        Keyword(name=other).full_clean()


def test_keywords_of_before_that_became_one_are_merged(tree, bram):
    """As migration 0008 finds them."""
    old, new = factories.make_keyword("e-health"), factories.make_keyword("eigen regie")
    article = factories.make_article(tree, keywords=["e-health"])
    twin_article = factories.make_article(tree, keywords=["eigen regie", "e-health"])
    Follow.objects.create(member=bram, what="keyword", keyword=new)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_keyword SET name = %s, folded_name = %s, slug = 'e‑health' WHERE id = %s",
                       ["e\u2011health", "e\u2010health", new.pk])  # fmt: skip

    class Editor:
        connection = connection

    import_module("articles.migrations.0008_keywords_folded_again").fold_again(apps, Editor)

    assert list(Keyword.objects.all()) == [old]
    assert KeywordAlias.objects.get(old_number=new.pk).keyword == old
    assert Follow.objects.get().keyword == old
    for page in (article, twin_article):
        assert list(page.keywords.all()) == [old]
        assert Entry.objects.get(pk=page.pk).keyword_ids == [old.pk]
