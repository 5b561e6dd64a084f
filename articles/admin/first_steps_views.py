"""The buttons of "Begin hier"."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from articles.admin import first_steps
from articles.models import FirstSteps
from rvggz import outbox

FIELDS = {"gelezen": "house_rules_read_at", "weg": "put_away_at"}
SAID = {
    "gelezen": "Genoteerd: de huisregels zijn gelezen.",
    "weg": "“Begin hier” is opgeborgen.",
    "proefbericht": "Het proefbericht is onderweg naar {}. Ververs deze pagina over een minuut.",
}


@require_POST
def press(request: HttpRequest, what: str) -> HttpResponse:
    """Note what cannot be seen from the data, or send a test mail to who asks."""
    if not first_steps.may_see(request.user):
        raise PermissionDenied
    if what not in SAID:
        raise Http404
    email = request.user.email  # type: ignore[union-attr]
    if what in FIELDS:
        FirstSteps.note(FIELDS[what])
    else:
        outbox.put("test_mail", email, {}, key=f"test-mail:{uuid.uuid4().hex}")
    messages.success(request, SAID[what].format(email))
    return redirect("wagtailadmin_home")
