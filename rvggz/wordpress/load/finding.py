"""New pages into lists, search and the search of the admin, once all texts are here.

A text whose links lead on a moment later would be written twice. And one page at a time into the index of the admin
costs more with every page, because Wagtail compares the length of its title with all others. What an import that was
stopped left out, the next one brings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from articles.models import ArticlePage, ImportedItem, InformationPage
from participants.models import ParticipantPage
from rvggz import placing

from ..ledger import PAGES
from ..report import Report

MODELS: tuple[Any, ...] = (ArticlePage, InformationPage, ParticipantPage)
AT_ONCE = 200


@contextmanager
def indexed_later() -> Iterator[None]:
    """Inside, pages that are saved are not indexed."""
    for model in MODELS:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        for model in MODELS:
            post_save.connect(post_save_signal_handler, sender=model)


def make_findable(site: str, report: Report) -> None:
    """Every page that came from that site and that nobody can find yet."""
    came = ImportedItem.objects.filter(site=site, kind__in=PAGES).values("object_id")
    for model in MODELS:
        pages = model.objects.filter(pk__in=came)
        for pk in _numbers(pages.live().public().filter(entry__isnull=True)):
            with report.item("articles", "", f"pagina {pk}"):
                placing.announce(model.objects.select_related("live_revision").get(pk=pk))
        indexed = IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
        numbers = iter(_numbers(pages.annotate(number=Cast("pk", CharField())).exclude(
            number__in=indexed.values("object_id"))))  # fmt: skip
        while some := list(islice(numbers, AT_ONCE)):
            get_search_backend().add_bulk(model, list(model.objects.filter(pk__in=some)))


def _numbers(pages: QuerySet[Any]) -> list[int]:
    return list(pages.order_by("pk").values_list("pk", flat=True))
