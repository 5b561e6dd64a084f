"""How often a stranger may do what. Generous: a whole clinic can share one address."""

import secrets

from django.http import HttpRequest

from rvggz import expiring_records, signed_links
from rvggz.rate_limit import take
from rvggz.signed_links import BadLinkError

HOUR, DAY = 3600, 24 * 3600


def may_knock(request: HttpRequest) -> bool:
    """Send the form, whatever is in it."""
    return take(request, "letter-knock", tries=60, seconds=60)


def may_ask(request: HttpRequest, email: str, *, has_worked: bool = True) -> bool:
    """Have a letter sent to an address: per network, and per address of mail, whoever asks."""
    name, tries = ("letter-network", 120) if has_worked else ("letter-network-no-work", 20)
    return take(request, name, tries=tries, seconds=HOUR) and take(
        request, "letter-mail", tries=4, seconds=DAY, who=f"mail {box_of(email)}"
    )


def may_hear(request: HttpRequest, email: str) -> bool:
    """Five letters a month to one box, however many strangers fill it in. Who asks for more is not told."""
    return take(request, "letter-month", tries=5, seconds=30 * DAY, who=f"mail {box_of(email)}")


def box_of(email: str) -> str:
    """Where mail to this address ends up, as far as we can tell: only to count by, never to send to."""
    local, _, domain = email.partition("@")
    local = local.partition("+")[0]
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def sure() -> str:
    """Stands in a form that we gave back: who sends that may be quick. Good once, for a day."""
    return signed_links.make("letter-sure", secrets.token_hex(8))


def is_sure(token: str) -> bool:
    try:
        number = signed_links.read("letter-sure", token, 1)
    except BadLinkError:
        return False
    return expiring_records.claim(f"letter-sure:{number}", seconds=DAY)


def may_ask_without_work(request: HttpRequest) -> bool:
    """While there is a wave of spam: who cannot do the sum (no scripts) shares a few tries with all others."""
    return take(request, "letter-no-work", tries=30, seconds=HOUR, who="everyone")


def may_change(request: HttpRequest, key: str) -> bool:
    """Have letters sent from one's own page."""
    return take(request, "letter-change", tries=5, seconds=DAY, who=f"subscriber {key}")
