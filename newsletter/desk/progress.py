"""How far a letter is, live; and what editors can do about it meanwhile."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from newsletter import numbers, sending
from newsletter.desk import screens
from newsletter.models import RUNS, Delivery, DeliveryState, Sending, SendingState
from newsletter.sending import NotNowError

UNCERTAIN_SHOWN = 50
STILL = (SendingState.PAUSED, SendingState.STOPPED)
VERBS = {
    "pause": (sending.pause, "De verzending staat stil. Er gaat nu niets weg."),
    "resume": (sending.resume, "De verzending gaat verder."),
    "cancel": (sending.cancel, "De verzending is afgebroken. Wie de brief nog niet had, krijgt hem niet."),
}
DELIVERY_VERBS = {
    "again": (sending.again, "De brief gaat opnieuw naar deze lezer."),
    "leave_so": (sending.leave_so, "We laten het zo."),
}


@screens.editors_only
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(screens.plain_sendings(), pk=pk)
    now = numbers.of(found)
    context: dict[str, Any] = {"sending": found, "numbers": now, "runs": found.state in RUNS}
    if request.GET.get("deel") == "1":
        response = render(request, "newsletter/admin/progress_now.html", context)
        response["Cache-Control"] = "no-store"
        return response
    return screens.page(
        request, "progress", found.subject or "Verzending", issue=found.issue, is_paused=found.state in STILL,
        is_cancelled=found.state == SendingState.CANCELLED,
        is_asking=request.GET.get("zeker") == "1", uncertain=uncertain_of(found) if now.uncertain else [], **context,
    )  # fmt: skip


def uncertain_of(found: Sending) -> list[Delivery]:
    rows = Delivery.objects.filter(sending=found, state=DeliveryState.UNCERTAIN).select_related("subscriber")
    return list(rows.order_by("pk")[:UNCERTAIN_SHOWN])


@screens.editors_only
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(screens.plain_sendings(), pk=pk)
    verb, said = VERBS.get(request.POST.get("do", ""), (None, ""))
    if verb:
        try:
            verb(found)
        except NotNowError as error:
            return screens.not_now(request, error, "letters_progress", pk)
    return screens.done(request, said or "Er is niets veranderd.", "letters_progress", pk)


@screens.editors_only
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """An uncertain letter: send it again, or leave it so."""
    row = get_object_or_404(Delivery.objects.only("pk", "sending_id", "state"), pk=pk)
    verb, said = DELIVERY_VERBS.get(request.POST.get("do", ""), (None, ""))
    if verb:
        try:
            verb(row)
        except NotNowError as error:
            return screens.not_now(request, error, "letters_progress", row.sending_id)
    return screens.done(request, said or "Er is niets veranderd.", "letters_progress", row.sending_id)
