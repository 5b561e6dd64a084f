"""Entries, counts and words made from many pages at a time: all of them anew, or those of pages that came together."""

from collections import Counter
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

from articles import chrome, entries, entry_rows, filter_counts, vectors, vocabulary
from articles.models import Entry
from rvggz import looks, page_rights

BATCH, FEW = 200, 20  # pages


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


def add(numbers: list[int]) -> list[int]:
    """Make the entries of pages that are online and have none yet; answers which pages have one now.

    One lock, and one look at the words, for all of them. What links to such a page is not written again: it was online
    when that was written.
    """
    forms, times, written = dict[str, str](), Counter[str](), list[int]()
    with transaction.atomic():
        entries.lock()
        wanted = Page.objects.live().public().filter(page_rights.OUTSIDE_BIN, pk__in=numbers, entry__isnull=True)
        for row in _rows(list(wanted.values_list("pk", flat=True))):
            texts = _save(row, is_new=True)
            filter_counts.change(None, filter_counts.combination(row.entry))
            forms = texts.forms | forms
            times.update(texts.forms.keys())
            written.append(row.entry.pk)
        vocabulary.add(forms, times)
    chrome.forget()
    return written


def _drop_others(kept: set[int]) -> None:
    """Entries of pages that the public may not see (any more)."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_entry WHERE NOT page_id = ANY(%s)", [sorted(kept)])


def _write(numbers: list[int], forms: dict[str, str]) -> list[int]:
    stored = set(Entry.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    written = []
    for row in _rows(numbers):
        for lexeme, form in _save(row, is_new=row.entry.pk not in stored).forms.items():
            forms.setdefault(lexeme, form)
        written.append(row.entry.pk)
    return written


def _rows(numbers: list[int]) -> Iterator[entry_rows.Row]:
    """A few at a time: a page may be a book."""
    for page in Page.objects.filter(pk__in=numbers).order_by("pk").specific().iterator(chunk_size=FEW):
        if row := entry_rows.of(page):
            yield row


def _save(row: entry_rows.Row, *, is_new: bool) -> vectors.Vectors:
    entries.save(row.entry, is_new=is_new)
    texts = vectors.make(*row.vectors)
    with connection.cursor() as cursor:
        cursor.execute(entries.SET_VECTORS, [texts.title, texts.body, row.entry.pk])
    return texts
