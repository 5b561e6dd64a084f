"""What an editor sees first: a button for a new article, and what waits."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from rvggz.page_rights import OUTSIDE_BIN

SHOWN = 6


class EditorPanel(Component):
    name = "editors"
    order = 50
    template_name = "articles/admin/dashboard.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        articles = ArticlePage.objects.filter(OUTSIDE_BIN).order_by("-latest_revision_created_at")
        drafts = articles.not_live().exclude(pk__in=planned())
        return {
            "new_url": new_article_url(),
            "lists": [
                (
                    "Concepten",
                    "Nog niet online. Klik om verder te werken.",
                    drafts[:SHOWN],
                    "latest_revision_created_at",
                ),
                ("Gepland", "Komt vanzelf online.", articles.filter(pk__in=planned())[:SHOWN], "go_live_at"),
                (
                    "Kort geleden online gezet",
                    "",
                    articles.live().order_by("-last_published_at")[:SHOWN],
                    "last_published_at",
                ),
            ],
        }


def planned() -> Any:
    """Pages that go online by themselves at a moment an editor chose."""
    return Page.objects.filter(_revisions__approved_go_live_at__isnull=False).values("pk")


def new_article_url() -> str:
    """The empty form of an article under Actueel, or nothing while there is no such page."""
    actueel = ArticleIndexPage.objects.order_by("path").first()
    return reverse("wagtailadmin_pages:add", args=("articles", "articlepage", actueel.pk)) if actueel else ""
