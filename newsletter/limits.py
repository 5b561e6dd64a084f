"""How often a stranger may do what. Generous: a whole clinic can share one address."""

from django.http import HttpRequest

from rvggz.rate_limit import take

HOUR, DAY = 3600, 24 * 3600


def may_knock(request: HttpRequest) -> bool:
    """Send the form, whatever is in it."""
    return take(request, "letter-knock", tries=60, seconds=60)


def may_ask(request: HttpRequest, email: str) -> bool:
    """Have a letter sent to an address: per network, and per address of mail, whoever asks."""
    return take(request, "letter-network", tries=120, seconds=HOUR) and take(
        request, "letter-mail", tries=4, seconds=DAY, who=f"mail {email}"
    )


def may_ask_without_work(request: HttpRequest) -> bool:
    """While there is a wave of spam: who cannot do the sum (no scripts) shares a few tries with all others."""
    return take(request, "letter-no-work", tries=30, seconds=HOUR, who="everyone")


def may_change(request: HttpRequest, key: str) -> bool:
    """Have letters sent from one's own page."""
    return take(request, "letter-change", tries=5, seconds=DAY, who=f"subscriber {key}")
