"""New pages into lists, search and the search of the admin, once all texts are here.

A text whose links lead on a moment later would be written twice. And one page at a time into the index of the admin
costs more with every page, because Wagtail compares the length of its title with all others. What an import that was
stopped left out, the next one brings.
"""

import logging
from collections.abc import Callable, Iterator
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

from articles import rebuilding
from articles.models import ArticlePage, ImportedItem, InformationPage
from participants.models import ParticipantPage
from rvggz import placing
from rvggz.page_rights import OUTSIDE_BIN

from ..ledger import PAGES
from ..report import Report

logger = logging.getLogger(__name__)
MODELS: tuple[Any, ...] = (ArticlePage, InformationPage, ParticipantPage)
AT_ONCE = 100  # pages: until they are done, nobody else can publish


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


def make_findable(site: str, report: Report, step: Callable[[int], None]) -> None:
    """Every page that came from that site and that nobody can find yet. ``step`` hears how many are behind us."""
    done = 0
    for model, some in _waiting(site):
        with report.item("articles", "", f"pagina's {some[0]} tot {some[-1]}"):
            _announce(model, some, report)
        done += len(some)
        step(done)
    for model in MODELS:
        _index(model, site)


def count_waiting(site: str) -> int:
    return sum(len(some) for _, some in _waiting(site))


def _waiting(site: str) -> Iterator[tuple[Any, list[int]]]:
    for model in MODELS:
        pages = _came(model, site).live().public().filter(OUTSIDE_BIN, entry__isnull=True)
        yield from ((model, some) for some in _batches(pages))


def _announce(model: Any, numbers: list[int], report: Report) -> None:
    """Many at a time; one by one where one of them cannot be rendered."""
    try:
        written = set(rebuilding.add(numbers))
    except Exception:
        logger.exception("some pages could not be made findable together")
        written = set()
    for pk in numbers:
        with report.item("articles", "", f"pagina {pk}"):
            page = model.objects.select_related("live_revision").get(pk=pk)
            placing.announce(page, has_entry=pk in written)


def _index(model: Any, site: str) -> None:
    """Into the search of the admin."""
    indexed = IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    numbers = _came(model, site).annotate(number=Cast("pk", CharField()))
    for some in _batches(numbers.exclude(number__in=indexed.values("object_id"))):
        get_search_backend().add_bulk(model, list(model.objects.filter(pk__in=some)))


def _came(model: Any, site: str) -> Any:
    return model.objects.filter(pk__in=ImportedItem.objects.filter(site=site, kind__in=PAGES).values("object_id"))


def _batches(pages: QuerySet[Any]) -> Iterator[list[int]]:
    numbers = iter(list(pages.order_by("pk").values_list("pk", flat=True)))
    while some := list(islice(numbers, AT_ONCE)):
        yield some
