"""Did she get it? Every letter to one address. The address is typed in a form and stands in no address of a page."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from newsletter.desk import screens
from newsletter.models import Delivery, Subscriber
from rvggz import email_address
from rvggz.checks import text

MOST = 60


def _written(asked: str) -> str:
    """As the list writes it, whichever of its spellings was typed."""
    try:
        return email_address.normal(asked)
    except ValidationError:
        return asked


@screens.editors_only
@require_http_methods(["GET", "POST"])
def ledger(request: HttpRequest) -> HttpResponse:
    asked = text.clean_line(request.POST.get("adres", ""))[:254]
    found = Subscriber.objects.at(_written(asked)).first() if asked else None
    rows = Delivery.objects.filter(subscriber=found).select_related("sending").defer("sending__html", "sending__text")
    return screens.page(
        request, "ledger", "Kreeg zij de brief?", asked=asked, subscriber=found,
        rows=list(rows.order_by("-sending__asked_at")[:MOST]) if found else [],
    )  # fmt: skip
