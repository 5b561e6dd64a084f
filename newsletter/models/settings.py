"""What the editors choose about letters, and what the house knows of its own database."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

CONSENT = (
    "Ja, ik wil elke maand de nieuwsbrief. Jullie bewaren daarvoor mijn e-mailadres. "
    "Afmelden kan altijd, onder elke brief."
)


@register_setting(icon="mail")
class LetterSettings(BaseSiteSetting):
    consent_text = models.TextField("tekst bij het aanmelden", max_length=500, default=CONSENT)
    consent_version = models.PositiveSmallIntegerField(default=1, editable=False)  # counts changes of the text
    second_editor = models.BooleanField(
        "een tweede redacteur keurt elke brief goed", default=True,
        help_text="Uit: wie de brief maakt, mag hem ook versturen.",
    )  # fmt: skip
    per_second = models.PositiveIntegerField(
        "hoogstens zoveel brieven per seconde", default=10, help_text="Vraag je mailbedrijf wat het toestaat."
    )
    per_hour = models.PositiveIntegerField("hoogstens zoveel brieven per uur", default=10_000)
    test_addresses = models.TextField(
        "testlijst", blank=True, help_text="Adressen die je een proefbrief kunt sturen, een op elke regel."
    )
    footer = models.TextField(
        "afzender onderaan elke brief", blank=True, max_length=400,
        help_text="Naam en postadres van wie de brief verstuurt.",
    )  # fmt: skip

    panels: ClassVar[list[Any]] = [
        FieldPanel("consent_text"),
        FieldPanel("second_editor", permission="superuser"),  # who sends cannot do away with the second pair of eyes
        MultiFieldPanel([FieldPanel("per_second"), FieldPanel("per_hour")], heading="Tempo"),
        FieldPanel("test_addresses"),
        FieldPanel("footer"),
    ]

    class Meta:
        verbose_name = "nieuwsbrief"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Other words are another version: who said yes, said yes to these."""
        before = LetterSettings.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.consent_text != self.consent_text:
            self.consent_version = before.consent_version + 1
        super().save(*args, **kwargs)


class MailHouse(models.Model):
    """One row: where this database lives, and when the next letter may go.

    A restored backup lives elsewhere (``home``, see sending_lock.py): nothing is sent then until an editor says so.
    """

    home = models.CharField(max_length=200, blank=True)
    locked_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(default=timezone.now)  # of the throttle: shared by all workers

    class Meta:
        verbose_name = "mailhuis"
        verbose_name_plural = "mailhuizen"

    def __str__(self) -> str:
        return f"mailhuis {self.pk}"
