from typing import ClassVar

from django.db import models
from django.utils import timezone


class BounceKind(models.TextChoices):
    HARD = "hard", "Het adres bestaat niet (meer)"
    SOFT = "soft", "Het lukte nu niet"
    COMPLAINT = "complaint", "Als spam gemeld"


class Bounce(models.Model):
    """Something that came back. Kept for 30 days: five soft ones within that time stop the letter."""

    subscriber = models.ForeignKey("newsletter.Subscriber", on_delete=models.CASCADE, related_name="bounces")
    delivery = models.ForeignKey("newsletter.Delivery", on_delete=models.SET_NULL, null=True, related_name="bounces")
    kind = models.CharField("wat", max_length=10, choices=BounceKind)
    code = models.CharField("code", max_length=12, blank=True)  # RFC 3463, "5.1.1"
    report = models.CharField(max_length=64, unique=True)  # hash of the report: none counts twice
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "teruggekomen bericht"
        verbose_name_plural = "teruggekomen berichten"
        indexes: ClassVar = [models.Index(fields=["subscriber", "kind", "at"], name="bounce_recent")]

    def __str__(self) -> str:
        return f"teruggekomen {self.pk}"
