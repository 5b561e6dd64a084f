"""Another address: asked at the choices, confirmed by a letter to the new one, told to the old one."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsletter import letters, subscriptions
from newsletter.models import Subscriber, SubscriberState


def number_of(subscriber: Subscriber) -> str:
    """Tells this wish from an earlier one: the link of that one does nothing any more."""
    return f"{subscriber.wanted_at:%Y%m%d%H%M%S%f}" if subscriber.wanted_at else ""


@transaction.atomic
def want(subscriber: Subscriber, email: str) -> None:
    """Ask at the new address (as addresses.normal makes it) whether its owner wants this."""
    subscriber.wanted_email, subscriber.wanted_at = email, timezone.now()
    subscriber.save(update_fields=["wanted_email", "wanted_at"])
    letters.to_new_address(subscriber, number_of(subscriber))


def move(subscriber: Subscriber, number: str) -> Subscriber | None:
    """The owner of the new address says yes to the wish of this number. Answers who has the letter now; nobody when
    that was no longer wished. Where the new address is known already, that one gets these choices and the other leaves.
    """
    try:
        return _move(subscriber.pk, number)
    except IntegrityError:  # the new address was filled in somewhere at this very moment: now it is known
        return _move(subscriber.pk, number)


@transaction.atomic
def _move(pk: int, number: str) -> Subscriber | None:
    subscriber = Subscriber.objects.select_for_update().filter(pk=pk).exclude(wanted_email="").first()
    if subscriber is None or number_of(subscriber) != number:
        return None
    old, new = subscriber.email, subscriber.wanted_email
    there = Subscriber.objects.at(new).exclude(pk=subscriber.pk).select_for_update().first()
    nothing_wanted = {"wanted_email": "", "wanted_at": None}
    if there is None:
        stopped = subscriber.state != SubscriberState.CONFIRMED
        alive = {"state": SubscriberState.CONFIRMED, "state_at": timezone.now()} if stopped else {}
        Subscriber.objects.filter(pk=subscriber.pk).update(email=new, **nothing_wanted, **alive)
        if stopped:
            subscriptions.count("confirmed")
    else:
        Subscriber.objects.filter(pk=subscriber.pk).update(**nothing_wanted)
        subscriptions.leave(subscriber)
        subscriptions.take_over(there, subscriber)
    letters.to_old_address(subscriber.pk, old, number)
    return Subscriber.objects.get(pk=there.pk if there else subscriber.pk)
