"""Every address worth finding, for search engines: an index with parts of ten thousand addresses."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from articles import chrome
from articles.models import Entry, Keyword
from rvggz.text.invisible import for_xml

PART = 10_000


class SiteSitemap(Sitemap[Any]):
    """On the address of the site (SITE_URL), whatever name it was asked by."""

    limit = PART

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


class Sections(SiteSitemap):
    """The home page and the overviews: pages without an entry."""

    def items(self) -> list[str]:
        known = chrome.get()
        shown = set(Entry.objects.filter(url__in=known.sections).values_list("url", flat=True))
        return [known.home_url, *(url for url in known.sections if url not in shown), "/trefwoorden/"]

    def location(self, item: str) -> str:
        return item


class Entries(SiteSitemap):
    def items(self) -> QuerySet[Any, Any]:
        return Entry.objects.order_by("page_id").values_list("url", "page__last_published_at")

    def location(self, item: tuple[str, datetime]) -> str:
        return str(for_xml(item[0]))

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        return item[1]


class Keywords(SiteSitemap):
    def items(self) -> QuerySet[Keyword]:
        return Keyword.objects.filter(uses__content_object__entry__isnull=False).distinct().order_by("pk")


SITEMAPS: dict[str, type[SiteSitemap]] = {"overzichten": Sections, "paginas": Entries, "trefwoorden": Keywords}
