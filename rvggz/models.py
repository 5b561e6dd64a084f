"""The tables of the project as a whole: mail that has to go out, and what is remembered until a moment."""

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


class ExpiringRecord(models.Model):
    """A rate-limit bucket, a claimed replay key or a value of allauth, until it expires: see expiring_records.py.

    The table is UNLOGGED: nothing in it is worth a write to disk, and a crash may empty it.
    """

    key = models.CharField(max_length=64, primary_key=True)  # a keyed hash: says nothing of whom it is about
    left = models.FloatField(default=0)  # tries in a bucket, at the moment ``counted_at``
    counted_at = models.FloatField(default=0)  # seconds since 1970
    value = models.JSONField(null=True)
    expires_at = models.FloatField(db_index=True)  # seconds since 1970

    class Meta:
        verbose_name = "tijdelijk gegeven"

    def __str__(self) -> str:
        return self.key
