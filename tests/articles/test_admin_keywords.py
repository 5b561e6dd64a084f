"""Two keywords into one, as an editor does it."""

import pytest
from django.urls import reverse

from articles.models import ArticlePage, Keyword, KeywordAlias
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(tree):
    one = factories.make_article(tree, "Eerste", keywords=["ervaringsdeskundige"])
    both = factories.make_article(tree, "Tweede", keywords=["ervaringsdeskundigen", "ervaringsdeskundige"])
    return one, both


def merge(client, source, target, **data):
    address = reverse("keywords:merge")
    return client.post(address, {"sources": [source.pk], "target": target.pk, **data}, follow=True)


def test_merging_first_says_how_many_articles_change(client, anna, two):
    client.force_login(anna)
    source, target = (Keyword.objects.get(name=name) for name in ("ervaringsdeskundige", "ervaringsdeskundigen"))

    page = merge(client, source, target).content.decode()

    assert "2 artikelen" in page
    assert Keyword.objects.filter(pk=source.pk).exists()


def test_merged_articles_have_the_keyword_once_and_the_old_address_is_kept(client, anna, two):
    client.force_login(anna)
    source, target = (Keyword.objects.get(name=name) for name in ("ervaringsdeskundige", "ervaringsdeskundigen"))

    merge(client, source, target, zeker="ja")

    assert not Keyword.objects.filter(name="ervaringsdeskundige").exists()
    for article in ArticlePage.objects.filter(pk__in=[page.pk for page in two]):
        assert [keyword.name for keyword in article.keywords.all()] == ["ervaringsdeskundigen"]
        draft = article.get_latest_revision_as_object()
        assert [keyword.name for keyword in draft.keywords.all()] == ["ervaringsdeskundigen"]
    assert KeywordAlias.objects.get(slug="ervaringsdeskundige").keyword == target


def test_a_keyword_is_not_merged_into_itself(client, anna, two):
    client.force_login(anna)
    word = Keyword.objects.get(name="ervaringsdeskundige")

    page = merge(client, word, word, zeker="ja").content.decode()

    assert "Kies een ander" in page
    assert Keyword.objects.filter(pk=word.pk).exists()


def test_deleting_warns_with_the_number_of_articles(client, anna, two):
    client.force_login(anna)

    page = client.get(reverse("keywords:delete", args=[Keyword.objects.get(name="ervaringsdeskundige").pk]))

    assert "2 artikelen" in page.content.decode()


def test_a_stranger_cannot_merge(client, chris, two):
    client.force_login(chris)

    assert client.get(reverse("keywords:merge")).status_code == 404
