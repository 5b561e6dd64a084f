"""A PDF is made once, whoever asks and whatever dies."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.html import escape
from django_tasks_db.models import DBTaskResult

from articles.models import ArticlePage, PdfState, StoredPdf
from articles.pdf import making, renderer, sources, tasks, views
from tests import factories
from tests.newsletter import issues


@pytest.fixture
def source(article):
    return sources.article(article)


def counted(monkeypatch):
    """Counts the renderings that begin."""
    begun = []
    begin = renderer.Rendering

    def start(*arguments):
        begun.append(arguments)
        return begin(*arguments)

    monkeypatch.setattr(renderer, "Rendering", start)
    return begun


def test_a_pdf_is_rendered_once(source, monkeypatch):
    begun = counted(monkeypatch)

    first = making.make(source, 60)
    second = making.make(source, 60)

    assert first.state == PdfState.READY
    assert second.etag == first.etag
    assert len(begun) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_render_once(monkeypatch):
    article = factories.make_article(factories.make_site())
    source = sources.article(article)
    begun, states = counted(monkeypatch), []

    def ask():
        states.append(making.make(source, 60).state)
        connection.close()

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert states == [PdfState.READY, PdfState.READY]
    assert len(begun) == 1


def test_a_claim_is_won_by_one(source):
    pdf = StoredPdf.objects.create(key=source.key, page=source.page)

    assert making.claim(pdf)
    assert making.claim(pdf) is None


def test_the_claim_of_a_process_that_was_killed_runs_out(source):
    started = timezone.now() - making.CLAIM_LASTS - timedelta(seconds=1)
    StoredPdf.objects.create(key=source.key, page=source.page, state=PdfState.MAKING, started_at=started)

    assert making.make(source, 60).state == PdfState.READY


def test_who_lost_the_claim_stores_nothing(source):
    pdf = StoredPdf.objects.create(key=source.key, page=source.page)
    claimed = making.claim(pdf)
    rendering = renderer.Rendering(source.html(), "http://site.example/", [])
    StoredPdf.objects.update(started_at=timezone.now())  # another took over

    rendering.wait(60)
    making.finish(pdf, claimed, source, rendering)

    pdf.refresh_from_db()
    assert pdf.state == PdfState.MAKING
    assert not pdf.file


def test_a_reader_who_waits_too_long_gets_a_page_with_a_button_to_look_again(client, article, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE_SECONDS", 0.3)
    source = sources.article(article)
    StoredPdf.objects.create(key=source.key, page=article, state=PdfState.MAKING, started_at=timezone.now())

    answer = client.get(f"{article.url}pdf/")

    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "Je PDF wordt gemaakt" in page
    assert "Kijk nu of de PDF klaar is" in page
    assert 'http-equiv="refresh"' not in page


@pytest.mark.django_db(transaction=True)
def test_a_slow_pdf_is_finished_after_the_answer():
    article = factories.make_article(factories.make_site())
    source = sources.article(article)

    early = making.make(source, 0)
    assert early.state == PdfState.MAKING

    assert making.make(source, 60).state == PdfState.READY


def test_a_document_that_cannot_be_made_is_said_to_have_failed(client, article, monkeypatch):
    monkeypatch.setattr(renderer, "SECONDS_LIMIT", 60)
    monkeypatch.setattr(renderer, "MEMORY_LIMIT", 60 * 1024 * 1024)

    answer = client.get(f"{article.url}pdf/")

    assert answer.status_code == 503
    assert "De PDF lukt nu niet" in answer.content.decode()
    pdf = StoredPdf.objects.get()
    assert pdf.state == PdfState.FAILED
    assert pdf.error


def test_a_failure_is_tried_again_after_a_while(source):
    failed = StoredPdf.objects.create(
        key=source.key, page=source.page, state=PdfState.FAILED, started_at=timezone.now()
    )

    assert making.make(source, 60).state == PdfState.FAILED

    StoredPdf.objects.filter(pk=failed.pk).update(started_at=timezone.now() - making.TRY_AGAIN_AFTER * 2)
    assert making.make(source, 60).state == PdfState.READY


def test_publishing_makes_the_pdf(tree, settings, django_capture_on_commit_callbacks):
    settings.PDF_WHEN_PUBLISHED = True

    with django_capture_on_commit_callbacks(execute=True):
        article = factories.make_article(tree, themes=[])  # published here, not copied from another test

    assert StoredPdf.objects.get().page_id == article.pk
    assert StoredPdf.objects.get().state == PdfState.READY


def test_a_page_that_is_not_an_article_gets_no_pdf(tree, settings, django_capture_on_commit_callbacks):
    settings.PDF_WHEN_PUBLISHED = True

    with django_capture_on_commit_callbacks(execute=True):
        factories.make_information(tree.home)

    assert not StoredPdf.objects.exists()


def busy(count):
    for number in range(count):
        StoredPdf.objects.create(key=f"leesmap-{number}-x", state=PdfState.MAKING, started_at=timezone.now())


def test_a_third_is_not_made_while_two_are(source):
    busy(2)
    pdf = StoredPdf.objects.create(key=source.key, page=source.page)

    assert making.claim(pdf) is None
    StoredPdf.objects.filter(key="leesmap-0-x").update(state=PdfState.READY)
    assert making.claim(pdf)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_two_get_a_place():
    article = factories.make_article(factories.make_site())
    pdfs = [StoredPdf.objects.create(key=f"leesmap-1-{number}", page=article) for number in range(16)]

    def claim(pdf):
        try:
            return making.claim(pdf)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        won = [one for one in pool.map(claim, pdfs) if one]

    assert len(won) == 2


@pytest.fixture
def worker(settings):
    """The background as it is on a real site: what is asked waits until ``worker()`` does it."""
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "pdf"]},
    }

    def work():
        rows = list(DBTaskResult.objects.filter(queue_name="pdf").order_by("enqueued_at"))
        DBTaskResult.objects.all().delete()
        for row in rows:
            row.task.func(*row.args_kwargs["args"])
        return [row.task.func.__name__ for row in rows]

    return work


def test_who_asks_while_two_are_made_reads_how_many_go_first_and_the_background_makes_it(client, tree, worker):
    theme = factories.make_theme(tree, "Wonen")
    articles = [factories.make_article(tree, f"Stuk {number}", themes=[theme]) for number in range(3)]
    chosen = f"{theme.url}leesmap/?artikel={articles[0].pk}&artikel={articles[2].pk}"
    letter = issues.make(tree, "Brief van mei", [("text", "<p>Er is soep bij het vuur.</p>")], live=True)
    asked = {chosen: 2, f"{articles[1].url}pdf/": 3, f"{letter.url}pdf/": 4}
    busy(2)

    began = time.monotonic()
    for address, ahead in [*asked.items(), (chosen, 2)]:
        page = client.get(address)
        assert page.status_code == 503
        assert "Je PDF wordt gemaakt" in page.content.decode()
        assert f"Voor jou zijn er nog {ahead}" in page.content.decode()
        assert f'href="{escape(address)}"' in page.content.decode()
    assert time.monotonic() - began < 10

    jobs = ["make_reading_map_pdf", "make_article_pdf", "make_letter_pdf"]
    assert worker() == jobs  # still no place: asked again
    StoredPdf.objects.filter(key__endswith="-x").delete()
    assert worker() == jobs
    assert set(StoredPdf.objects.values_list("state", flat=True)) == {PdfState.READY}
    for address in asked:
        assert client.get(address)["Content-Type"] == "application/pdf"
    assert worker() == []


@pytest.mark.parametrize("way", ["delete", "unpublish"])
def test_the_job_for_a_page_that_goes_while_it_is_made_ends_quietly(article, caplog, way):
    source = sources.article(article)

    def go():
        getattr(ArticlePage.objects.get(pk=article.pk), way)()
        return "<p>Tekst</p>"

    tasks.make_in_turn(replace(source, html=go), tasks.make_article_pdf, article.pk)
    tasks.make_article_pdf.func(article.pk)

    assert not StoredPdf.objects.exists()
    assert caplog.records == []


@pytest.mark.django_db(transaction=True)
def test_a_page_that_was_deleted_a_moment_ago_has_no_pdf():
    article = factories.make_article(factories.make_site())
    source = sources.article(ArticlePage.objects.get(pk=article.pk))
    article.delete()

    with pytest.raises(StoredPdf.DoesNotExist):
        making.make(source, 1)


def test_one_network_has_so_many_new_ones_made_and_reads_those_that_are_there(client, tree, article, monkeypatch):
    monkeypatch.setattr(views, "NEW_ONES", 1)
    other = factories.make_article(tree, "Een ander stuk")
    assert client.get(f"{article.url}pdf/").status_code == 200

    refused = client.get(f"{other.url}pdf/")

    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert client.get(f"{article.url}pdf/").status_code == 200
    assert client.get(f"{other.url}pdf/", REMOTE_ADDR="198.51.100.9").status_code == 200
