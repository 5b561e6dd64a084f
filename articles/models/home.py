from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from articles.blocks.story import StoryBlock
from rvggz.page_contexts import PublicPageMixin
from rvggz.page_panels import tabs, title_panel


class HomePage(PublicPageMixin, Page):
    """The dream in one sentence, and the newest of everything."""

    dream = models.CharField("de droom in één zin", max_length=200)
    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])
    lead_image = models.ForeignKey(
        "articles.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="beeld"
    )
    invitation = models.CharField("uitnodiging om mee te doen", max_length=300, blank=True)
    invitation_page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="pagina achter de uitnodiging",
    )  # fmt: skip

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "articles.InformationPage", "articles.ArticleIndexPage", "articles.ContributionIndexPage",
        "articles.ThemeIndexPage",
        "participants.ParticipantIndexPage", "newsletter.NewsletterPage",
    ]  # fmt: skip
    template = "articles/home_page.html"
    served_with = ("lead_image", "invitation_page")
    content_panels: ClassVar = [
        title_panel("Naam van de site"),
        FieldPanel("dream"),
        FieldPanel("introduction"),
        FieldPanel("lead_image"),
        MultiFieldPanel([FieldPanel("invitation"), FieldPanel("invitation_page")], heading="Uitnodiging"),
    ]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = "voorpagina"


class InformationPage(PublicPageMixin, Page):
    """A page that stays: Over ons, Contact, Privacy, Toegankelijkheid."""

    summary = models.TextField("samenvatting", max_length=400, blank=True, help_text="Staat in zoekresultaten.")
    body = StreamField(StoryBlock(), blank=True, verbose_name="tekst")

    parent_page_types: ClassVar[list[str]] = ["articles.HomePage", "articles.InformationPage"]
    subpage_types: ClassVar[list[str]] = ["articles.InformationPage"]
    template = "articles/information_page.html"
    served_with = ("entry",)
    content_panels: ClassVar = [title_panel("Titel van de pagina"), FieldPanel("summary"), FieldPanel("body")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "informatiepagina"
        verbose_name_plural = "informatiepagina's"
