"""Somebody asks for the letter. What follows from the mail: own_views.py."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsletter import limits, subscribe_page, subscriptions
from newsletter.forms import SubscribeForm
from rvggz import same_origin
from rvggz.checks import proof_of_work, under_attack
from rvggz.page_cache import keep

NOT_FROM_HERE = (
    "We konden niet zien of dit van onze eigen pagina kwam. Druk nog eens op de knop. "
    "Lukt het dan niet? Zet in je browser extra blokkades voor deze site uit."
)
ONCE_MORE = "Druk nog een keer op de knop. Zo weten we dat je geen robot bent."
WAIT = "We hebben dit net al een paar keer verstuurd. Kijk ook bij ongewenste mail, of probeer het morgen nog eens."
BUSY = "Er melden zich nu heel veel mensen aan. Wacht een uur en druk dan nog eens op de knop."


@csrf_exempt  # kept pages hold no token: the proof of origin stands in for it, see answer()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Where every form to subscribe posts to; the form by itself."""
    if request.method == "POST":
        return answer(request)
    return show(request, SubscribeForm(auto_id="letter-%s"), 200)


def answer(request: HttpRequest) -> HttpResponse:
    """Guard, ask. What we know of the address cannot be seen in the answer."""
    form = SubscribeForm(request.POST, auto_id="letter-%s")
    if not limits.may_knock(request):
        return show(request, form, 429, BUSY)
    if not same_origin.is_proven(request):
        return show(request, form, 403, NOT_FROM_HERE)
    if not form.is_valid():
        return show(request, form, 422)
    said = form.cleaned_data
    under_attack.note(form.is_machine)
    if form.is_machine and not limits.is_sure(said["sure"]):
        return show(request, form, 422, ONCE_MORE)
    has_worked = proof_of_work.solved(said["work"])
    if not has_worked and under_attack.asks_for_work() and not limits.may_ask_without_work(request):
        return show(request, form, 429, BUSY)
    if not limits.may_ask(request, said["email"], has_worked=has_worked):
        return show(request, form, 429, WAIT)
    if limits.may_hear(request, said["email"]):
        subscriptions.ask(said["email"], said["name"], form.source)
    return redirect("letter_thanks")


def show(request: HttpRequest, form: SubscribeForm, status: int, message: str = "") -> HttpResponse:
    """Who gets the form back to put something right may be as quick about it as can be."""
    context = subscribe_page.beside_tree(form, message=message, sure=limits.sure() if status != 200 else "")
    return render(request, "newsletter/newsletter_page.html", context, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The same for all: whether an address is on the list stands in the mail to it."""
    response = render(request, "newsletter/thanks.html", {"no_letter": True})
    keep(response)
    return response


@never_cache
@require_safe
def challenge(request: HttpRequest) -> JsonResponse:
    """A sum for the visitor's machine, while there is a wave of spam; otherwise nothing."""
    return JsonResponse({"challenge": proof_of_work.challenge() if under_attack.asks_for_work() else None})
