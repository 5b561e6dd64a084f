"""The only writer of a subscriber's state: asking, confirming, choosing, pausing, leaving, being forgotten.

Changing the address: changing_address.py; many at once: importing.py; by the clock: by_clock.py.
"""

import hmac
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.encoding import force_str

from newsletter import consent, letters
from newsletter.models import Delivery, Forgotten, Source, Subscriber, SubscriberState
from rvggz import email_address, outbox

COUNTED = ("confirmed", "left", "bounced", "complained", "erased")  # columns of ListDay
NAMES = ", ".join(f'"{name}"' for name in COUNTED)
PAUSES = range(1, 7)  # months


def fingerprint(email: str, secret: str = "") -> str:
    """A keyed hash of an address: tells whether it is the same one, and nothing else."""
    return hmac.new(
        (secret or settings.SECRET_KEY).encode(), f"forgotten:{email.strip().lower()}".encode(), "sha256"
    ).hexdigest()


def fingerprints(email: str) -> list[str]:
    """By our key and by those of before: what is kept was made with one of them."""
    return [fingerprint(email, force_str(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def count(what: str, number: int = 1, day: date | None = None) -> None:
    """So many more of ``what`` (a column of ListDay) on a day (today), however many count at once."""
    if what not in COUNTED:
        raise ValueError(what)
    values = ", ".join("%s" if name == what else "0" for name in COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO newsletter_listday (day, {NAMES}) VALUES (%s, {values}) "  # noqa: S608
            f'ON CONFLICT (day) DO UPDATE SET "{what}" = newsletter_listday."{what}" + EXCLUDED."{what}"',
            [day or timezone.localdate(), number],
        )


@transaction.atomic
def ask(email: str, name: str = "", source: str = Source.PAGE) -> None:
    """Somebody asks for the letter with this address (as email_address.normal makes it); the answer goes there by mail.

    The same work whatever we know of the address, so that nobody can see it in the answer or its time. Who was on the
    list before, or is on it, stays as he or she was until the letter is answered.
    """
    now, wording = timezone.now(), consent.get()
    asked = {
        "asked_at": now, "source": source, "consent_version": wording.version, "consent_text": wording.text,
        "name": name,
    }  # fmt: skip
    Subscriber.objects.bulk_create([Subscriber(email=email, state_at=now, **asked)], ignore_conflicts=True)
    kept = Subscriber.objects.at(email).select_for_update().first()
    if kept is None:  # deleted between the two, by the clock
        return ask(email, name, source)
    is_new = kept.state == SubscriberState.ASKED
    Subscriber.objects.filter(pk=kept.pk).update(**asked if is_new else {"name": kept.name})
    letters.answer(kept, now, source)
    return None


@transaction.atomic
def confirm(subscriber: Subscriber, wording: consent.Wording, asked_at: datetime, source: str) -> bool:
    """The person behind the address says yes to these words. Answers whether that was news."""
    evidence = {
        "asked_at": asked_at, "confirmed_at": timezone.now(), "source": source, "evidence": "",
        "consent_version": wording.version, "consent_text": wording.text, "monthly": True,
    }  # fmt: skip
    if not _move(subscriber, SubscriberState.CONFIRMED, paused_until=None, **evidence):
        return False
    Forgotten.objects.filter(fingerprint__in=fingerprints(subscriber.email)).delete()
    letters.take_back(subscriber.pk, "letter_confirm", "letter_reminder")
    count("confirmed")
    return True


def _move(subscriber: Subscriber, state: SubscriberState, **more: Any) -> bool:
    """Into another state, once: answers whether it was in another one."""
    others = Subscriber.objects.filter(pk=subscriber.pk).exclude(state=state)
    return bool(others.update(state=state, state_at=timezone.now(), **more))


@transaction.atomic
def leave(subscriber: Subscriber, delivery_pk: int = 0) -> bool:
    """No letters any more. Answers whether there were. ``delivery_pk``: the letter that made somebody leave."""
    kept = Subscriber.objects.select_for_update().filter(pk=subscriber.pk).first()
    if kept is None or kept.state == SubscriberState.LEFT:
        return False
    letters.take_back(kept.pk)
    if kept.state == SubscriberState.ASKED:  # never was on the list: nothing to prove
        kept.delete()
        return True
    _move(kept, SubscriberState.LEFT, paused_until=None)
    if kept.state == SubscriberState.CONFIRMED:
        count("left")
    if delivery_pk:
        Delivery.objects.filter(pk=delivery_pk, subscriber=kept, left_at=None).update(left_at=timezone.now())
    return True


@transaction.atomic
def stop(subscriber: Subscriber, why: SubscriberState) -> bool:
    """The post comes back, or somebody called it spam. Only who is on the list can be stopped."""
    on_the_list = Subscriber.objects.filter(pk=subscriber.pk, state=SubscriberState.CONFIRMED)
    if not on_the_list.update(state=why, state_at=timezone.now()):
        return False
    letters.take_back(subscriber.pk)
    count("bounced" if why == SubscriberState.BOUNCED else "complained")
    return True


@transaction.atomic
def choose(subscriber: Subscriber, *, monthly: bool, weekly: bool, themes: Iterable[Any], name: str) -> None:
    """What of it somebody wants. Who asks for the list of the week gets it from the coming Monday on."""
    begins = weekly and not subscriber.weekly
    digest_at = timezone.now() if begins else subscriber.digest_at
    Subscriber.objects.filter(pk=subscriber.pk).update(monthly=monthly, weekly=weekly, name=name, digest_at=digest_at)
    if not weekly:
        letters.take_back(subscriber.pk, "letter_weekly")
    subscriber.themes.set(themes)


@transaction.atomic
def stop_weekly(subscriber: Subscriber) -> None:
    """No list of the week any more. Who gets nothing else has left."""
    Subscriber.objects.filter(pk=subscriber.pk).update(weekly=False)
    letters.take_back(subscriber.pk, "letter_weekly")
    if not subscriber.monthly:
        leave(subscriber)


def pause(subscriber: Subscriber, months: int) -> date:
    """Nothing for so many months (1 to 6). Answers until when."""
    if months not in PAUSES:
        raise ValueError(months)
    until = _months_later(timezone.localdate(), months)
    Subscriber.objects.filter(pk=subscriber.pk).update(paused_until=until)
    return until


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def resume(subscriber: Subscriber) -> None:
    Subscriber.objects.filter(pk=subscriber.pk).update(paused_until=None)


@transaction.atomic
def forget(email: str) -> int:
    """Erase an address and all that is known of it; what was sent stays as a number."""
    email = email_address.as_kept(email)
    found = Subscriber.objects.at(email)
    gone, was_on_the_list = found.count(), found.on_the_list().exists()
    Delivery.objects.filter(subscriber__in=found).hold()
    Delivery.objects.filter(subscriber__in=found).exclude(answer="").update(answer="")
    Subscriber.objects.wanting(email).update(wanted_email="", wanted_at=None)
    if gone:
        Forgotten.objects.get_or_create(fingerprint=fingerprint(email))
        outbox.forget_address(email.strip())
        found.delete()
    if was_on_the_list:
        count("erased")
    return gone


@transaction.atomic
def drop_who_left(long_ago: QuerySet[Subscriber]) -> int:
    """Who left or was stopped long ago goes, and stays off every list that is read in. Answers how many."""
    marks = [Forgotten(fingerprint=fingerprint(email)) for email in long_ago.values_list("email", flat=True)]
    Forgotten.objects.bulk_create(marks, ignore_conflicts=True, batch_size=1000)
    Delivery.objects.filter(subscriber__in=long_ago.order_by()).hold()
    long_ago.delete()
    return len(marks)


@transaction.atomic
def take_over(subscriber: Subscriber, other: Subscriber) -> None:
    """The address of ``subscriber`` takes the place of that of ``other``, with the choices and the evidence."""
    kept = ("monthly", "weekly", "paused_until", "source", "asked_at", "confirmed_at", "consent_version",
            "consent_text", "evidence", "digest_at")  # fmt: skip
    if _move(subscriber, SubscriberState.CONFIRMED):
        count("confirmed")
    Subscriber.objects.filter(pk=subscriber.pk).update(
        name=subscriber.name or other.name, **{name: getattr(other, name) for name in kept}
    )
    subscriber.themes.set(other.themes.all())
