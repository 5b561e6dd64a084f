"""What comes back counts, once: hard stops the letter at once, soft after five in 30 days, a complaint at once.

Who wants the letter again subscribes again; what came back before that does not count any more.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsletter import bounce_codes, subscriptions
from newsletter.models import Bounce, BounceKind, Delivery, Subscriber, SubscriberState

SOFT_ONES, WITHIN = 5, timedelta(days=30)


@transaction.atomic
def count(
    kind: BounceKind, report: str, code: str = "", *, delivery: int | None = None, subscriber: int | None = None,
    happened: datetime | None = None,
) -> bool:  # fmt: skip
    """Something came back of a letter (``delivery``) or of other mail of the list to this subscriber.

    ``happened``: when, where the report says so.
    ``report``: what makes this report one, at most 64 characters. Answers whether it was new and about someone.
    """
    letter = Delivery.objects.filter(pk=delivery).first() if delivery else None
    whose = letter.subscriber_id if letter else subscriber
    # One report at a time of each person, so that the fifth sees the four others.
    person = Subscriber.objects.select_for_update().filter(pk=whose).first() if whose else None
    if person is None:
        return _only_stamp(letter, kind)
    row = Bounce(subscriber=person, delivery=letter, kind=kind, code=code[:12], report=report)
    Bounce.objects.bulk_create([row], ignore_conflicts=True)
    if not Bounce.objects.filter(report=report, at=row.at).exists():
        return False
    _only_stamp(letter, kind)
    if not is_of_before(person, happened, letter.handed_at if letter else None):
        _stop_when_enough(person, kind)
    return True


@transaction.atomic
def refused(subscriber: int, said: str, report: str, delivery: int | None = None) -> bool:
    """The server refused this address at hand-over. When it says that the address is not there, that is as a report
    that comes back; the letter itself is counted as refused. Answers whether the letters stop.
    """
    code = bounce_codes.no_such_address(said)
    person = Subscriber.objects.select_for_update().filter(pk=subscriber).first() if code else None
    if person is None:
        return False
    row = Bounce(subscriber=person, delivery_id=delivery, kind=BounceKind.HARD, code=code, report=report)
    Bounce.objects.bulk_create([row], ignore_conflicts=True)
    return subscriptions.stop(person, SubscriberState.BOUNCED)


def _only_stamp(letter: Delivery | None, kind: BounceKind) -> bool:
    """Also when the person was erased: the numbers of an issue stay true."""
    if letter is None:
        return False
    column = "complained_at" if kind == BounceKind.COMPLAINT else "bounced_at"
    return bool(Delivery.objects.filter(pk=letter.pk, **{column: None}).update(**{column: timezone.now()}))


def is_of_before(person: Subscriber, *moments: datetime | None) -> bool:
    """Did any of this happen before this person subscribed (again)? Companies tell whole seconds."""
    return any(moment is not None and moment + timedelta(seconds=1) <= person.state_at for moment in moments)


def _stop_when_enough(person: Subscriber, kind: BounceKind) -> None:
    if kind == BounceKind.COMPLAINT:
        subscriptions.stop(person, SubscriberState.COMPLAINED)
    elif kind == BounceKind.HARD or _soft_ones(person) >= SOFT_ONES:
        subscriptions.stop(person, SubscriberState.BOUNCED)


def _soft_ones(person: Subscriber) -> int:
    """Letters and other mail that did not arrive lately, since this person subscribed (again)."""
    since = max(timezone.now() - WITHIN, person.state_at)
    return Bounce.objects.filter(subscriber=person, kind=BounceKind.SOFT, at__gte=since).count()
