"""The newsletter at /mijn/: a member sees whether the letter comes, subscribes with one press, chooses, leaves."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsletter import choosing, consent, my_letter
from newsletter.choosing import Place
from newsletter.models import Subscriber, SubscriberState
from participants.access import member_of
from rvggz.rate_limit import limited

HERE = Place("newsletter/my_letter.html", "my_letter")
ACTIONS = {name: choosing.ACTIONS[name] for name in ("choose", "pause", "resume", "forget")}
NO_ADDRESS = "Naar dit adres kunnen we geen brief sturen. Kies eerst een ander e-mailadres voor je account."
often = limited("my-letter", tries=60, seconds=60, methods=("POST",))


@often
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    subscriber = my_letter.of(member_of(request))
    if subscriber is None or subscriber.state != SubscriberState.CONFIRMED:
        return _not_yet(request, subscriber)
    if request.POST.get("do") == "leave":
        return choosing.leave(request, subscriber, HERE)
    act = ACTIONS.get(request.POST.get("do", ""))
    return (act and act(request, subscriber, HERE)) or choosing.show(request, subscriber, at=HERE)


def _not_yet(request: HttpRequest, subscriber: Subscriber | None) -> HttpResponse:
    """The words somebody says yes to stand beside the button; when they changed meanwhile, they are shown anew."""
    wording, problem = consent.get(), ""
    if request.POST.get("do") == "subscribe" and request.POST.get("version") == str(wording.version):
        try:
            my_letter.subscribe(member_of(request), wording)
        except ValidationError:
            problem = NO_ADDRESS
        else:
            return redirect(HERE.url(None, "welkom"))
    context = {
        "subscriber": subscriber, "wording": wording, "problem": problem, "no_letter": True,
        "message": choosing.GONE.get(request.GET.get(choosing.DONE, ""), ""),
        "name": subscriber.name if subscriber else my_letter.name_for(member_of(request)),
    }  # fmt: skip
    return render(request, HERE.template, context, status=422 if problem else 200)
