"""The only table of the project as a whole: mail that has to go out."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from rvggz.email_field import EmailField


class MailState(models.TextChoices):
    WAITING = "waiting", "Wacht"
    CLAIMED = "claimed", "Onderweg"
    SENT = "sent", "Verstuurd"
    FAILED = "failed", "Mislukt"
    UNCERTAIN = "uncertain", "Onzeker"


class OutgoingMail(models.Model):
    """One message to one person. Written in the transaction that wants it, sent by the worker: see outbox.py.

    What it says and to whom is erased once it is sent; that it was sent is kept for 30 days.
    """

    key = models.CharField(max_length=200, unique=True)  # what must not be sent twice
    name = models.CharField(max_length=60)  # folder of templates/emails/
    to = EmailField(max_length=254, blank=True)
    context = models.JSONField(default=dict)
    headers = models.JSONField(default=dict)
    state = models.CharField("stand", max_length=10, choices=MailState, default=MailState.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)  # the answer of the server, without addresses

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes: ClassVar = [models.Index(fields=["state", "not_before"], name="mail_due")]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
