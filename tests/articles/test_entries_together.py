"""Several editors at once, on a real PostgreSQL."""

import threading

import pytest
from django.db import connection

from articles import entries, rebuilding
from articles.models import Entry, FilterCount, Word
from tests import factories


def at_once(jobs):
    """Run all jobs at the same moment, each in a thread with its own connection."""
    start, problems = threading.Barrier(len(jobs)), []

    def run(job):
        try:
            start.wait()
            job()
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []


def counts():
    rows = FilterCount.objects.values_list("kind", "year", "theme_ids", "organisation_ids", "articles")
    return sorted((kind, year, tuple(themes), tuple(orgs), n) for kind, year, themes, orgs, n in rows)


@pytest.mark.django_db(transaction=True)
def test_counts_and_words_stay_right_when_many_publish_at_once(tree):
    themes = [factories.make_theme(tree, f"Thema {n}") for n in range(2)]
    articles = [factories.make_article(tree, f"Herstel {n}", themes=themes[:1]) for n in range(6)]

    def change(article, n):
        def job():
            article.kind = "blog" if n % 2 else "tip"
            article.themes = [themes[n % 2]]
            article.title = f"Verandering {n % 3}"
            article.save_revision().publish()
            if n == 5:
                article.unpublish()

        return job

    at_once([change(article, n) for n, article in enumerate(articles)])

    kept = counts(), sorted(Word.objects.values_list("lemma", "entries"))
    assert Entry.objects.filter(type="article").count() == 5
    list(rebuilding.rebuild())
    assert kept == (counts(), sorted(Word.objects.values_list("lemma", "entries")))


@pytest.mark.django_db(transaction=True)
def test_the_same_article_written_at_once_counts_once(tree, article):
    at_once([lambda: entries.write(article)] * 4)

    assert [row[-1] for row in counts()] == [1]


def test_rebuilding_takes_away_what_is_not_public_and_brings_back_what_is(tree, article):
    draft = factories.make_article(tree, "Was ooit openbaar")
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    Entry.objects.filter(pk=article.pk).update(title="kapot", url="/nergens/")
    FilterCount.objects.all().delete()

    list(rebuilding.rebuild())

    assert list(Entry.objects.filter(type="article").values_list("title", "url")) == [(article.title, article.url)]
    assert [row[-1] for row in counts()] == [1]
    assert not Word.objects.filter(form="openbaar").exists()
