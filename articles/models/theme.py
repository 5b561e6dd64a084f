from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from rvggz.page_contexts import PublicPageMixin
from rvggz.page_panels import tabs, title_panel


class Tint(models.TextChoices):
    """The quiet colours of look.md. The stylesheet has a pair (light, dark) for each value."""

    EMBER = "ember", "Gloed (oranjebruin)"
    MOSS = "moss", "Mos (groen)"
    DUSK = "dusk", "Schemer (blauw)"
    HEATHER = "heather", "Heide (paars)"
    CLAY = "clay", "Klei (roodbruin)"
    LAKE = "lake", "Meer (blauwgroen)"
    STRAW = "straw", "Stro (geel)"
    STONE = "stone", "Steen (grijs)"


class ThemeIndexPage(PublicPageMixin, Page):
    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.ThemePage"]
    template = "articles/theme_index_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "overzicht van thema's"


class ThemePage(RoutablePageMixin, PublicPageMixin, Page):
    """A main subject, chosen by the editors, with an introduction of its own."""

    summary = models.CharField(
        "in één zin", max_length=250, blank=True, help_text="Staat op het overzicht van thema's."
    )
    introduction = RichTextField(
        "inleiding", blank=True, features=["h2", "h3", "bold", "italic", "ul", "ol", "link", "document-link"]
    )
    tint = models.CharField("kleur", max_length=20, choices=Tint, default=Tint.EMBER)

    parent_page_types: ClassVar[list[str]] = ["articles.ThemeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "articles/theme_page.html"
    content_panels: ClassVar = [
        title_panel("Naam van het thema"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("tint"),
    ]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"

    @path("leesmap/")
    def reading_map(self, request: HttpRequest) -> HttpResponseBase:
        from articles.pdf import views

        return views.reading_map_pdf(request, self)

    @path("leesmap/kiezen/")
    def reading_map_choice(self, request: HttpRequest) -> HttpResponseBase:
        from articles.pdf import views

        return views.choose(request, self)
