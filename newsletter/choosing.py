"""What can be done at one's own choices. Each answers where to go, or the page again with what is to be put right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from newsletter import changing_address, limits, links, privacy, subscriptions
from newsletter.forms import ChoicesForm, NewAddressForm, PauseForm
from newsletter.models import Delivery, DeliveryState, Source, Subscriber, SubscriberState
from rvggz.privacy import Person

DONE = "gedaan"
SHOWN = 60  # letters that were sent
WAIT = "Dit lukte vandaag al een paar keer. Probeer het morgen nog eens."
MESSAGES = {
    "welkom": "Fijn dat je er bent. Je krijgt onze volgende nieuwsbrief.",
    "klaar": "Je was al aangemeld. Alles staat goed.",
    "bewaard": "Je keuzes zijn bewaard.",
    "pauze": "Je krijgt een tijdje niets van ons.",
    "verder": "Je krijgt weer mail van ons.",
    "adres": "Kijk in de mail van je nieuwe adres. Daar staat een knop in. Tot je daarop drukt, verandert er niets.",
    "verhuisd": "Je nieuwe adres klopt. Je oude adres krijgt daar bericht van.",
    "mail": "We hebben je een mail gestuurd. Druk op de knop in die mail, dan begint het weer.",
}
GONE = {"weg": "Je bent afgemeld. Je krijgt geen brieven meer van ons."}
Answer = HttpResponse | None


@dataclass(frozen=True)
class Place:
    """Where somebody chooses: behind the link of a letter, or as a member at /mijn/. ``view``: name of its address."""

    template: str
    view: str
    is_by_link: bool = False

    def url(self, subscriber: Subscriber | None, what: str) -> str:
        """``what`` was done there: a word of MESSAGES."""
        args = [links.choices_token(subscriber.key)] if self.is_by_link and subscriber else []
        return f"{reverse(self.view, args=args)}?{DONE}={what}"


BY_LINK = Place("newsletter/choices.html", "letter_choices", is_by_link=True)


def show(
    request: HttpRequest, subscriber: Subscriber, status: int = 200, *, at: Place = BY_LINK, **more: Any
) -> HttpResponse:
    letters = subscriber.deliveries.filter(state=DeliveryState.SENT).select_related("sending__issue")
    letters = letters.defer("sending__html", "sending__text").order_by("-settled_at")[:SHOWN]
    form: ChoicesForm = more.pop("form", None) or ChoicesForm.of(subscriber)
    wanted = {str(getattr(one, "pk", one)) for one in form["themes"].value() or ()}
    themes: Any = form.fields["themes"]
    context = {
        "subscriber": subscriber, "form": form, "letters": told(letters),
        "themes": [(one, str(one.pk) in wanted) for one in themes.queryset],
        "address_form": NewAddressForm(now=subscriber.email, auto_id="address-%s"),
        "pause_form": PauseForm(auto_id="pause-%s"), "message": message(request, subscriber),
        "token": links.choices_token(subscriber.key), "no_letter": True,
    }  # fmt: skip
    return render(request, at.template, {**context, **more}, status=status)


def message(request: HttpRequest, subscriber: Subscriber) -> str:
    """What was just done; not what is no longer so when the page is opened again."""
    what = request.GET.get(DONE, "")
    is_so = subscriber.state == SubscriberState.CONFIRMED or what == "mail"
    return MESSAGES.get(what, "") if is_so else ""


def told(letters: Any) -> list[tuple[Delivery, str]]:
    """Each with the address where it can be read back, if it stands in the archive."""
    return [(one, _url(one.sending.issue)) for one in letters]


def _url(issue: Any) -> str:
    return issue.url or "" if issue and issue.live and not issue.mail_only else ""


def here(subscriber: Subscriber, what: str, at: Place = BY_LINK) -> HttpResponse:
    return redirect(at.url(subscriber, what))


def choose(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    form = ChoicesForm(request.POST, auto_id="choice-%s")
    if not form.is_valid():
        return show(request, subscriber, 422, at=at, form=form)
    subscriptions.choose(subscriber, **form.cleaned_data)
    return here(subscriber, "bewaard", at)


def pause(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    form = PauseForm(request.POST, auto_id="pause-%s")
    if not form.is_valid():
        return show(request, subscriber, 422, at=at, pause_form=form)
    subscriptions.pause(subscriber, form.cleaned_data["months"])
    return here(subscriber, "pauze", at)


def resume(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    subscriptions.resume(subscriber)
    return here(subscriber, "verder", at)


def change_address(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    form = NewAddressForm(request.POST, now=subscriber.email, auto_id="address-%s")
    if not form.is_valid():
        return show(request, subscriber, 422, at=at, address_form=form)
    to = form.cleaned_data["email"]
    if not (limits.may_change(request, str(subscriber.key)) and limits.may_ask(request, to)):
        return show(request, subscriber, 429, at=at, address_form=form, problem=WAIT)
    changing_address.want(subscriber, to)
    return here(subscriber, "adres", at)


def leave(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> HttpResponse:
    subscriptions.leave(subscriber)
    if not at.is_by_link:
        return here(subscriber, "weg", at)
    return redirect("letter_leave", links.leave_token(subscriber.key))


def forget(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    subscriptions.forget(subscriber.email)
    return redirect("letter_forgotten")


def again(request: HttpRequest, subscriber: Subscriber, at: Place = BY_LINK) -> Answer:
    """Who stopped starts as anybody does: by a button in a letter."""
    if not limits.may_ask(request, subscriber.email):
        return show(request, subscriber, 429, at=at, problem=WAIT)
    subscriptions.ask(subscriber.email, subscriber.name, Source.PAGE)
    return here(subscriber, "mail", at)


ACTIONS: dict[str, Callable[[HttpRequest, Subscriber, Place], Answer]] = {
    "choose": choose, "pause": pause, "resume": resume, "address": change_address, "leave": leave, "forget": forget,
    "again": again,
}  # fmt: skip


def copy_of(subscriber: Subscriber) -> HttpResponse:
    answer = JsonResponse(
        {"nieuwsbrief": privacy.export(Person(subscriber.email))},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="nieuwsbrief.json"'
    return answer
