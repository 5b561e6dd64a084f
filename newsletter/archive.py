"""The archive that everyone may read: which issues, by page, found by their words, as a feed."""

import hashlib
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import F
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from articles import feeds, search
from articles.listing import Listing
from articles.meta import absolute
from newsletter.models import MAY_CHANGE, NewsletterArchivePage, NewsletterIssue

FOUND = "SELECT page_id FROM articles_entry WHERE body_vector @@ %s::tsquery"
SHOWN_IN_FEED = 30


def announced() -> Any:
    """The one rule of the archive, its feed, the search and the sitemap: what everyone may find.

    A letter that still waits to be sent is not announced before its readers have it.
    """
    return NewsletterIssue.objects.live().public().filter(mail_only=False).exclude(sending__state__in=MAY_CHANGE)


def public() -> Any:
    """Newest first."""
    return announced().annotate(day=Coalesce(F("date"), TruncDate("first_published_at"))).order_by("-day", "-pk")


def listing(request: HttpRequest, url: str) -> tuple[Listing, search.Question]:
    """The issues that an address asks for (``?q=`` and ``?pagina=``), and what was asked."""
    question = search.ask(request.GET.get("q", ""))
    shown = Listing(url, fixed={"q": question.text} if question.text else {}, messages=list(question.messages))
    found = public()
    if question.text:
        found = found.filter(pk__in=RawSQL(FOUND, [question.wide])) if question.words else found.none()  # noqa: S611
    total = found.count()
    if question.by_title:
        shown.messages.append(search.BY_TITLE if total else search.ONLY_FREQUENT)
    rows = shown.turn_to(request.GET, total)
    shown.name_what_was_read(request, (), q="")  # what is asked has no end: it is not kept
    shown.cards = list(found[rows])
    return shown, question


def feed_of(page: NewsletterArchivePage) -> list[tuple[str, str]]:
    """Title and address of the feed, for the head of a page."""
    return [(f"{page.title} van de nieuwsbrief", f"{page.url}feed.atom")]


def feed(request: HttpRequest, form: str) -> HttpResponse:
    """Atom or RSS, or "not modified" to a reader who has it already."""
    page = NewsletterArchivePage.objects.live().public().first()
    if page is None:
        raise Http404
    issues = list(public()[:SHOWN_IN_FEED])
    changed = max((moment(issue) for issue in issues), default=datetime(2000, 1, 1, tzinfo=UTC))
    text = write(form, page.url or "", issues)
    etag, seconds = quote_etag(hashlib.blake2b(text.encode(), digest_size=12).hexdigest()), int(changed.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=seconds)
    if response is None:
        response = HttpResponse(text, content_type=feeds.TYPES[form])
    response.headers.setdefault("ETag", etag)
    response.headers.setdefault("Last-Modified", http_date(seconds))
    return response


def moment(issue: NewsletterIssue) -> datetime:
    return issue.last_published_at or datetime(2000, 1, 1, tzinfo=UTC)


def write(form: str, url: str, issues: list[Any]) -> str:
    feed_url = absolute(f"{url}feed.{form}")
    made = feeds.MAKERS[form](
        title=f"Nieuwsbrief van {settings.WAGTAIL_SITE_NAME}", link=absolute(url), language="nl", feed_url=feed_url,
        description="Elke nieuwe nieuwsbrief", feed_guid=feed_url if form == "rss" else absolute(url),
        author_name=settings.WAGTAIL_SITE_NAME,
    )  # fmt: skip
    for issue in issues:
        address = absolute(issue.url or "")
        made.add_item(
            title=issue.title, link=address, description=issue.preview_line, unique_id=address,
            unique_id_is_permalink=True, updateddate=moment(issue),
            pubdate=datetime.combine(issue.day, time(12), tzinfo=UTC),
        )  # fmt: skip
    return str(made.writeString("utf-8"))
