"""The background's part: the PDF of an article is made when it is published, before anyone asks for it."""

from django.conf import settings
from django.db import transaction
from django_tasks import task

from articles.models import ArticlePage

from . import making, sources

PATIENCE_SECONDS = 90


@task(backend="background", queue_name="pdf", priority=-10)
def make_article_pdf(page_id: int) -> None:
    """Make the PDF of an article, if it is still there. Does nothing when a reader was first."""
    page = ArticlePage.objects.live().filter(pk=page_id).first()
    if page:
        making.make(sources.article(page), PATIENCE_SECONDS)


def make_soon(page: object) -> None:
    """Ask the background for the PDF of a page that was published."""
    if isinstance(page, ArticlePage) and settings.PDF_WHEN_PUBLISHED:
        transaction.on_commit(lambda: make_article_pdf.enqueue(page.pk))
