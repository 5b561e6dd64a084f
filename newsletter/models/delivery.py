"""The ledger: one row for each issue and subscriber."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsletter.querysets import DeliveryQuerySet


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Wacht"  # also: refused for now, tried again at ``not_before``
    CLAIMED = "claimed", "Onderweg"  # a worker has it in its batch: its Hand knows whether it left
    SENT = "sent", "Verstuurd"
    REFUSED = "refused", "Geweigerd"
    UNCERTAIN = "uncertain", "Onzeker"  # the worker died, or the line broke, after it was handed over
    LEFT_SO = "left_so", "Onzeker, zo gelaten"  # an editor decided
    SKIPPED = "skipped", "Niet verstuurd"  # left the list, or the sending was cancelled, before it was its turn


OPEN = (DeliveryState.WAITING, DeliveryState.CLAIMED)
LEFT_THE_HOUSE = (DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.LEFT_SO)


class Delivery(models.Model):
    """One letter to one person. Only sending.py (and bounces.py, for what comes back) writes it.

    The address is not copied: it is the subscriber's. Who is erased leaves a row without a name, so that the numbers
    of an issue stay true.
    """

    sending = models.ForeignKey("newsletter.Sending", on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        "newsletter.Subscriber", on_delete=models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField("stand", max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.BigIntegerField(null=True)  # the advisory lock that this worker holds as long as it lives
    handed_at = models.DateTimeField("aangeboden", null=True)
    settled_at = models.DateTimeField("afgehandeld", null=True)
    answer = models.CharField("antwoord van de mailserver", max_length=200, blank=True)  # without addresses
    bounced_at = models.DateTimeField("teruggekomen", null=True)
    complained_at = models.DateTimeField("als spam gemeld", null=True)
    left_at = models.DateTimeField("afgemeld met deze brief", null=True)

    objects: ClassVar[Any] = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        constraints = (models.UniqueConstraint(fields=["sending", "subscriber"], name="delivery_once"),)
        indexes: ClassVar = [
            models.Index(
                fields=["sending", "not_before", "id"], name="delivery_due", condition=Q(state=DeliveryState.WAITING)
            ),
            models.Index(fields=["worker"], name="delivery_worker", condition=Q(worker__isnull=False)),
            models.Index(fields=["sending", "state"], name="delivery_state"),
            models.Index(
                fields=["sending", "-settled_at"], name="delivery_settled", condition=Q(settled_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"bezorging {self.pk}"
