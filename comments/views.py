"""Someone reacts, and reads what became of it. Own words later: own_views.py; moderators: decide_views.py."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Entry
from comments import contexts, conversation, limits, posting, rules
from comments.forms import ReactionForm
from comments.models import Comment, Status
from comments.reasons import Reason
from rvggz import rate_limit, same_origin
from rvggz.checks import crisis, proof_of_work, text, under_attack
from rvggz.page_cache import keep
from rvggz.web.request_numbers import whole_number

THANKS = {Status.UNCONFIRMED: "bevestig", Status.SHOWN: "geplaatst", Status.SPAM: "spam"}
NOT_FROM_HERE = (
    "We konden niet zien of deze reactie van onze eigen pagina kwam. Druk nog eens op de knop. "
    "Lukt het dan niet? Zet in je browser extra blokkades voor deze site uit."
)
PARENT_GONE = "De reactie waarop je antwoordt, staat er niet meer. Je kunt dit ook als gewone reactie plaatsen."


@csrf_exempt  # a kept page holds no token: the proof of origin stands in for it, see answer()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """The form by itself (to answer somebody without scripts), and where every form posts to."""
    entry = get_object_or_404(Entry.objects.articles(), pk=pk)
    if request.method == "POST":
        return answer(request, entry)
    form = ReactionForm(member=contexts.member_of(request), rules=rules.get(), initial={"answers": asked(request)})
    return show_form(request, entry, form, 200)


def answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Guard, warn, store. Whatever happens, what was typed comes back."""
    kept = rules.get()
    try:
        data = request.POST
    except RequestDataTooBig:
        return show(request, "comments/too_big.html", {"entry": entry}, 413)
    if limits.is_flood(request):
        return rate_limit.too_often(request, 60)
    form = ReactionForm(data, member=contexts.member_of(request), rules=kept)
    if "edit" in data:
        return show_form(request, entry, ReactionForm(member=form.member, rules=kept, initial=data.dict()), 200)
    if "help" not in form.warnings_seen and crisis.find(text.clean(data.get("text", "")[:20_000]), kept.crisis_phrases):
        return show_help(request, entry, form)
    if not limits.may_knock(request):
        return show_form(request, entry, form, 429, limits.WAIT)
    if not same_origin.is_proven(request):
        return show_form(request, entry, form, 403, NOT_FROM_HERE)
    if kept.is_closed(entry.comments_open, entry.date):
        return show(request, "comments/closed.html", {"entry": entry, "text": data.get("text", "")}, 409)
    if not form.is_valid():
        return show_form(request, entry, form, 422)
    if "private" not in form.warnings_seen and (found := form.private()):
        return show_form(request, entry, form, 200, private=found)
    if not limits.may_post(request, form.cleaned_data.get("email", "")):
        return show_form(request, entry, form, 429, limits.WAIT)
    return store(request, entry, form, kept)


def store(request: HttpRequest, entry: Entry, form: ReactionForm, kept: rules.Rules) -> HttpResponse:
    has_worked = under_attack.asks_for_work(kept.proof_of_work) and proof_of_work.solved(form.cleaned_data["work"])
    try:
        posted = posting.post(entry, form.words(has_worked))
    except posting.ParentGoneError:
        alone = {**dict(form.data.items()), "answers": ""}
        return show_form(request, entry, ReactionForm(alone, member=form.member, rules=kept), 409, PARENT_GONE)
    comment = posted.comment
    if comment is None or posted.reason == Reason.CLOSED:
        return show(request, "comments/closed.html", {"entry": entry, "text": form.cleaned_data["text"]}, 409)
    what = THANKS.get(Status(comment.status), "wacht")
    if is_part(request):
        shown = conversation.of_one(comment) if what == "geplaatst" else None
        return render(request, "comments/thanks.html", {"what": what, "entry": entry, "reaction": shown})
    if what == "geplaatst":
        return redirect(comment)
    return redirect("reaction_thanks", entry.pk, what)


def show_form(
    request: HttpRequest, entry: Entry, form: ReactionForm, status: int, message: str = "", private: Any = ()
) -> HttpResponse:
    """The form as it was filled in, with what is wrong or needs thought."""
    kept = rules.get()
    number = form["answers"].value()
    parent = Comment.objects.shown().filter(article_id=entry.pk, pk=whole_number(number) or 0).first()
    marked = text.as_html(form.cleaned_data["text"], [(one.start, one.end) for one in private]) if private else ""
    seen = " ".join(sorted({*form.warnings_seen, *(["private"] if private else [])}))
    reaction = contexts.of_form(
        form, entry, request, kept, message=message, private=private, marked=marked, seen=seen,
        answers=conversation.of_one(parent) if parent else None, heading="h3" if is_part(request) else "h2",
    )  # fmt: skip
    if kept.is_closed(entry.comments_open, entry.date):
        return show(request, "comments/closed.html", {"entry": entry, "text": form["text"].value() or ""}, status)
    return show(request, "comments/form.html", {"reaction": reaction, "entry": entry}, status)


def show_help(request: HttpRequest, entry: Entry, form: ReactionForm) -> HttpResponse:
    """Someone may be in need: help first. Sending is one button further."""
    kept = rules.get()
    typed = [(name, value) for name, value in form.data.items() if name in form.fields and name not in {"seen", "text"}]
    reaction = contexts.of_form(form, entry, request, kept, typed=typed, text=form.data.get("text", ""))
    return show(request, "comments/help.html", {"reaction": reaction, "entry": entry}, 200)


def show(request: HttpRequest, part: str, context: dict[str, Any], status: int) -> HttpResponse:
    """A page with this part, or to a script that asks for it the part alone."""
    template = part if is_part(request) else "comments/page.html"
    return render(request, template, {**context, "part": part}, status=status)


def is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "1"


def asked(request: HttpRequest) -> int | None:
    return whole_number(request.GET.get("antwoord"))


@require_safe
def thanks(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """What happens next."""
    if what not in {"bevestig", "wacht", "spam"}:
        raise Http404
    entry = get_object_or_404(Entry.objects.articles(), pk=pk)
    response = show(request, "comments/thanks.html", {"what": what, "entry": entry}, 200)
    if not is_part(request):
        keep(response, f"page:{pk}")
    return response


@require_safe
def reaction(request: HttpRequest, pk: int) -> HttpResponse:
    """The lasting address of a reaction: leads to it on the page where it stands now."""
    comment = get_object_or_404(Comment, pk=pk)
    entry = get_object_or_404(Entry.objects.articles(), pk=comment.article_id)
    if comment.status != Status.SHOWN:
        return redirect(f"{entry.url}#praat-mee")
    number = conversation.page_of(comment)
    return redirect(f"{entry.url}{f'?reacties={number}' if number > 1 else ''}#{comment.anchor}")


@never_cache
@require_safe
def challenge(request: HttpRequest) -> JsonResponse:
    """A sum for the visitor's machine, while there is a wave of spam; otherwise nothing."""
    needed = under_attack.asks_for_work(rules.get().proof_of_work)
    return JsonResponse({"challenge": proof_of_work.challenge() if needed else None})
