"""Addresses in letters that let a person choose or leave without logging in. They hold a key, never an address of mail.

Those to choose and to leave have no end: under a letter of years ago they still work.
"""

from uuid import UUID

from newsletter.models import Subscriber
from rvggz import signed_links
from rvggz.signed_links import BadLinkError

CONFIRM, CONFIRM_DAYS = "letter-confirm", 7
NEW_ADDRESS, NEW_ADDRESS_DAYS = "letter-new-address", 7
CHOICES, LEAVE, STOP_WEEKLY = "letter-choices", "letter-leave", "letter-stop-weekly"
NO_DELIVERY = 0


def unsubscribe_url(key: UUID) -> str:
    """The page with the button to leave."""
    return one_click_url(key, NO_DELIVERY)


def one_click_url(key: UUID, delivery_pk: int) -> str:
    """The same, and it knows which letter made somebody leave. A mail program may post here itself (RFC 8058)."""
    return signed_links.url("letter_leave", leave_token(key, delivery_pk))


def leave_token(key: UUID, delivery_pk: int = NO_DELIVERY) -> str:
    return signed_links.make(LEAVE, [str(key), delivery_pk])


def stop_weekly_url(key: UUID) -> str:
    return signed_links.url("letter_stop_weekly", signed_links.make(STOP_WEEKLY, str(key)))


def choices_token(key: UUID) -> str:
    return signed_links.make(CHOICES, str(key))


def choices_url(key: UUID) -> str:
    return signed_links.url("letter_choices", choices_token(key))


def confirm_url(key: UUID, asked: str, source: str) -> str:
    """``asked``: the moment, as ISO 8601; ``source``: by which form."""
    return signed_links.url("letter_confirm", signed_links.make(CONFIRM, [str(key), asked, source]))


def new_address_url(key: UUID, number: str) -> str:
    """``number``: tells this wish from earlier ones."""
    return signed_links.url("letter_new_address", signed_links.make(NEW_ADDRESS, [str(key), number]))


def one_click_headers(url: str, mail_to: str = "") -> dict[str, str]:
    """RFC 8058: a mail program shows "unsubscribe" and posts to that address. ``mail_to``: the same by mail."""
    ways = [f"<{url}>", *([f"<mailto:{mail_to}?subject=afmelden>"] if mail_to else [])]
    return {"List-Unsubscribe": ", ".join(ways), "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def read_leave(token: str) -> tuple[Subscriber, int]:
    """Who wants to leave, and with which delivery. Raises BadLinkError, Subscriber.DoesNotExist."""
    try:
        key, delivery = signed_links.read(LEAVE, token)
        return Subscriber.objects.get(key=UUID(key)), int(delivery)
    except (TypeError, ValueError) as error:
        raise BadLinkError("altered") from error
