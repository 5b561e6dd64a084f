"""Which pages? Each question one word, so that a page, a feed, the sitemap and search all mean the same by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from wagtail.models import Page
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from articles.models import Entry, Keyword


class ArticleQuerySet(PageQuerySet):
    def visible(self) -> ArticleQuerySet:
        """Live, and not behind a restriction: what the public may find (they have an entry)."""
        return self.filter(entry__isnull=False)

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-published_on", "-pk")

    def entries(self) -> EntryQuerySet:
        """The cards of these articles."""
        from articles.models import Entry

        return Entry.objects.filter(page_id__in=self.order_by().values("pk"))


class EntryQuerySet(models.QuerySet["Entry"]):
    def articles(self) -> EntryQuerySet:
        return self.filter(type="article")

    def voices(self) -> EntryQuerySet:
        """What members wrote, wherever it stands."""
        from articles.models import VOICES

        return self.articles().filter(kind__in=VOICES)

    def about(self, theme: Page) -> EntryQuerySet:
        return self.filter(theme_ids__contains=[theme.pk])

    def with_keyword(self, keyword: Keyword) -> EntryQuerySet:
        return self.filter(keyword_ids__contains=[keyword.pk])

    def of_organisation(self, organisation: Page) -> EntryQuerySet:
        return self.filter(organisation_ids__contains=[organisation.pk])

    def newest_first(self) -> EntryQuerySet:
        return self.order_by("-date", "-page_id")

    def cards(self) -> EntryQuerySet:
        """Only what a card shows."""
        return self.defer("head_html", "body_html", "text", "title_vector", "body_vector")

    def hits(self) -> EntryQuerySet:
        """Only what a result of searching shows, the text to cite from among it."""
        return self.defer("head_html", "body_html", "card_html", "picture", "title_vector", "body_vector")

    def article_at(self, path: str) -> Entry | None:
        """The article that the public reads at this address, with all that its page shows."""
        return (
            self.articles()
            .filter(url=path)
            .defer("card_html", "picture", "text", "title_vector", "body_vector")
            .first()
        )
