"""Atom: the newest reactions, of one article or of all."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from articles.meta import absolute
from articles.models import Entry
from comments.models import Comment
from rvggz.checks.text import as_html
from rvggz.feed_writers import AtomFeed

SHOWN = 50


def answer(request: HttpRequest, entry: Entry | None) -> HttpResponse:
    written = write(entry)
    etag = quote_etag(hashlib.blake2b(written.encode(), digest_size=12).hexdigest())
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(written, content_type="application/atom+xml; charset=utf-8")
    response.headers.setdefault("ETag", etag)
    response.headers["Cache-Control"] = "no-cache"  # what is withdrawn is gone at once
    return response


def write(entry: Entry | None) -> str:
    """The feed as text: two queries."""
    found = Comment.objects.shown().filter(article__entry__isnull=False)
    if entry:
        found = found.filter(article_id=entry.pk)
    comments = list(
        found.order_by("-created_at", "-pk").only("article_id", "name", "text", "created_at", "changed_at")[:SHOWN]
    )
    entries = Entry.objects.filter(pk__in={one.article_id for one in comments}).only("title", "url").in_bulk()
    url = entry.url if entry else "/"
    about = f"Reacties op “{entry.title}”" if entry else f"Reacties op {settings.WAGTAIL_SITE_NAME}"
    feed = AtomFeed(
        title=about, link=absolute(url), description=about, language="nl",
        feed_url=absolute(f"{url}reacties.atom"), feed_guid=absolute(f"{url}reacties.atom"),
    )  # fmt: skip
    for one in comments:
        link = absolute(reverse("reaction", args=[one.pk]))
        feed.add_item(
            title=f"{one.shown_name} bij “{entries[one.article_id].title}”", link=link, unique_id=link,
            description=str(as_html(one.text)), author_name=one.shown_name,
            pubdate=one.created_at, updateddate=one.changed_at or one.created_at,
        )  # fmt: skip
    return str(feed.writeString("utf-8"))
