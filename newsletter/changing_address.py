"""Another address: asked at the choices and confirmed by a letter to the new one, told to the old."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsletter import digest, letters, subscriptions
from newsletter.models import Subscriber, SubscriberState
from rvggz import outbox


def number_of(subscriber: Subscriber) -> str:
    """Tells this wish from an earlier one: the link of that one does nothing any more."""
    return f"{subscriber.wanted_at:%Y%m%d%H%M%S%f}" if subscriber.wanted_at else ""


@transaction.atomic
def want(subscriber: Subscriber, email: str) -> None:
    """Ask at the new address (as email_address.normal makes it) whether its owner wants this."""
    subscriber.wanted_email, subscriber.wanted_at = email, timezone.now()
    subscriber.save(update_fields=["wanted_email", "wanted_at"])
    letters.to_new_address(subscriber, number_of(subscriber))


@transaction.atomic
def move(subscriber: Subscriber, number: str) -> Subscriber | None:
    """The owner of the new address says yes to the wish of this number. Answers who has the letter now; nobody when
    that was no longer wished.
    """
    wishing = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).exclude(wanted_email="").first()
    if wishing is None or number_of(wishing) != number:
        return None
    old = wishing.email
    has_it = bring_over(wishing, wishing.wanted_email)
    letters.to_old_address(subscriber.pk, old, number)
    return has_it


def bring_over(subscriber: Subscriber, new: str) -> Subscriber:
    """The letter goes to ``new`` (as email_address.normal makes it), whose owner confirmed it. Where that is known
    already, that one gets these choices and the other leaves. Answers who has the letter now. The caller is in a
    transaction.
    """
    try:
        return _bring_over(subscriber, new)
    except IntegrityError:  # the new address was filled in somewhere at this very moment: now it is known
        return _bring_over(subscriber, new)


@transaction.atomic
def _bring_over(subscriber: Subscriber, new: str) -> Subscriber:
    there = Subscriber.objects.at(new).exclude(pk=subscriber.pk).select_for_update().first()
    nothing_wanted = {"wanted_email": "", "wanted_at": None}
    if there is None:
        stopped = subscriber.state != SubscriberState.CONFIRMED
        alive = {"state": SubscriberState.CONFIRMED, "state_at": timezone.now()} if stopped else {}
        Subscriber.objects.filter(pk=subscriber.pk).update(email=new, **nothing_wanted, **alive)
        outbox.readdress(subscriber.email, new, digest.NAME)
        if stopped:
            subscriptions.count("confirmed")
    else:
        Subscriber.objects.filter(pk=subscriber.pk).update(**nothing_wanted)
        subscriptions.leave(subscriber)
        subscriptions.take_over(there, subscriber)
    return Subscriber.objects.get(pk=there.pk if there else subscriber.pk)
