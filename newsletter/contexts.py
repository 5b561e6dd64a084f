"""What the templates of the archive and of an issue get."""

from typing import Any

from django.http import HttpRequest

from articles import meta, structured_data
from newsletter import archive
from newsletter.models import NewsletterArchivePage, NewsletterIssue
from rvggz.page_contexts import builds

Context = dict[str, Any]
ALL = "Alle nieuwsbrieven om terug te lezen."


@builds(NewsletterArchivePage)
def archive_page(page: NewsletterArchivePage, request: HttpRequest) -> Context:
    url = page.url or ""
    shown, question = archive.listing(request, url)
    crumbs = meta.breadcrumbs(url, page.title)
    said = meta.of(
        page.seo_title or page.title, url, description=page.search_description or ALL,
        json_ld=[structured_data.breadcrumb_list(crumbs)], feeds=archive.feed_of(page),
    )  # fmt: skip
    if question.text or shown.messages:
        said.robots = "noindex"
    elif shown.page_number > 1:
        said.canonical_url = meta.absolute(shown.page_url(shown.page_number))
        said.title = f"{said.title}, pagina {shown.page_number}"
    return {"listing": shown, "asked": question.text, "meta": said, "breadcrumbs": crumbs}


@builds(NewsletterIssue)
def issue_page(page: NewsletterIssue, request: HttpRequest) -> Context:
    url = page.url or ""
    parent = page.get_parent() if page.depth > 1 else None
    above = parent.specific if parent and parent.specific_class is NewsletterArchivePage else None
    crumbs = meta.breadcrumbs(url, page.title, [(above.title, above.url or "")] if above else [])
    said = meta.of(
        page.seo_title or page.title, url, description=page.search_description or page.preview_line, og_type="article",
        json_ld=[structured_data.breadcrumb_list(crumbs)], feeds=archive.feed_of(above) if above else [],
    )  # fmt: skip
    is_preview = getattr(request, "is_preview", False)
    around = {} if is_preview else _around(page)
    subscribe_url = above.get_parent().url if above else ""
    return {
        "meta": said, "breadcrumbs": crumbs, "pdf_url": "" if is_preview or not page.live else f"{url}pdf/",
        "archive_url": above.url if above else "", "subscribe_url": subscribe_url, **around,
    }  # fmt: skip


def _around(page: NewsletterIssue) -> Context:
    """The issues before and after it."""
    numbers = list(archive.public().values_list("pk", flat=True))
    if page.pk not in numbers:
        return {}
    at = numbers.index(page.pk)
    wanted = {"newer": numbers[at - 1] if at else None, "older": numbers[at + 1] if at + 1 < len(numbers) else None}
    found = NewsletterIssue.objects.in_bulk([pk for pk in wanted.values() if pk])
    return {name: found.get(pk) for name, pk in wanted.items()}
