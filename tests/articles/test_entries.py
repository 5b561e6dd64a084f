"""What the public may find follows what editors do."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from articles import chrome
from articles.entries import lexemes_of
from articles.models import ArticleIndexPage, Entry, FilterCount, Word
from articles.search_words import lexemes
from tests import factories


def entry(page):
    return Entry.objects.filter(pk=page.pk).first()


def test_a_published_article_can_be_found(article):
    assert entry(article).title == "De kracht van het kampvuur"
    assert entry(article).url == "/actueel/de-kracht-van-het-kampvuur/"
    assert "We zaten in een kring" in entry(article).body_html
    assert "kring" in entry(article).text


def test_an_article_renews_what_was_counted_and_leaves_the_menu_as_it_is(tree, article, django_assert_num_queries):
    before = chrome.get()
    factories.make_article(tree, "Nog een")

    with django_assert_num_queries(0):
        after = chrome.get()

    assert after.made != before.made
    assert after.sections == before.sections


def test_any_other_page_renews_the_menu(tree, article):
    chrome.get()
    factories.make_information(tree.home, "Over ons", slug="over-ons", show_in_menus=True)
    theme = factories.make_theme(tree, "Herstel", slug="herstel", tint="moss")
    linde = factories.make_organisation(tree, "De Linde", slug="de-linde")

    now = chrome.get()

    assert now.menu == [("Over ons", "/over-ons/", False)]
    assert now.sections["/over-ons/"] == "Over ons"
    assert (now.themes[theme.pk].url, now.themes[theme.pk].tint) == ("/themas/herstel/", "moss")
    assert now.organisations[linde.pk].url == "/deelnemers/de-linde/"


def test_a_draft_cannot_be_found(tree):
    draft = factories.make_article(tree, "Nog niet af", live=False)

    assert entry(draft) is None


def test_an_unpublished_article_is_forgotten_with_its_counts_and_words(tree):
    article = factories.make_article(tree, "Zonderlingwoord")
    assert Word.objects.filter(form="zonderlingwoord").exists()

    article.unpublish()

    assert entry(article) is None
    assert not FilterCount.objects.exists()
    assert not Word.objects.filter(form="zonderlingwoord").exists()


def test_a_deleted_article_is_forgotten_with_its_counts_and_words(tree):
    article = factories.make_article(tree, "Zonderlingwoord")

    article.delete()

    assert not Entry.objects.filter(title="Zonderlingwoord").exists()
    assert not FilterCount.objects.exists()
    assert not Word.objects.filter(form="zonderlingwoord").exists()


def test_articles_go_with_the_section_above_them(tree, article):
    tree.actueel.delete()

    assert not Entry.objects.filter(type="article").exists()
    assert not FilterCount.objects.exists()


def test_a_restriction_hides_and_its_end_shows_again(tree, article):
    restriction = PageViewRestriction.objects.create(page=tree.actueel, restriction_type="login")
    assert entry(article) is None

    restriction.delete()

    assert entry(article)


def test_an_article_below_an_unpublished_overview_stays_findable_as_it_stays_readable(tree, article, browse):
    tree.actueel.unpublish()

    assert entry(article)
    assert article.title in browse(article)


@pytest.mark.django_db(transaction=True)
def test_a_new_slug_changes_the_address(article):
    article.slug = "een-ander-adres"
    article.save_revision().publish()

    assert entry(article).url == "/actueel/een-ander-adres/"


def test_a_moved_article_has_a_new_address_and_counts_in_its_new_section(tree, article):
    archive = factories.publish(tree.home, ArticleIndexPage(title="Archief", slug="archief"))

    article.move(archive, pos="last-child")

    assert entry(article).url == "/archief/de-kracht-van-het-kampvuur/"
    assert list(FilterCount.objects.values_list("section_id", "articles")) == [(archive.pk, 1)]


def test_a_renamed_theme_is_found_at_its_articles(tree):
    theme = factories.make_theme(tree, "Oudenaam")
    article = factories.make_article(tree, themes=[theme])

    theme.title = "Nieuwenaam"
    theme.save_revision().publish()

    assert found_by("nieuwenaam", article)
    assert not found_by("oudenaam", article)


def test_a_deleted_theme_leaves_no_trace_at_its_articles(tree):
    theme = factories.make_theme(tree, "Verdwijnend")
    article = factories.make_article(tree, themes=[theme])

    theme.delete()

    assert entry(article).theme_ids == []
    assert not found_by("verdwijnend", article)


def test_a_renamed_author_follows_and_a_deleted_one_is_forgotten(tree, bram):
    article = factories.make_article(tree, author=bram)
    bram.display_name = "Bram Nieuwland"
    bram.save()
    assert entry(article).byline == "Bram Nieuwland"

    bram.delete()

    assert entry(article).byline == ""


def test_a_renamed_keyword_follows(tree):
    article = factories.make_article(tree, keywords=["eigenregie"])
    keyword = article.keywords.get()

    keyword.name = "zeggenschap"
    keyword.save()

    assert found_by("zeggenschap", article)
    assert not found_by("eigenregie", article)


def test_a_renamed_document_follows_into_the_texts_that_offer_it(tree):
    document = factories.make_document("Oude titel")
    article = factories.make_article(tree, body=[("download", {"document": document, "title": ""})])
    assert "Oude titel" in entry(article).body_html

    document.title = "Nieuwe titel"
    document.save()

    assert "Nieuwe titel" in entry(article).body_html


def test_counts_follow_a_change_of_kind(tree):
    article = factories.make_article(tree, kind="news")

    article.kind = "blog"
    article.save_revision().publish()

    assert list(FilterCount.objects.values_list("kind", "articles")) == [("blog", 1)]


def found_by(word, page):
    return bool(set(lexemes(word)) & set(lexemes_of(page.pk)))


def test_entries_of_older_templates_are_made_anew_at_an_upgrade(article, capsys):
    Entry.objects.update(looks="older", body_html="")

    call_command("rebuild_entries", "--if-changed")
    call_command("rebuild_entries", "--if-changed")

    assert "We zaten in een kring" in entry(article).body_html
    assert "bij de tijd" in capsys.readouterr().out
