"""For contact persons: the page of their own organisation, and no other."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Revision

from participants import access, organisation_lists, reviewing
from participants.models import ParticipantPage
from participants.organisation_page_form import OrganisationPageForm
from rvggz.rate_limit import limited
from rvggz.web.request_numbers import whole_number

SENT = "Je voorstel ligt bij de redactie. Tot iemand het heeft goedgekeurd, blijft de pagina zoals die is."
NOT_YOURS = (
    "Er is geen voorstel dat je kunt terugnemen. Misschien was dat al gebeurd, of is de redactie met de pagina bezig. "
    "Hieronder staat hoe die nu is."
)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("organisation-page", tries=60, seconds=3600, methods=("POST",))
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    contact = access.as_contact(request, slug)
    draft: ParticipantPage = contact.organisation.get_latest_revision_as_object()
    form = OrganisationPageForm(request.POST or None, request.FILES or None, instance=draft)
    began_with = request.POST.get("began_with", "")
    if form.is_valid():
        try:
            form.submit(began_with, contact.member)
        except reviewing.ChangedMeanwhileError:
            return _changed_meanwhile(request, contact.organisation, form, began_with)
        messages.success(request, SENT)
        return redirect("organisation_edit", slug)
    began_with = began_with or reviewing.version(contact.organisation)
    return _show(request, contact.organisation, form, began_with, status=422 if form.errors else 200)


def _changed_meanwhile(
    request: HttpRequest, page: ParticipantPage, form: OrganisationPageForm, began_with: str
) -> HttpResponse:
    """Nothing is overwritten: both versions are on the screen, and the next press of the button is a choice."""
    page = ParticipantPage.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    revisions: Any = Revision.page_revisions.filter(object_id=str(page.pk))
    before = revisions.filter(pk=whole_number(began_with)).first()
    again = OrganisationPageForm(form.data, instance=draft)
    clashes = again.settle(before.as_object() if before else None)
    return _show(request, page, again, reviewing.version(page), status=409, clashes=clashes, is_clash=True)


def _show(
    request: HttpRequest, page: ParticipantPage, form: OrganisationPageForm, began_with: str, status: int, **more: Any
) -> HttpResponse:
    context = {
        "organisation": page, "form": form, "began_with": began_with, "review": reviewing.review_of(page),
        "pieces": organisation_lists.pieces(page), "logo": form.instance.logo, **more,
    }  # fmt: skip
    return render(request, "mijn/organisation_edit.html", context, status=status)


@login_required
@require_POST
@limited("organisation-withdraw", tries=20, seconds=3600)
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    contact = access.as_contact(request, slug)
    if reviewing.withdraw(contact.organisation, contact.member):
        messages.success(request, "Je voorstel is teruggenomen. De pagina is zoals die op de site staat.")
    else:
        messages.error(request, NOT_YOURS)
    return redirect("organisation_edit", slug)
