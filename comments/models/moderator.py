from django.conf import settings
from django.db import models


class HowOften(models.TextChoices):
    AT_ONCE = "at-once", "Meteen, bij elke reactie"
    HOURLY = "hourly", "Eens per uur, als er iets bij is gekomen"
    DAILY = "daily", "Eens per dag, als er iets wacht"
    NEVER = "never", "Niet (wel als iemand in nood lijkt of iets te lang wacht)"


class ModeratorMail(models.Model):
    """How often a moderator wants to hear that reactions wait. Without a row: once an hour."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moderator_mail")
    how_often = models.CharField("wanneer wil je bericht?", max_length=10, choices=HowOften, default=HowOften.HOURLY)
    last_told_at = models.DateTimeField(null=True)  # the last digest

    class Meta:
        verbose_name = "bericht aan moderator"
        verbose_name_plural = "berichten aan moderatoren"

    def __str__(self) -> str:
        return self.get_how_often_display()
