"""Which documents there are, and the key under which each is kept: it changes with all that the document shows."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page

from articles.models import ArticlePage, Entry, ThemePage

from . import document
from .addresses import STYLESHEET

MOST_ARTICLES = 30
ARTICLE, READING_MAP = "artikel", "leesmap"


@dataclass(frozen=True)
class Source:
    """A document that can be made: ``html`` is asked for only when there is no PDF with this key yet."""

    key: str
    page: Page
    file_name: str
    html: Callable[[], str]

    @property
    def older_keys(self) -> str:
        """What the keys of earlier versions of this document begin with; nothing when there are many versions."""
        return "" if self.key.startswith(READING_MAP) else self.key.rpartition("-")[0] + "-"


def article(page: ArticlePage) -> Source:
    key = f"{ARTICLE}-{page.pk}-{digest(page.url_path, revision(page.live_revision_id, page.last_published_at))}"
    return Source(key, page, f"{page.slug}.pdf", lambda: document.article_html(page))


def reading_map(theme: ThemePage, chosen: Iterable[int] = ()) -> Source | None:
    """The chosen articles of a theme (without a choice the newest), or nothing when there are none to read."""
    found = entries(theme)
    if chosen:
        found = found.filter(page_id__in=set(chosen))
    rows = found.values_list("page_id", "page__live_revision_id", "page__last_published_at", "url")[:MOST_ARTICLES]
    numbers = [row[0] for row in rows]
    if not numbers:
        return None
    shown = [theme.url_path, revision(theme.live_revision_id, theme.last_published_at), *map(str, rows)]
    return Source(
        key=f"{READING_MAP}-{theme.pk}-{digest(*shown)}",
        page=theme,
        file_name=f"leesmap-{theme.slug}.pdf",
        html=lambda: document.reading_map_html(theme, in_order(numbers)),
    )


def entries(theme: ThemePage) -> "QuerySet[Entry]":
    """What a leesmap of this theme may hold: what the public may find."""
    return Entry.objects.articles().about(theme).newest_first().cards()


def in_order(numbers: list[int]) -> list[ArticlePage]:
    found = ArticlePage.objects.live().select_related("author", "lead_image")
    pages = found.prefetch_related("themes", "organisations").in_bulk(numbers)
    return [pages[number] for number in numbers if number in pages]


def revision(number: int | None, published: object) -> str:
    """Of a page that was made without revisions: the moment of its last publication."""
    return str(number or published)


def digest(*parts: str) -> str:
    text = "\n".join([*parts, settings.WAGTAILADMIN_BASE_URL, look()])
    return hashlib.sha256(text.encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def look() -> str:
    """Changes with our templates, stylesheet and code, and with WeasyPrint: then every PDF is made anew."""
    files = sorted(Path(settings.BASE_DIR, "templates", "pdf").rglob("*.html"))
    files += [Path(settings.BASE_DIR, "static", STYLESHEET), *sorted(Path(__file__).parent.glob("*.py"))]
    content = b"".join(file.read_bytes() for file in files) + version("weasyprint").encode()
    return hashlib.sha256(content).hexdigest()
