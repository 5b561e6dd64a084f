"""Addresses of our own that prove what they are about: a letter that comes back says by itself which one it was (VERP).

``bounces+d12-0123456789abcdef@example.nl`` is where reports on delivery 12 go. Nobody can make such an address without
our key, so a report that carries one, or the Message-ID of a letter, is about that letter, whoever sent it.
"""

import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.utils.encoding import force_str

from rvggz.mail_headers import ascii_address

SENDER, MESSAGE, LEAVE = "d", "m", "u"  # of a delivery: envelope sender, Message-ID, address to unsubscribe
SENDER_WEEKLY, STOP_WEEKLY = "s", "w"  # the same of a subscriber, for the weekly list
OF_A_DELIVERY = {SENDER, MESSAGE, LEAVE}
# Also inside an address that another server made of it (SRS, BATV).
MARK = re.compile(r"\+([dmusw])([1-9]\d{0,18})-([0-9a-f]{16})(?![0-9a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """What an address of ours is about: a row, and for which purpose the address was made."""

    purpose: str
    pk: int

    @property
    def delivery(self) -> int | None:
        return self.pk if self.purpose in OF_A_DELIVERY else None

    @property
    def subscriber(self) -> int | None:
        return None if self.purpose in OF_A_DELIVERY else self.pk


def sender_of(delivery_pk: int) -> str:
    """The envelope sender of a letter; without BOUNCE_ADDRESS the address that all our mail has."""
    return _address(SENDER, delivery_pk) or plain_sender()


def sender_to(subscriber_pk: int) -> str:
    """The envelope sender of the weekly list to this subscriber."""
    return _address(SENDER_WEEKLY, subscriber_pk) or plain_sender()


def message_id(delivery_pk: int) -> str:
    """The Message-ID of a letter. The same each time it is tried, so that two copies count as one."""
    domain = (_bare(settings.BOUNCE_ADDRESS) or plain_sender()).rpartition("@")[2] or "localhost"
    return f"<brief+{_mark(MESSAGE, delivery_pk)}@{domain}>"


def leave_address(delivery_pk: int) -> str:
    """Mail to this address unsubscribes who got this letter (for List-Unsubscribe). Empty without BOUNCE_ADDRESS."""
    return _address(LEAVE, delivery_pk)


def stop_weekly_address(subscriber_pk: int) -> str:
    """The same for the weekly list, and only for that."""
    return _address(STOP_WEEKLY, subscriber_pk)


def delivery_of(address: str) -> int | None:
    """Which delivery an envelope sender was of; None when it is not one of ours, or was altered."""
    return next((mark.pk for mark in marks(address) if mark.purpose == SENDER), None)


def marks(text: str) -> Iterator[Mark]:
    """Every mark of ours in a text, in its order. What was altered or made up is passed over."""
    for purpose, number, mac in MARK.findall(text):
        told = purpose.lower() + number
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]  # of before, too: post comes back late
        if any(hmac.compare_digest(_mac(told, force_str(key)), mac.lower()) for key in keys):
            yield Mark(purpose.lower(), int(number))


def plain_sender() -> str:
    return _bare(settings.DEFAULT_FROM_EMAIL)


@lru_cache(maxsize=8)
def _bare(address: str) -> str:
    return ascii_address(parseaddr(address)[1])


def _address(purpose: str, pk: int) -> str:
    if not settings.BOUNCE_ADDRESS:
        return ""
    local, _, domain = _bare(settings.BOUNCE_ADDRESS).rpartition("@")
    return f"{local}+{_mark(purpose, pk)}@{domain}"


def _mark(purpose: str, pk: int) -> str:
    return f"{purpose}{pk}-{_mac(f'{purpose}{pk}')}"


def _mac(text: str, secret: str = "") -> str:
    """64 bits, in signs that survive a server that writes all in lower case."""
    return hmac.new(_key(secret or settings.SECRET_KEY), text.encode(), "sha256").hexdigest()[:16]


@lru_cache(maxsize=8)
def _key(secret: str) -> bytes:
    return hmac.new(secret.encode(), b"newsletter.verp", "sha256").digest()
