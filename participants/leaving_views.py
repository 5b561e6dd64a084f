"""Mijn gegevens: what we hold, a copy of it, and leaving."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants import data_export, leaving
from participants.erasing import LastAdministratorError
from participants.models import DataExport, Leaving
from rvggz import privacy, private_files, rate_limit, signed_links
from rvggz.same_origin import same_origin

LAST = "Jij bent de enige beheerder. Maak eerst iemand anders beheerder; daarna kun je je account wissen."
STAYS = "Je account blijft. Er wordt niets gewist."


@never_cache
@login_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    export = DataExport.objects.filter(member=request.user.pk).order_by("-pk").first()
    context = {
        "export": export, "until": export.ready_at + data_export.KEPT if export and export.ready_at else None,
        "is_late": export is not None and export.asked_at < timezone.now() - data_export.PATIENCE,
        "leaving": Leaving.objects.filter(member=request.user.pk).first(),
        "holdings": [(holding.label, holding.kept) for holding in privacy.holdings()],
    }  # fmt: skip
    return render(request, "mijn/data.html", context)


@login_required
@require_POST
def ask_copy(request: HttpRequest) -> HttpResponse:
    if not rate_limit.take(request, "data-copy", tries=5, seconds=3600, who=str(request.user.pk)):
        messages.error(request, "Je vroeg al een paar keer om een kopie. Wacht een uur en probeer het dan opnieuw.")
        return redirect("my_data")
    data_export.ask(request.user)  # type: ignore[arg-type]
    return redirect("my_data")


@never_cache
@login_required
@reauthentication_required
@require_GET
def copy(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file itself. Only for whose data it is, and only as long as it is kept."""
    mine = DataExport.objects.filter(member=request.user.pk, ready_at__gt=timezone.now() - data_export.KEPT)
    export = get_object_or_404(mine, key=key)
    return private_files.send(export.file, name="mijn-gegevens.zip", content_type="application/zip", download=True)


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Asks what may stay, and then whether it is sure."""
    choices, problem = privacy.choices(), ""
    if request.method == "POST":
        keeping = [one.name for one in choices if request.POST.get(one.name) == "keep"]
        if any(request.POST.get(one.name) not in {"keep", "erase"} for one in choices):
            problem = "Kies bij elke vraag wat er moet gebeuren."
        elif "sure" not in request.POST:
            problem = "Kruis aan dat je het zeker weet."
        else:
            try:
                leaving.ask(request.user, keeping)  # type: ignore[arg-type]
            except LastAdministratorError:
                problem = LAST
            else:
                return redirect("my_data")
    asked = [(one, request.POST.get(one.name, "")) for one in choices]
    context = {"choices": asked, "problem": problem, "sure": "sure" in request.POST}
    return render(request, "mijn/leave.html", context, status=422 if problem else 200)


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    if leaving.stay(request.user.pk or 0):
        messages.success(request, STAYS)
    return redirect("my_data")


@never_cache
@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def stay_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, also without logging in: who cannot log in any more may still stay."""
    try:
        pk, asked = map(int, signed_links.read(leaving.STAY, token, days=2))
    except (signed_links.BadLinkError, ValueError, TypeError):
        return render(request, "mijn/stay.html", {"is_gone": True}, status=404)
    mine = Leaving.objects.filter(member=pk).first()
    is_mine = mine is not None and int(mine.asked_at.timestamp()) == asked
    if request.method == "POST" and is_mine:
        leaving.stay(pk)
        return render(request, "mijn/stay.html", {"is_done": True})
    response = render(request, "mijn/stay.html", {"is_gone": not is_mine}, status=200 if is_mine else 404)
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
