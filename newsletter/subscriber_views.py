"""Screens of the admin beside the list of subscribers: one of them, a list to read in or to save, how it grows."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from newsletter import exporting, importing, kept_lists, stats, subscriptions
from newsletter.csv_lines import NotAListError
from newsletter.editors import RIGHT
from newsletter.models import LetterSettings, Subscriber

LETTERS_SHOWN = 100
GONE = "Dit bestand is er niet meer. Kies het nog een keer."
WEB_LIMIT = 2 * 1024 * 1024
TOO_BIG = "Dit bestand is groter dan 2 MB. Laat de beheerder het inlezen met “manage.py import_subscribers”."


class ListForm(forms.Form):
    file = forms.FileField(
        label="Bestand", required=False, help_text="Een CSV-bestand. In Excel: “Opslaan als”, “CSV UTF-8”."
    )
    kept = forms.UUIDField(required=False, widget=forms.HiddenInput)  # the list of the trial before this
    wordpress = forms.BooleanField(
        label="Deze lijst komt uit WordPress (MailPoet of The Newsletter Plugin)", required=False,
        help_text="Status en datums van de oude site zijn dan het bewijs. Wie daar niet was aangemeld, blijft eraf.",
    )  # fmt: skip

    def clean_file(self) -> Any:
        file: Any = self.cleaned_data["file"]
        if file and (file.size or 0) > WEB_LIMIT:
            raise forms.ValidationError(TOO_BIG)
        return file


@never_cache
@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is known of one subscriber, and what an editor may do: stop, or ask to start again."""
    subscriber = get_object_or_404(Subscriber, pk=pk)
    if request.method == "POST":
        return act(request, subscriber)
    letters = subscriber.deliveries.select_related("sending").defer("sending__html", "sending__text")
    context = {
        "subscriber": subscriber, "letters": letters.order_by("-pk")[:LETTERS_SHOWN],
        "evidence": exporting.evidence(subscriber), "today": timezone.localdate(),
    }  # fmt: skip
    return show(request, "subscriber", "Abonnee", context)


def act(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    do = request.POST.get("do")
    if do in {"stop", "ask", "forget"}:
        log(subscriber, "wagtail.edit", user=request.user, data={"do": do})
    if do == "stop" and subscriptions.leave(subscriber):
        messages.success(request, "Afgemeld. Dit adres krijgt geen brieven meer.")
    elif do == "ask":
        subscriptions.ask(subscriber.email, subscriber.name, subscriber.source)
        messages.success(request, "We hebben een mail gestuurd met een knop. Pas als die is gebruikt, begint het weer.")
    elif do == "forget":
        subscriptions.forget(subscriber.email)
        messages.success(request, "Gewist, en genoteerd dat dit adres er niet meer op mag komen.")
    here = Subscriber.objects.filter(pk=subscriber.pk).exists()
    return redirect("abonnees:inspect", subscriber.pk) if here else redirect("abonnees:index")


@never_cache
@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """First a trial that writes nothing and tells every line; then, with one more button, the real thing."""
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        key = kept_lists.keep(said["file"]) if said["file"] else said["kept"]
        try:
            context |= _try(key, real="real" in request.POST and not said["file"], wordpress=said["wordpress"])
        except NotAListError as error:
            kept_lists.drop(key)
            form.add_error("file", str(error))
        except FileNotFoundError:
            form.add_error("file", GONE)
    return show(request, "import", "Lijst inlezen", context, 422 if form.errors else 200)


def _try(key: UUID | None, *, real: bool, wordpress: bool) -> dict[str, Any]:
    if key is None:
        raise NotAListError("Kies een bestand.")
    with kept_lists.path_of(key).open("rb") as file:
        report = importing.read(file, wordpress=wordpress, dry_run=not real)
    if real:
        kept_lists.drop(key)
    return {"report": report, "kept": None if real else key, "is_real": real, "wordpress": wordpress}


@never_cache
@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """The whole list leaves the site by a button only, and who did that is written down."""
    number = Subscriber.objects.count()
    if request.method != "POST":
        return show(request, "export", "Lijst opslaan", {"number": number})
    settings = LetterSettings.for_request(request)
    log(settings, "newsletter.export", user=request.user, data={"number": number})
    return exporting.answer(Subscriber.objects.all())


@never_cache
@permission_required(RIGHT)
@require_safe
def growth(request: HttpRequest) -> HttpResponse:
    """Who came and who went, month by month. Nothing about who opened or clicked: that is not measured."""
    months = stats.months()
    context = {"months": months[::-1], "drawing": stats.draw(months), "now": stats.now()}
    return show(request, "growth", "Groei van de lijst", context)


def show(request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """With Wagtail's head around it."""
    crumbs = [{"url": reverse("abonnees:index"), "label": "Abonnees"}, {"url": "", "label": title}]
    head = {"header_title": title, "page_title": title, "breadcrumbs_items": crumbs, "header_icon": "group"}
    return render(request, f"newsletter/admin/{name}.html", {**head, **context}, status=status)
