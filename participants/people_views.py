"""For contact persons: who belongs to the organisation. The organisation is always that of who is logged in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participants import access, invitations, memberships, organisation_lists
from participants.models import Invitation, Membership, ParticipantPage
from participants.organisation_forms import InviteForm
from rvggz import rate_limit
from rvggz.web.request_numbers import whole_number

TOO_OFTEN = "Er zijn vandaag al veel mensen uitgenodigd. Probeer het morgen weer."
BELONGS = "Wie dit adres heeft, hoort er al bij."
INVITED = "{} krijgt een mail met een link. De link werkt 30 dagen."
ASKED_ALREADY = "Wie dit adres heeft, had al gevraagd om erbij te horen. Nu is dat zo."
GONE = "Dat is intussen al gedaan. Hieronder zie je hoe het nu is."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, slug: str) -> HttpResponse:
    contact = access.as_contact(request, slug)
    form, status = InviteForm(), 200
    if request.method == "POST":
        if request.POST.get("do") == "invite":
            form = InviteForm(request.POST)
            done = _invite(request, contact, form)
            status = 422
        else:
            done = act(request, contact.organisation)
            status = 409
        if done:
            return redirect(request.get_full_path())
    found = organisation_lists.people(contact.organisation, request.GET.get("pagina"))
    context = {"organisation": contact.organisation, "form": form, **found}
    return render(request, "mijn/organisation_people.html", context, status=status)


def _invite(request: HttpRequest, contact: Membership, form: InviteForm) -> bool:
    if not form.is_valid():
        return False
    if not rate_limit.take(request, "invite", tries=30, seconds=86400, who=f"organisation {contact.organisation_id}"):
        form.add_error("email", TOO_OFTEN)
        return False
    try:
        invited = invitations.invite(contact.organisation, form.cleaned_data["email"], contact.member)
    except invitations.BelongsAlreadyError:
        form.add_error("email", BELONGS)
        return False
    messages.success(request, INVITED.format(invited.email) if invited else ASKED_ALREADY)
    return True


def act(request: HttpRequest, organisation: ParticipantPage) -> bool:
    """One decision about one person of this organisation, and of no other. False when another was first."""
    rows, verb, said = ACTIONS.get(request.POST.get("do", ""), ACTIONS["nothing"])
    row: Any = rows(organisation).filter(pk=whole_number(request.POST.get("number"))).first()
    if row is None:
        messages.error(request, GONE)
        return False
    name = row.email if isinstance(row, Invitation) else row.member.get_full_name()
    try:
        verb(row)
    except memberships.GoneError:
        messages.error(request, GONE)
        return False
    messages.success(request, said.format(name))
    return True


def _waiting(organisation: ParticipantPage) -> Any:
    return Membership.objects.at(organisation).waiting().select_related("member", "organisation")


def _members(organisation: ParticipantPage) -> Any:
    """Contact persons are set, and taken away, by the editors."""
    accepted = Membership.objects.at(organisation).accepted().filter(is_contact=False)
    return accepted.select_related("member", "organisation")


def _invited(organisation: ParticipantPage) -> Any:
    return Invitation.objects.at(organisation).filter(used_at=None)


def _nobody(organisation: ParticipantPage) -> Any:
    return Membership.objects.none()


Action = tuple[Callable[[ParticipantPage], Any], Callable[[Any], None], str]
ACTIONS: dict[str, Action] = {
    "accept": (_waiting, memberships.accept, "{} hoort er nu bij, en krijgt daar een mail over."),
    "decline": (_waiting, memberships.decline, "{} hoort er niet bij, en krijgt daar een mail over."),
    "remove": (_members, memberships.remove, "{} hoort er niet meer bij, en krijgt daar een mail over."),
    "take-back": (_invited, invitations.take_back, "De uitnodiging aan {} is ingetrokken."),
    "nothing": (_nobody, memberships.remove, ""),
}
