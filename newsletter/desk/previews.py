"""The letter as mail: small, large, in the dark, as plain text; and a trial letter to oneself or a few."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from newsletter import previews, rendering
from newsletter.desk import screens
from rvggz.checks import text

# The letter itself, in a frame: no scripts, nothing of others, no forms, and not our pages' powers.
FRAME_POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
WIDTHS = {"375": "Telefoon", "640": "Computer"}


@screens.editors_only
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    issue = screens.issue_of(pk)
    width = request.GET.get("breed") if request.GET.get("breed") in {*WIDTHS, "tekst"} else "375"
    is_dark = request.GET.get("donker") == "1"
    frozen = rendering.frozen(issue)
    name = screens.editor(request).get_short_name()
    return screens.page(
        request, "preview", "Voorbeeld als mail", issue=issue, width=width, is_dark=is_dark, widths=WIDTHS.items(),
        text=previews.filled(frozen.text, name, is_html=False) if width == "tekst" else "",
        size=len(frozen.html.encode()), subject=frozen.subject, named=previews.named_list(), key=uuid.uuid4(),
        web_url="" if issue.mail_only else reverse("wagtailadmin_pages:view_draft", args=[pk]),
    )  # fmt: skip


@screens.editors_only
@require_GET
@xframe_options_sameorigin
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    name, is_dark = screens.editor(request).get_short_name(), request.GET.get("donker") == "1"
    html = previews.as_mail(screens.issue_of(pk), name, is_dark=is_dark)
    return HttpResponse(html, headers={"Content-Security-Policy": FRAME_POLICY, "Cache-Control": "no-store"})


@screens.editors_only
@require_POST
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """To oneself, or to the named list."""
    me = screens.editor(request)
    to = previews.named_list() if request.POST.get("aan") == "lijst" else [me.email]
    try:
        for address in to:
            validate_email(address)
    except ValidationError:
        said = "In de testlijst staat iets dat geen e-mailadres is. Kijk bij Nieuwsbrief → Instellingen."
        return screens.refused(request, said, "letters_preview", pk)
    key = text.clean_line(request.POST.get("sleutel", ""))[:40]
    number = previews.send_proof(screens.issue_of(pk), to, me.get_short_name(), key)
    where = f"naar {to[0]}" if number == 1 else f"naar {number} adressen"
    return screens.done(request, f"De proefbrief gaat {where}.", "letters_preview", pk)
