"""All entries, counts and words made anew from the pages, in batches."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

from articles import chrome, entries, entry_rows, filter_counts, vectors, vocabulary
from articles.models import Entry
from rvggz import looks

BATCH = 200


def pages() -> Iterator[list[int]]:
    """The numbers of all pages that should have an entry, in batches; themes and organisations before articles."""
    types = ContentType.objects.get_for_models(*entry_rows.MAKERS).values()
    found = Page.objects.live().public().filter(content_type__in=types)
    numbers = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]


def is_needed() -> bool:
    """Were entries rendered with other templates, or for another address of the site?"""
    return Entry.objects.exclude(looks=looks.fingerprint()).exists()


def rebuild() -> Iterator[int]:
    """Make everything anew; answers after each batch how many entries it wrote. Readers see the old ones until the end
    of their batch. Memory: one batch, and one form of each word of the site.
    """
    forms: dict[str, str] = {}
    kept: set[int] = set()
    for numbers in pages():
        with transaction.atomic():
            entries.lock()
            kept.update(_write(numbers, forms))
        yield len(numbers)
    with transaction.atomic():
        entries.lock()
        _drop_others(kept)
        filter_counts.rebuild()
        vocabulary.rebuild(forms)
    chrome.forget()


def _drop_others(kept: set[int]) -> None:
    """Entries of pages that the public may not see (any more)."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_entry WHERE NOT page_id = ANY(%s)", [sorted(kept)])


def _write(numbers: list[int], forms: dict[str, str]) -> list[int]:
    rows = [row for page in Page.objects.filter(pk__in=numbers).specific() if (row := entry_rows.of(page))]
    stored = set(Entry.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        for row in rows:
            entries.save(row.entry, is_new=row.entry.pk not in stored)
            texts = vectors.make(*row.vectors)
            cursor.execute(entries.SET_VECTORS, [texts.title, texts.body, row.entry.pk])
            for lexeme, form in texts.forms.items():
                forms.setdefault(lexeme, form)
    return [row.entry.pk for row in rows]
