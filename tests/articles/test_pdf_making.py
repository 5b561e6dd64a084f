"""A PDF is made once, whoever asks and whatever dies."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import PdfState, StoredPdf
from articles.pdf import making, renderer, sources, views
from tests import factories


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
