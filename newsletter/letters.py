"""The short letters about subscribing itself, through the outbox."""

from datetime import datetime, timedelta

from newsletter import links
from newsletter.models import Subscriber, SubscriberState
from rvggz import outbox
from rvggz.models import OutgoingMail
from rvggz.outbox import Letter

REMINDER = "letter_reminder"  # folder of templates/emails/
APART = timedelta(minutes=10)  # who asks twice within this time gets one letter


def answer(subscriber: Subscriber, asked: datetime, source: str) -> None:
    """To who asked for the letter: the button to confirm, or that it comes already."""
    period = int(asked.timestamp() // APART.total_seconds())
    if subscriber.state == SubscriberState.CONFIRMED:
        name, url = "letter_already", links.choices_url(subscriber.key)
    else:
        name, url = "letter_confirm", links.confirm_url(subscriber.key, asked.isoformat(), source)
    context = {"url": url, "days": links.CONFIRM_DAYS}
    outbox.put(
        name, subscriber.email, context, key=f"{name}:{subscriber.pk}:{subscriber.state_at:%Y%m%d%H%M%S%f}:{period}"
    )


def take_back(pk: int, *names: str) -> None:
    """What waits to be sent to this subscriber is not wanted any more."""
    address = Subscriber.objects.filter(pk=pk).values_list("email", flat=True).first()
    outbox.take_back_for(address or "", *(names or ALL_BY_OURSELVES))


ALL_BY_OURSELVES = ("letter_weekly", REMINDER, "letter_confirm", "letter_already")


def reminder(subscriber: Subscriber) -> Letter:
    url = links.confirm_url(subscriber.key, subscriber.asked_at.isoformat(), subscriber.source)
    days = links.CONFIRM_DAYS - REMIND_AFTER.days
    key = f"letter_reminder:{subscriber.pk}:{subscriber.asked_at:%Y%m%d}"
    return Letter(REMINDER, subscriber.email, {"url": url, "days": days}, key, {})


def is_reminder_wanted(mail: OutgoingMail) -> bool:
    """Just before it goes: did this address still not confirm?"""
    return bool(Subscriber.objects.at(mail.to).filter(state=SubscriberState.ASKED).exists())


REMIND_AFTER = timedelta(days=3)


def to_new_address(subscriber: Subscriber, number: str) -> None:
    """``number``: of this wish."""
    context = {"url": links.new_address_url(subscriber.key, number), "days": links.NEW_ADDRESS_DAYS}
    outbox.put("letter_new_address", subscriber.wanted_email, context, key=f"letter_new:{subscriber.pk}:{number}")


def to_old_address(subscriber_pk: int, old: str, number: str) -> None:
    outbox.put("letter_old_address", old, {}, key=f"letter_old:{subscriber_pk}:{number}")
