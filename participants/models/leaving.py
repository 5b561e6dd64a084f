"""What a member asks at "Mijn gegevens": a copy of everything, or to be erased."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from rvggz import private_files


class DataExport(models.Model):
    """A copy of all that is held of a member, to fetch for three days."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)
    file = models.FileField(storage=private_files.storage, upload_to="gegevens", blank=True)

    class Meta:
        verbose_name = "kopie van gegevens"
        verbose_name_plural = "kopieën van gegevens"

    def __str__(self) -> str:
        return f"Kopie {self.pk}"


class Leaving(models.Model):
    """A member asked to be erased, and may still change his or her mind."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="leaving"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    keeping = models.JSONField(default=list)  # names of holdings that stay, as of "een oud-lid"

    class Meta:
        verbose_name = "vertrek"
        verbose_name_plural = "vertrekken"

    def __str__(self) -> str:
        return f"Vertrek {self.pk}"


class Absence(models.Model):
    """A member who did not log in for almost two years was told that the account will go."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="absence"
    )
    told_at = models.DateTimeField(default=timezone.now)  # 30 days before
    told_again_at = models.DateTimeField(null=True)  # 7 days before

    class Meta:
        verbose_name = "lange afwezigheid"
        verbose_name_plural = "lange afwezigheden"

    def __str__(self) -> str:
        return f"Afwezig {self.pk}"
