from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class SendingState(models.TextChoices):
    ASKED = "asked", "Wacht op een tweede redacteur"
    PLANNED = "planned", "Ingepland"
    RUNNING = "running", "Wordt verstuurd"
    PAUSED = "paused", "Gepauzeerd"
    STOPPED = "stopped", "Vanzelf gestopt"  # too many refused
    DONE = "done", "Verstuurd"
    CANCELLED = "cancelled", "Afgebroken"


RUNS = (SendingState.RUNNING, SendingState.PAUSED, SendingState.STOPPED)
MAY_CHANGE = (SendingState.ASKED, SendingState.PLANNED)  # nothing left yet: it can be taken back whole


class Sending(models.Model):
    """One issue on its way to all who want it. Only sending.py writes ``state``.

    What is sent is frozen when it begins: subject, HTML and text with marks where the personal parts go. An issue that
    is changed later changes the archive, not the letter.
    """

    issue = models.OneToOneField(
        "newsletter.NewsletterIssue", on_delete=models.SET_NULL, null=True, related_name="sending"
    )
    state = models.CharField("stand", max_length=10, choices=SendingState, default=SendingState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True)
    send_at = models.DateTimeField("versturen om", null=True)  # None: as soon as it is approved
    resumed_at = models.DateTimeField(null=True)
    prepared_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    why_stopped = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "verzending"
        verbose_name_plural = "verzendingen"
        indexes: ClassVar = [models.Index(fields=["state", "send_at"], name="sending_due")]

    def __str__(self) -> str:
        return f"verzending {self.pk}"
