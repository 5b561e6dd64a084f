"""Keywords that are merged while others save articles, or merge the other way round: nothing is lost or breaks."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles import keyword_merging
from articles.keyword_merging import KeywordGoneError
from articles.models import ArticlePage, Keyword, KeywordAlias
from tests import factories, people
from tests.racing import Racer, holding, race, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return factories.make_article(factories.site(), "Het kampvuur", keywords=("vuurtje", "kring"))


def two():
    return Keyword.objects.get(name="vuurtje"), Keyword.objects.create(name="vuur")


def names(article):
    return sorted(ArticlePage.objects.get(pk=article.pk).keywords.names())


def read(article):
    """As an editor's form holds it: with its keywords in memory."""
    page = ArticlePage.objects.get(pk=article.pk)
    page.keywords.set(page.keywords.names())
    return page


def save(page):
    page.save_revision().publish()


def test_an_article_that_is_saved_while_its_keyword_is_merged_keeps_it_under_the_new_name(article):
    (source, target), page = two(), read(article)
    with holding(ArticlePage.objects.filter(pk=article.pk)):
        saving = Racer(lambda: save(page))  # has looked which keywords there are, and waits for the row
        wait_until(1, [saving])
        merging = Racer(lambda: keyword_merging.merge(source, target))
        wait_until(2, [saving, merging])
    for racer in (saving, merging):
        racer.join(20)
        assert racer.answer is None

    assert names(article) == ["kring", "vuur"]
    assert sorted(ArticlePage.objects.get().get_latest_revision_as_object().keywords.names()) == ["kring", "vuur"]


def test_what_was_read_before_and_is_saved_after_merging_keeps_it_too(article):
    (source, target), page = two(), read(article)

    keyword_merging.merge(source, target)
    save(page)

    assert names(article) == ["kring", "vuur"]


def test_an_article_with_both_has_it_once(article):
    source, target = two()
    page = ArticlePage.objects.get(pk=article.pk)
    page.keywords.add("vuur")
    save(page)
    page = read(article)

    keyword_merging.merge(source, target)
    save(page)

    assert names(article) == ["kring", "vuur"]


def test_an_old_version_that_is_taken_up_again_keeps_it(article):
    (source, target), old = two(), article.get_latest_revision()
    save(ArticlePage.objects.get(pk=article.pk))

    keyword_merging.merge(source, target)

    assert sorted(old.as_object().keywords.names()) == ["kring", "vuur"]


def test_a_keyword_that_was_deleted_meanwhile_does_not_stop_the_saving(article):
    page = read(article)
    Keyword.objects.get(name="vuurtje").delete()

    save(page)

    assert names(article) == ["kring"]


def test_of_two_who_merge_the_other_way_round_one_is_told(article):
    one, other = two()

    answers = race(
        Keyword.objects.all(), lambda: keyword_merging.merge(one, other), lambda: keyword_merging.merge(other, one)
    )

    assert sorted(type(answer) for answer in answers if answer) == [KeywordGoneError]
    assert Keyword.objects.filter(pk__in=[one.pk, other.pk]).count() == KeywordAlias.objects.count() == 1


def test_the_one_who_comes_second_reads_what_happened(article):
    one, other = two()
    client, anna = Client(), people.anna()
    client.force_login(anna)
    form = {"sources": [other.pk], "target": one.pk, "zeker": "ja"}
    address = reverse("keywords:merge")

    def first():
        keyword_merging.merge(one, other)

    answers = race(Keyword.objects.all(), first, lambda: client.post(address, form))

    assert answers[1].status_code == 409
    assert "Een collega was net eerder" in answers[1].content.decode()


@pytest.mark.parametrize("typed", ["kampvuur", "Kampvuur"])
def test_of_two_who_make_the_same_keyword_at_once_both_articles_have_it(article, typed):
    """Also with other capitals: that is the same word, so nothing is made a second time."""
    page = ArticlePage.objects.get(pk=article.pk)

    def write():
        page.keywords.add(typed)
        save(page)

    with transaction.atomic():
        made = Keyword.objects.get_or_create(name="kampvuur")[0]
        writing = Racer(write)
        wait_until(1, [writing])
    writing.join(20)

    assert writing.answer is None
    assert list(ArticlePage.objects.get(pk=article.pk).keywords.filter(pk=made.pk)) == [made]


def test_who_makes_a_keyword_in_its_list_that_a_colleague_just_made_reads_that():
    client = Client()
    client.force_login(people.anna())
    with transaction.atomic():
        Keyword.objects.create(name="kampvuur")
        making = Racer(lambda: client.post(reverse("keywords:add"), {"name": "Kampvuur"}))
        wait_until(1, [making])
    making.join(20)

    assert getattr(making.answer, "status_code", making.answer) == 200
    assert "Dit trefwoord bestaat al" in making.answer.content.decode()
