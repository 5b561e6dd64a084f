"""The letter of a member: the one that goes to the address of the account, which was confirmed with a code."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from newsletter import changing_address, consent, subscriptions
from newsletter.forms import NameField
from newsletter.models import Source, Subscriber, SubscriberState
from participants.models import Member
from rvggz import account_menu, email_address
from rvggz.account_menu import AccountPage

FOLLOWS = (SubscriberState.CONFIRMED, SubscriberState.BOUNCED)  # who wants it: a box that failed is no wish to stop
TAKES = (SubscriberState.ASKED, *FOLLOWS)


def of(member: Member) -> Subscriber | None:
    """What the list knows of the address of this member, in whatever state."""
    found: Subscriber | None = Subscriber.objects.at(email_address.as_kept(member.email)).first()
    return found


def name_for(member: Member) -> str:
    """What letters would call this member; nothing when that is no name."""
    try:
        return str(NameField().clean(member.get_short_name()[:80]))
    except ValidationError:
        return ""


@transaction.atomic
def subscribe(member: Member, wording: consent.Wording) -> bool:
    """The member says yes to these words. Answers whether that was news. Raises ValidationError for an address to which
    no letter can go."""
    now, email = timezone.now(), email_address.normal(member.email)
    new = Subscriber(email=email, name=name_for(member), source=Source.ACCOUNT, asked_at=now, state_at=now)
    Subscriber.objects.bulk_create([new], ignore_conflicts=True)
    kept = Subscriber.objects.at(email).select_for_update().get()
    return subscriptions.confirm(kept, wording, now, Source.ACCOUNT)


@transaction.atomic
def follow_account(before: str, after: str) -> None:
    """The account has another address, confirmed at both: the letter goes along, unless that address said no to it."""
    wanted = Subscriber.objects.at(email_address.as_kept(before)).filter(state__in=FOLLOWS)
    subscriber = wanted.select_for_update().first()
    try:
        new = email_address.normal(after)
    except ValidationError:
        return
    said_no = Subscriber.objects.at(new).exclude(state__in=TAKES).exists()
    if subscriber and subscriber.email != new and not said_no:
        changing_address.bring_over(subscriber, new)


def on_account_moved(before: str, after: str, **kwargs: Any) -> None:
    follow_account(before, after)


def tells(member: Member) -> str:
    subscriber = of(member)
    if subscriber is None or subscriber.state != SubscriberState.CONFIRMED:
        return ""
    return "Je hebt een pauze" if subscriber.is_paused else "Je bent aangemeld"


def register() -> None:
    hint = "Of je hem krijgt, en wat je verder wilt krijgen."
    account_menu.register(AccountPage("my_letter", "Nieuwsbrief", hint, "mail", 42, tells))
