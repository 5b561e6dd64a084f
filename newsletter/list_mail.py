"""Unsubscribing by mail: a letter names an address for it (List-Unsubscribe), with a mark that only that letter has."""

from django.db import transaction
from django.utils import timezone

from newsletter import subscriptions, verp
from newsletter.models import Delivery, Subscriber


@transaction.atomic
def leave(mark: verp.Mark) -> bool:
    """Whoever sent it: who has the letter may unsubscribe with it, as with its link. Answers whether it did."""
    letter = Delivery.objects.select_related("subscriber").filter(pk=mark.delivery).first() if mark.delivery else None
    person = letter.subscriber if letter else Subscriber.objects.filter(pk=mark.subscriber or 0).first()
    if person is None or not subscriptions.leave(person):
        return False
    if letter:
        Delivery.objects.filter(pk=letter.pk, left_at=None).update(left_at=timezone.now())
    return True
