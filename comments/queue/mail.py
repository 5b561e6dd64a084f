"""Mail about reactions, as moderators meet it: letters that may not have left, and when they want some themselves."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from comments.models import ModeratorMail
from comments.moderators import RIGHT
from comments.queue import answers, counts, saying
from comments.queue.asked import number
from comments.queue.counts import LOST
from rvggz import outbox
from rvggz.models import MailState, OutgoingMail

KINDS = {
    "reaction_confirm": "Vraag om een reactie te bevestigen",
    "reaction_shown": "“Je reactie staat op de site”",
    "reaction_refused": "“Je reactie is niet geplaatst”",
    "reaction_answered": "“Er is een antwoord op je reactie”",
    "reaction_links": "Links naar eigen reacties",
    "moderator_crisis": "Aan de redactie: iemand is misschien in nood",
    "moderator_one": "Aan de redactie: er wacht een reactie",
    "moderator_report": "Aan de redactie: een reactie is gemeld",
    "moderator_digest": "Aan de redactie: wat er wacht",
    "moderator_next": "Aan de redactie: er wacht al een dag iets",
}
OTHERS = {  # by how their names begin
    "account_": "Over een account (een code of een waarschuwing)", "address_": "Over een ander e-mailadres",
    "piece_": "Over een bijdrage aan Praat mee", "following": "Nieuws voor wie iets volgt",
    "membership_": "Over wie bij een organisatie hoort", "organisation_": "Over de pagina van een organisatie",
    "editors_": "Aan de redactie: over een organisatie", "invitation": "Een uitnodiging",
    "leaving_": "Over vertrekken als lid", "absence": "“Je logde lang niet in”", "export_": "“Je kopie staat klaar”",
    "letter": "Over de nieuwsbrief", "newsletter": "Over de nieuwsbrief",
}  # fmt: skip
STATES = {
    MailState.UNCERTAIN: "Misschien wel, misschien niet verstuurd: er viel iets uit terwijl het bericht wegging.",
    MailState.FAILED: "Niet verstuurd: de mailserver nam het niet aan.",
}
AT_ONCE = 100


@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    found = OutgoingMail.objects.filter(state__in=LOST).order_by("-created_at")
    if request.method == "POST":
        if mail := found.filter(pk=number(request.POST.get("mail", ""), most=17)).first():
            settle(request, mail)
            counts.forget_lost_mail()
        return redirect("lost_mail")
    return answers.page(
        request, "lost_mail", "Post die misschien niet weg is", letters=[letter(one) for one in found[:AT_ONCE]]
    )


def settle(request: HttpRequest, mail: OutgoingMail) -> None:
    if request.POST.get("do") == "send":
        outbox.send_again(mail)
        messages.success(request, "Het bericht gaat opnieuw weg.")
    elif request.POST.get("do") == "leave":
        outbox.leave(mail)
        messages.success(request, "We laten het zo. Het bericht gaat niet meer weg.")


def kind(name: str) -> str:
    found = KINDS.get(name) or next((text for begin, text in OTHERS.items() if name.startswith(begin)), "")
    return found or "Een ander bericht"


def letter(mail: OutgoingMail) -> dict[str, Any]:
    """What it is and to whom; not what it says."""
    return {
        "pk": mail.pk, "kind": kind(mail.name), "to": mail.to, "error": mail.error,
        "when": saying.moment(mail.created_at), "state": STATES[MailState(mail.state)],
    }  # fmt: skip


class WishForm(forms.ModelForm[ModeratorMail]):
    class Meta:
        model = ModeratorMail
        fields = ("how_often",)
        widgets = {"how_often": forms.RadioSelect}  # noqa: RUF012


@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    mine = ModeratorMail.objects.filter(member=request.user.pk).first() or ModeratorMail(member_id=request.user.pk or 0)
    form = WishForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Bewaard.")
        return redirect("reactions_queue")
    return answers.page(request, "wish", "Wanneer krijg je bericht?", form=form)
