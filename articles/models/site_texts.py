from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField


@register_setting(icon="edit")
class SiteTexts(BaseSiteSetting):
    """Words that stand on every page, kept by the editors."""

    tagline = models.CharField("zin onder de naam", max_length=150, blank=True, default="Van regels naar relaties")
    footer_text = RichTextField("tekst onderaan", blank=True, features=["bold", "italic", "link"])
    contact_email = models.EmailField("e-mailadres", blank=True)
    contact_phone = models.CharField("telefoonnummer", max_length=30, blank=True)
    postal_address = models.TextField("postadres", blank=True)
    crisis_text = models.CharField(
        "hulp in nood", max_length=300, blank=True,
        default="Denk je aan zelfdoding? Praat erover. Bel 113 of 0800-0113, dag en nacht. Bij gevaar: bel 112.",
        help_text="Staat onderaan elke pagina.",
    )  # fmt: skip
    security_contact = models.EmailField(
        "meldpunt beveiliging", blank=True, help_text="Staat in security.txt. Leeg: het e-mailadres hierboven."
    )

    panels: ClassVar = [
        FieldPanel("tagline"),
        FieldPanel("footer_text"),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("postal_address")], heading="Contact"
        ),
        FieldPanel("crisis_text"),
        FieldPanel("security_contact"),
    ]

    class Meta:
        verbose_name = "vaste teksten"
