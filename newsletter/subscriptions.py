"""The only writer of a subscriber's state: asking, confirming, choosing, pausing, leaving, being forgotten."""

import hmac
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from newsletter.models import Forgotten, Subscriber, SubscriberState

COUNTED = ("confirmed", "left", "bounced", "complained", "erased")  # columns of ListDay
NAMES = ", ".join(f'"{name}"' for name in COUNTED)


def fingerprint(email: str) -> str:
    """A keyed hash of an address: tells whether it is the same one, and nothing else."""
    return hmac.new(settings.SECRET_KEY.encode(), f"forgotten:{email.strip().lower()}".encode(), "sha256").hexdigest()


def count(what: str) -> None:
    """One more of ``what`` (a column of ListDay) today, however many count at once."""
    if what not in COUNTED:
        raise ValueError(what)
    values = ", ".join("1" if name == what else "0" for name in COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO newsletter_listday (day, {NAMES}) VALUES (%s, {values}) "  # noqa: S608
            f'ON CONFLICT (day) DO UPDATE SET "{what}" = newsletter_listday."{what}" + 1',
            [timezone.localdate()],
        )


def _move(subscriber: Subscriber, state: SubscriberState, **more: Any) -> bool:
    """Into another state, once: answers whether it was in another one."""
    others = Subscriber.objects.filter(pk=subscriber.pk).exclude(state=state)
    return bool(others.update(state=state, state_at=timezone.now(), **more))


@transaction.atomic
def leave(subscriber: Subscriber) -> bool:
    """No letters any more. Answers whether there were."""
    if not _move(subscriber, SubscriberState.LEFT, paused_until=None):
        return False
    count("left")
    return True


@transaction.atomic
def stop(subscriber: Subscriber, why: SubscriberState) -> bool:
    """The post comes back, or somebody called it spam. Only who is on the list can be stopped."""
    on_the_list = Subscriber.objects.filter(pk=subscriber.pk, state=SubscriberState.CONFIRMED)
    if not on_the_list.update(state=why, state_at=timezone.now()):
        return False
    count("bounced" if why == SubscriberState.BOUNCED else "complained")
    return True


@transaction.atomic
def forget(email: str) -> int:
    """Erase an address and all that is known of it; what was sent stays as a number."""
    found = Subscriber.objects.filter(email__iexact=email.strip())
    gone = found.count()
    if gone:
        Forgotten.objects.get_or_create(fingerprint=fingerprint(email))
        found.delete()
        count("erased")
    return gone
