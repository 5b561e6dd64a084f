from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from rvggz.email_field import EmailField
from rvggz.page_contexts import PublicPageMixin
from rvggz.page_panels import tabs, title_panel

INTRODUCTION_FEATURES = [
    "h2", "h3", "bold", "italic", "strikethrough", "superscript", "subscript", "ul", "ol", "link", "document-link",
    "image", "attributes",
]  # fmt: skip


class Role(models.TextChoices):
    PARTICIPANT = "participant", "Deelnemer"
    PARTNER = "partner", "Partner"


class Region(models.TextChoices):
    """The twelve provinces, and those who work everywhere."""

    NATIONAL = "national", "Heel Nederland"
    DRENTHE = "drenthe", "Drenthe"
    FLEVOLAND = "flevoland", "Flevoland"
    FRIESLAND = "friesland", "Friesland"
    GELDERLAND = "gelderland", "Gelderland"
    GRONINGEN = "groningen", "Groningen"
    LIMBURG = "limburg", "Limburg"
    NOORD_BRABANT = "noord-brabant", "Noord-Brabant"
    NOORD_HOLLAND = "noord-holland", "Noord-Holland"
    OVERIJSSEL = "overijssel", "Overijssel"
    UTRECHT = "utrecht", "Utrecht"
    ZEELAND = "zeeland", "Zeeland"
    ZUID_HOLLAND = "zuid-holland", "Zuid-Holland"


class ParticipantIndexPage(PublicPageMixin, Page):
    """Deelnemers: every organisation of the movement."""

    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["participants.ParticipantPage"]
    template = "participants/participant_index_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "overzicht van deelnemers"


class ParticipantPage(PublicPageMixin, Page):
    """An organisation that takes part in the movement, or a partner of it."""

    role = models.CharField("rol", max_length=20, choices=Role, default=Role.PARTICIPANT)
    region = models.CharField("regio", max_length=20, choices=Region, blank=True)
    logo = models.ForeignKey(
        "articles.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="logo"
    )
    summary = models.CharField(
        "in één zin",
        max_length=250,
        blank=True,
        help_text="Staat op het overzicht van deelnemers en in zoekresultaten.",
    )
    introduction = RichTextField("inleiding", blank=True, features=INTRODUCTION_FEATURES)
    website = models.URLField("website", blank=True)
    contact_name = models.CharField("contactpersoon", max_length=150, blank=True)
    contact_email = EmailField(
        "e-mailadres voor contact", blank=True, help_text="Iedereen kan dit adres op de pagina zien."
    )
    contact_phone = models.CharField("telefoonnummer voor contact", max_length=30, blank=True)
    joined_on = models.DateField("doet mee sinds", null=True, blank=True)
    left_on = models.DateField(
        "gestopt op",
        null=True,
        blank=True,
        help_text="De pagina blijft bestaan, met de melding dat de organisatie stopte.",
    )

    parent_page_types: ClassVar[list[str]] = ["participants.ParticipantIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "participants/participant_page.html"
    served_with = ("logo",)
    content_panels: ClassVar = [
        title_panel("Naam van de organisatie"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("region")]),
        FieldPanel("logo"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("website"),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")],
            heading="Contact",
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("joined_on"), FieldPanel("left_on")])], heading="Deelname"),
    ]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"

    def clean(self) -> None:
        super().clean()
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            raise ValidationError({"left_on": "Deze datum ligt voor de dag waarop de organisatie begon."})

    @property
    def has_facts(self) -> bool:
        """Is there anything to tell beside the introduction?"""
        said = (self.region, self.joined_on, self.left_on, self.website)
        return any((*said, self.contact_name, self.contact_email, self.contact_phone))
