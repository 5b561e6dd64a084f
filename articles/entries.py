"""Keeps the table of entries in step with the pages. The only writer of Entry, FilterCount and Word.

A page has an entry while the public may see it: it is live, and neither it nor a page above it has a view restriction.
(A page below one that was unpublished stays reachable in Wagtail, so it stays findable too.)
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from articles import chrome, entry_rows, filter_counts, tasks, vectors, vocabulary
from articles.models import ArticlePage, Entry, Keyword, ThemePage
from participants.models import Member, ParticipantPage
from rvggz import page_cache, page_rights

# One writer at a time: counts and words are shared by all entries. Publishing is rare, reading never waits.
LOCK = 0x72_76_67_67
SET_VECTORS = "UPDATE articles_entry SET title_vector = %s::tsvector, body_vector = %s::tsvector WHERE page_id = %s"


AT_ONCE, BATCH = 20, 200  # pages

# Another page shows these of a page: when they change, its users are made anew.
SHOWN_ELSEWHERE = ("title", "url", "summary", "picture")
# Who knows the reactions counts them, whenever the page is written.
WRITTEN = [field.name for field in Entry._meta.concrete_fields if field.name not in {"page", "reactions", "answer"}]
COUNTED = ("type", "section_id", "kind", "year", "theme_ids", "organisation_ids", *SHOWN_ELSEWHERE)


def write(page: Page) -> None:
    """Make the entry of a live page anew, or take it away when the public may not see the page."""
    page = fresh(page)
    row = entry_rows.of(page) if is_public(page) else None
    if row is None:
        forget(page)
        return
    with transaction.atomic():
        lock()
        before = Entry.objects.filter(pk=page.pk).only(*COUNTED).first()
        store(row, before)
    chrome.page_changed(page)
    if before is None or is_shown_otherwise(page, before, row.entry):
        write_users_of(page)
        write_named_by(page)


def is_shown_otherwise(page: Page, before: Entry, after: Entry) -> bool:
    """Does it look different on other pages now? The tint of a theme is on the cards of its articles."""
    changed = any(getattr(before, name) != getattr(after, name) for name in SHOWN_ELSEWHERE)
    return changed or isinstance(page, ThemePage)


def store(row: entry_rows.Row, before: Entry | None) -> None:
    """Write a row, and what follows from it. The caller holds the lock."""
    texts = vectors.make(*row.vectors)
    old_lexemes = lexemes_of(row.entry.pk) if before else []
    save(row.entry, is_new=before is None)
    with connection.cursor() as cursor:
        cursor.execute(SET_VECTORS, [texts.title, texts.body, row.entry.pk])
    filter_counts.change(filter_counts.combination(before), filter_counts.combination(row.entry))
    vocabulary.change(old_lexemes, texts.forms)


def save(entry: Entry, *, is_new: bool) -> None:
    """Write what follows from the page, and leave what others count."""
    if is_new:
        entry.save(force_insert=True)
    else:
        entry.save(update_fields=WRITTEN)


def forget(page: Page) -> None:
    """Take away the entry of a page."""
    chrome.page_changed(page)
    with transaction.atomic():
        lock()
        gone, _ = Entry.objects.filter(pk=page.pk).delete()  # uncount() follows by a signal
    if gone:
        write_users_of(page)
        write_named_by(page)


def uncount(entry: Entry) -> None:
    """An entry is about to be deleted, by us or with its page: its counts and words go with it."""
    lock()
    filter_counts.change(filter_counts.combination(entry), None)
    vocabulary.change(lexemes_of(entry.pk), {})


def write_below(page: Page) -> None:
    """Make the entries of a page and all below it anew: their addresses or restrictions changed.

    What the public may not see any more goes at once, whatever the worker has to do.
    """
    chrome.forget()
    page = Page.objects.filter(pk=page.pk).first() or page
    below = Page.objects.descendant_of(page, inclusive=True)
    for hidden in below.filter(entry__isnull=False).private():
        forget(hidden)
    write_all(below)


def write_users_of(thing: models.Model) -> None:
    """Make the entries of all pages that show this picture, document or page anew."""
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(thing).filter(base_content_type=page_type)
    write_all(Page.objects.filter(pk__in=[int(pk) for pk in references.values_list("object_id", flat=True).distinct()]))


def write_named_by(thing: Any) -> None:
    """Make the entries of all articles anew in whose names this theme, organisation, keyword or author stands."""
    match thing:
        case ThemePage():
            chosen = Q(themes=thing.pk) | Q(entry__theme_ids__contains=[thing.pk])
        case ParticipantPage():
            chosen = Q(organisations=thing.pk) | Q(entry__organisation_ids__contains=[thing.pk])
        case Keyword():
            chosen = Q(keyword_uses__tag=thing.pk) | Q(entry__keyword_ids__contains=[thing.pk])
        case Member():
            chosen = Q(author=thing.pk, author_name="") & ~Q(entry__byline=thing.get_full_name())
        case _:
            return
    write_all(ArticlePage.objects.live().filter(chosen).distinct())


def write_all(pages: models.QuerySet[Any]) -> None:
    """A few at once, many by the worker: an editor who renames a theme does not wait for a thousand articles."""
    numbers = list(pages.order_by("pk").values_list("pk", flat=True))
    if len(numbers) <= AT_ONCE:
        write_numbered(numbers)
        return
    for start in range(0, len(numbers), BATCH):
        tasks.write_entries.enqueue(numbers[start : start + BATCH])


def write_numbered(numbers: list[int]) -> None:
    """Each in its own turn, so that a thousand of them need no more memory than one."""
    for pk in numbers:
        write(Page(pk=pk))


def is_public(page: Page) -> bool:
    """May anyone see this page as it is in the database now?"""
    if not page.live or page_rights.is_in_bin(page):
        return False
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return not PageViewRestriction.objects.filter(page__path__in=above).exists()


def fresh(page: Page) -> Page:
    """The published page as it is stored: signals bring older and not specific ones."""
    stored = type(page)._default_manager.filter(pk=page.pk).first()
    return stored.specific if stored else page


def lock_one(pk: int) -> None:
    """Wait until nobody else changes what is counted of this article. For the rest of the transaction."""
    list(Entry.objects.select_for_update().filter(pk=pk).values_list("pk"))


def count_reactions(pk: int, number: int, answer: int | None = None) -> None:
    """Under this article stand so many reactions now; ``answer``: the number of the one that answers its question.

    Lists show it, so what is kept of them is out of date.
    """
    as_it_is = Entry.objects.filter(pk=pk).values_list("reactions", "answer").first()
    if as_it_is and as_it_is != (number, answer):
        Entry.objects.filter(pk=pk).update(reactions=number, answer=answer)
        page_cache.forget()
    if as_it_is and as_it_is[1] != answer:
        chrome.forget_counts()  # open and answered questions


def open_comments(pk: int, is_open: bool) -> None:
    """Open or close an article for reactions at once, without publishing what an editor is still writing."""
    with transaction.atomic():
        page = ArticlePage.objects.select_for_update(of=("self",)).get(pk=pk)
        ArticlePage.objects.filter(pk=pk).update(comments_open=is_open)
        Entry.objects.filter(pk=pk).update(comments_open=is_open)
        if page.latest_revision:
            page.latest_revision.content["comments_open"] = is_open
            page.latest_revision.save(update_fields=["content"])
    page_cache.forget(f"page:{pk}")


def lexemes_of(pk: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(body_vector) FROM articles_entry WHERE page_id = %s", [pk])
        found = cursor.fetchone()
    return list(found[0] or []) if found else []


def lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
