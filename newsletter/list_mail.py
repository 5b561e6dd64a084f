"""Unsubscribing by mail: a letter names an address for it (List-Unsubscribe), with a mark that only that letter has."""

from django.db import transaction

from newsletter import subscriptions, verp
from newsletter.models import Delivery, Subscriber


@transaction.atomic
def leave(mark: verp.Mark) -> None:
    """Whoever sent it: who has the letter may unsubscribe with it, as with its link."""
    if mark.purpose == verp.STOP_WEEKLY:
        if person := Subscriber.objects.filter(pk=mark.pk).first():
            subscriptions.stop_weekly(person)
        return
    letter = Delivery.objects.select_related("subscriber").filter(pk=mark.pk).first()
    if letter and letter.subscriber:
        subscriptions.leave(letter.subscriber, letter.pk)
