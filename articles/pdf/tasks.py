"""The background's part: the PDF of an article is made when it is published, before anyone asks for it.

And what a reader asks for while as many are being made as may be.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from articles.models import ArticlePage, PdfState, StoredPdf, ThemePage
from rvggz import expiring_records
from rvggz.background import is_immediate

from . import making, sources

PATIENCE_SECONDS = 90  # longer than a rendering may take
ASKED_AGAIN = 60  # seconds
TRIED_AGAIN = timedelta(seconds=10)


@task(backend="background", queue_name="pdf", priority=-10)
def make_article_pdf(page_id: int) -> None:
    """Make the PDF of an article, if it is still there. Does nothing when a reader was first."""
    page = ArticlePage.objects.live().filter(pk=page_id).first()
    if page:
        make_in_turn(sources.article(page), make_article_pdf, page_id)


@task(backend="background", queue_name="pdf", priority=-10)
def make_reading_map_pdf(theme_id: int, chosen: list[int]) -> None:
    """Make a leesmap that a reader chose."""
    theme = ThemePage.objects.live().filter(pk=theme_id).first()
    if theme and (source := sources.reading_map(theme, chosen)):
        make_in_turn(source, make_reading_map_pdf, theme_id, chosen)


def make_in_turn(source: sources.Source, job: Task[..., None], *args: Any) -> None:
    """For a job: make it, or ask for the job again when there is no place. A page that went meanwhile needs none."""
    try:
        pdf = making.make(source, PATIENCE_SECONDS, waits_for_others=False)
    except StoredPdf.DoesNotExist:
        return
    if pdf.state == PdfState.WAITING and not is_immediate(job):
        job.using(run_after=timezone.now() + TRIED_AGAIN).enqueue(*args)


def make_later(source: sources.Source, job: Task[..., None], *args: Any) -> None:
    """Ask the background for what a reader waits for: once a minute, however often the reader looks."""
    if expiring_records.claim(f"pdf:{source.key}", seconds=ASKED_AGAIN):
        job.enqueue(*args)


def make_soon(page: object) -> None:
    """Ask the background for the PDF of a page that was published."""
    if isinstance(page, ArticlePage) and settings.PDF_WHEN_PUBLISHED:
        transaction.on_commit(lambda: make_article_pdf.enqueue(page.pk))
