"""Atom and RSS: the newest articles of the site, a theme, a keyword or an organisation.

A feed stands at the address of the list with ``feed.atom`` or ``feed.rss`` behind it.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import SyndicationFeed
from django.utils.http import http_date, quote_etag

from articles import chrome
from articles.meta import Crumb, absolute
from articles.models import Entry, Keyword
from rvggz.feed_writers import AtomFeed, RssFeed

SHOWN = 30
MAKERS: dict[str, type[SyndicationFeed]] = {"atom": AtomFeed, "rss": RssFeed}
TYPES = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}


def of_site() -> list[Crumb]:
    """The feed of everything, as (title, address)."""
    url = chrome.get().section_urls.get("articleindexpage", "/")
    return [("Alle artikelen", f"{url}feed.atom")]


def of_voices() -> list[Crumb]:
    url = chrome.get().section_urls.get("contributionindexpage", "")
    return [("Praat mee", f"{url}feed.atom")] if url else []


def of_place(title: str, url: str) -> list[Crumb]:
    return [(f"Artikelen over {title}", f"{url}feed.atom")]


def of_address(place: str) -> tuple[str, str, Any] | None:
    """Title, address and entries of the list at ``place`` ("themas/praten/"), or None when none stands there."""
    known, url = chrome.get(), f"/{place}"
    if url in {known.home_url, known.section_urls.get("articleindexpage")}:
        return settings.WAGTAIL_SITE_NAME, url, Entry.objects.all()
    if url == known.section_urls.get("contributionindexpage"):
        return "Praat mee", url, Entry.objects.voices()
    for label in (*known.themes.values(), *known.organisations.values()):
        if label.url == url:
            about = {"organisation_ids__contains" if label.role else "theme_ids__contains": [label.id]}
            return f"Artikelen over {label.title}", url, Entry.objects.filter(**about)
    slug = place.removeprefix("trefwoorden/").rstrip("/")
    keyword = Keyword.objects.filter(slug=slug).first() if slug != place.rstrip("/") else None
    return (f"Artikelen over {keyword.name}", url, Entry.objects.with_keyword(keyword)) if keyword else None


def answer(request: HttpRequest, form: str, title: str, url: str, entries: Any) -> HttpResponse:
    """The feed, or "not modified" to a reader who has it already."""
    items = newest(entries)
    changed = updated(items)
    names = Keyword.objects.in_bulk({pk for entry in items for pk in entry.keyword_ids})
    text = write(form, title, url, items, names)
    etag = quote_etag(hashlib.blake2b(text.encode(), digest_size=12).hexdigest())
    seconds = int(changed.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=seconds)
    if response is None:
        response = HttpResponse(text, content_type=TYPES[form])
    response.headers.setdefault("ETag", etag)
    response.headers.setdefault("Last-Modified", http_date(seconds))
    return response


def updated(entries: Iterable[Any]) -> datetime:
    """When something in the feed last changed: a feed without articles never did."""
    return max((moment(entry) for entry in entries), default=datetime(2000, 1, 1, tzinfo=UTC))


def moment(entry: Any) -> datetime:
    changed: datetime | None = entry.page.last_published_at
    return changed or datetime.combine(entry.date, time(12), tzinfo=UTC)


def write(form: str, title: str, url: str, entries: list[Any], names: dict[int, Keyword]) -> str:
    """The feed as text. ``entries`` have their page; ``names``: the keywords by number."""
    feed_url = absolute(f"{url}feed.{form}")
    feed = MAKERS[form](
        title=title, link=absolute(url), description=f"Nieuwe artikelen van {settings.WAGTAIL_SITE_NAME}",
        language="nl", feed_url=feed_url, feed_guid=feed_url if form == "rss" else absolute(url),
        author_name=settings.WAGTAIL_SITE_NAME,
    )  # fmt: skip
    themes = chrome.get().themes
    for entry in entries:
        labels = [themes[pk].title for pk in entry.theme_ids if pk in themes]
        labels += [names[pk].name for pk in entry.keyword_ids if pk in names]
        feed.add_item(
            title=entry.title, link=absolute(entry.url), description=entry.summary, categories=labels,
            unique_id=absolute(entry.url), unique_id_is_permalink=True, updateddate=moment(entry),
            pubdate=datetime.combine(entry.date, time(12), tzinfo=UTC), author_name=entry.byline or None,
        )  # fmt: skip
    return str(feed.writeString("utf-8"))


def newest(entries: Any) -> list[Entry]:
    found = entries.articles().newest_first().cards().select_related("page")
    return list(found.only(*CARD_FIELDS, "page__last_published_at")[:SHOWN])


CARD_FIELDS = ("type", "date", "theme_ids", "keyword_ids", "url", "title", "summary", "byline")
