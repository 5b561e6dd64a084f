"""How people get an account, and the devices they logged in with."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


class WhoMayRegister(models.TextChoices):
    EVERYONE = "everyone", "Iedereen"
    INVITED = "invited", "Alleen wie een organisatie uitnodigt"


@register_setting(icon="group")
class AccountSettings(BaseSiteSetting):
    """Who may make an account, kept by the editors."""

    who = models.CharField(
        "wie mag een account maken?", max_length=10, choices=WhoMayRegister, default=WhoMayRegister.EVERYONE,
        help_text="Wie al een account heeft, merkt niets van deze keuze.",
    )  # fmt: skip
    closed_text = models.CharField(
        "uitleg als het alleen op uitnodiging kan", max_length=500, blank=True,
        default=(
            "Een account krijg je op uitnodiging. Hoor je bij een organisatie die meedoet? "
            "Vraag dan de contactpersoon van je organisatie om een uitnodiging."
        ),
    )  # fmt: skip

    panels: ClassVar[list[Any]] = [FieldPanel("who"), FieldPanel("closed_text")]

    class Meta:
        verbose_name = "accounts"


class KnownDevice(models.Model):
    """A browser that a member logged in with before. It keeps a random token in a cookie, we keep a hash of that."""

    member = models.ForeignKey("participants.Member", on_delete=models.CASCADE, related_name="known_devices")
    token_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField("eerste keer", default=timezone.now)
    used_at = models.DateTimeField("laatste keer ingelogd", default=timezone.now)

    class Meta:
        verbose_name = "bekend apparaat"
        verbose_name_plural = "bekende apparaten"
        constraints = (models.UniqueConstraint(fields=["member", "token_hash"], name="device_once_a_member"),)

    def __str__(self) -> str:
        return f"apparaat {self.pk}"
