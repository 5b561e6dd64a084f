"""How often who may do what. Saving as you type is once in two seconds at most; nobody reaches these by writing."""

from django.http import HttpRequest

from articles.models import Contribution
from rvggz.email_address import as_kept
from rvggz.rate_limit import take

HOUR = 3600
WAIT = (
    "Dat was wel erg vaak achter elkaar. Wacht een paar minuten en probeer het dan opnieuw. Wat je typte, staat er nog."
)
TOO_MANY = (
    "Je hebt al heel veel stukken die nog niet geplaatst zijn. Maak er eerst een af, of gooi er een weg. Ligt alles "
    "bij de redactie? Wacht dan op antwoord."
)


def may_start(request: HttpRequest) -> bool:
    return take(request, "piece-start", tries=30, seconds=HOUR, who=_who(request))


def may_save(request: HttpRequest, piece: Contribution) -> bool:
    return take(request, "piece-save", tries=2400, seconds=HOUR, who=f"piece {piece.pk}")


def may_upload(request: HttpRequest) -> bool:
    return take(request, "piece-upload", tries=80, seconds=HOUR, who=_who(request)) and take(
        request, "piece-upload-network", tries=400, seconds=HOUR
    )


def may_submit(request: HttpRequest) -> bool:
    return take(request, "piece-submit", tries=20, seconds=HOUR, who=_who(request)) and take(
        request, "piece-submit-network", tries=120, seconds=HOUR
    )


def may_offer(request: HttpRequest, email: str) -> bool:
    """A guest: per network, and per address of mail (it gets a letter each time)."""
    return take(request, "piece-guest", tries=20, seconds=HOUR) and (
        not email or take(request, "piece-guest-mail", tries=5, seconds=HOUR, who=f"mail {as_kept(email)}")
    )


def _who(request: HttpRequest) -> str:
    return f"member {request.user.pk}" if request.user.is_authenticated else ""
