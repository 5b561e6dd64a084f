"""How often a stranger may do what. Generous: a whole clinic can share one address."""

from django.http import HttpRequest

from rvggz.email_address import as_kept
from rvggz.rate_limit import address_of, once, take

HOUR, DAY = 3600, 24 * 3600
WAIT = (
    "Er kwamen net veel reacties tegelijk binnen, misschien ook van anderen. Wacht een paar minuten en druk dan nog "
    "eens op de knop. Je tekst blijft staan."
)


def is_flood(request: HttpRequest) -> bool:
    """More than anybody can mean: answered with as little as possible."""
    return not take(request, "react-flood", tries=180, seconds=60)


def may_knock(request: HttpRequest) -> bool:
    """Send the form, whatever is in it."""
    return take(request, "react-knock", tries=60, seconds=60)


def may_post(request: HttpRequest, email: str) -> bool:
    """Store a reaction: per network, per address of the net, per address of mail (it gets a letter each time)."""
    mail = f"mail {as_kept(email)}"
    return (
        take(request, "react-network", tries=120, seconds=HOUR)
        and take(request, "react-address", tries=30, seconds=HOUR, who=address_of(request))
        and (not email or take(request, "react-mail", tries=10, seconds=HOUR, who=mail))
    )


def may_report(request: HttpRequest, comment_pk: int) -> bool:
    """Ask a moderator to look: once a day for each reaction, so that one person cannot hide it."""
    often = take(request, "report", tries=20, seconds=HOUR)
    return often and once(request, f"report-{comment_pk}", seconds=DAY)


def may_worry(request: HttpRequest) -> bool:
    """Tell of a worry about a writer, also when someone else in the same house reported already."""
    return take(request, "worry", tries=10, seconds=HOUR)


def may_change(request: HttpRequest, key: str) -> bool:
    """Change what one wrote: each time somebody has to read it again."""
    return take(request, "own-change", tries=20, seconds=HOUR, who=f"reaction {key}")


def may_ask_links(request: HttpRequest, email: str) -> bool:
    return take(request, "own-links", tries=10, seconds=HOUR) and take(
        request, "own-links-mail", tries=2, seconds=HOUR, who=f"mail {as_kept(email)}"
    )
