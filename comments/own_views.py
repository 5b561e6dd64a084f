"""The writer's own pages, by a link from a mail: confirm, look, change, withdraw, follow, mute, erase everything.

Opening a link changes nothing: mail scanners open links. A button posts.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Entry
from comments import emails, limits, links, own_words, posting, rules
from comments.forms import AddressForm, OwnWordsForm
from comments.models import Comment, Refusal
from rvggz import signed_links
from rvggz.checks import crisis, private_data, text
from rvggz.same_origin import same_origin

MESSAGES = {
    "bevestigd": "Bedankt. Je adres klopt.",
    "gewijzigd": "Je nieuwe tekst is bewaard.",
    "ingetrokken": "Je reactie is ingetrokken. Je woorden zijn gewist.",
    "volgen": "Je krijgt een mail als iemand antwoordt.",
    "dempen": "Je krijgt geen mail meer over antwoorden.",
}
TOO_OFTEN = "Je hebt je tekst vaak veranderd. Wacht een uur en probeer het dan opnieuw. Wat je typte, staat er nog."
TOO_LATE = "Je kunt deze reactie niet meer veranderen. Kopieer je tekst als je hem wilt bewaren."


def by_link(purpose: str, days: int | None = None) -> Callable[..., Any]:
    """Decorate a view: it gets the reaction that the link is about. A link that does not hold is explained."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def found(request: HttpRequest, token: str) -> HttpResponse:
            try:
                key = signed_links.read(purpose, token, days)
                comment = Comment.objects.select_related("member").get(key=key)
            except signed_links.ExpiredLinkError:
                return signed_links.secret(render(request, "comments/link_expired.html", status=410))
            except (signed_links.BadLinkError, Comment.DoesNotExist, ValueError, TypeError, ValidationError):
                return signed_links.secret(render(request, "comments/link_gone.html", status=404))
            return signed_links.secret(view(request, token, comment))

        return found

    return decorate


@same_origin
@by_link(links.CONFIRM, links.CONFIRM_DAYS)
def confirm(request: HttpRequest, token: str, comment: Comment) -> HttpResponse:
    if request.method == "POST" or comment.confirmed_at:
        posting.confirm(comment.pk)
        return done(links.own_token(comment), "bevestigd")
    return render(request, "comments/confirm.html", {"comment": comment, "entry": entry_of(comment)})


@same_origin
@by_link(links.OWN)
def own(request: HttpRequest, token: str, comment: Comment) -> HttpResponse:
    """The page of one reaction, and what its writer does there."""
    if request.method == "POST" and request.POST.get("do") == "change":
        return change(request, token, comment)
    if request.method == "POST" and request.POST.get("do") == "erase":
        own_words.erase_address(emails.address_of(comment))
        return redirect("reaction_erased")
    if request.method == "POST" and (act := ACTIONS.get(request.POST.get("do", ""))):
        verb, what = act
        verb(comment.pk)
        return done(token, what)
    return show_own(request, comment, OwnWordsForm(initial={"text": comment.text}))


ACTIONS: dict[str, tuple[Callable[[int], None], str]] = {
    "withdraw": (own_words.withdraw, "ingetrokken"),
    "follow": (own_words.follow, "volgen"),
    "mute": (own_words.mute, "dempen"),
}


def change(request: HttpRequest, token: str, comment: Comment) -> HttpResponse:
    """Other words meet the same help and the same warning as the first ones did."""
    form = OwnWordsForm(request.POST)
    seen = set(request.POST.get("seen", "")[:60].split())
    raw = text.clean(request.POST.get("text", "")[:20_000])
    if "help" not in seen and crisis.find(raw, rules.get().crisis_phrases):
        return show_own(request, comment, form, needs_help=True, seen=" ".join(sorted({*seen, "help"})))
    if not form.is_valid():
        return show_own(request, comment, form, status=422, seen=" ".join(sorted(seen)))
    words = form.cleaned_data["text"]
    if "private" not in seen and (found := private_data.find(words)):
        marked = text.as_html(words, [(one.start, one.end) for one in found])
        more = " ".join(sorted({*seen, "private"}))
        return show_own(request, comment, form, private=found, marked=marked, seen=more)
    if not limits.may_change(request, str(comment.key)):
        return show_own(request, comment, form, status=429, seen=" ".join(sorted(seen)), problem=TOO_OFTEN)
    if own_words.change(comment.pk, words) is None:
        return show_own(request, comment, form, status=409, problem=TOO_LATE)
    return done(token, "gewijzigd")


def show_own(
    request: HttpRequest, comment: Comment, form: OwnWordsForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "comment": comment, "entry": entry_of(comment), "form": form,
        "message": MESSAGES.get(request.GET.get("net", "")), "may_change": own_words.may_change(comment),
        "refusal": Refusal(comment.refusal).label if comment.refusal else "", "others": others_of(comment),
        "needs_help": comment.is_crisis, **more,
    }  # fmt: skip
    return render(request, "comments/own.html", context, status=status)


def done(token: str, what: str) -> HttpResponse:
    return redirect(f"{reverse('reaction_own', args=[token])}?net={what}")


def others_of(comment: Comment) -> int:
    """How many more reactions this address has."""
    return Comment.objects.of_address(comment.email).exclude(pk=comment.pk).count() if comment.email else 0


def entry_of(comment: Comment) -> Entry | None:
    return Entry.objects.filter(pk=comment.article_id).only("title", "url").first()


@csrf_exempt  # a mail program posts here itself (RFC 8058), and the link can do nothing but this
@by_link(links.MUTE)
def mute(request: HttpRequest, token: str, comment: Comment) -> HttpResponse:
    if request.method == "POST":
        own_words.mute(comment.pk)
        return render(request, "comments/muted.html", {"comment": comment, "entry": entry_of(comment)})
    return render(request, "comments/mute.html", {"comment": comment, "entry": entry_of(comment)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
def ask_links(request: HttpRequest) -> HttpResponse:
    """Who lost the mails gets the links anew. The answer is the same for everyone: nobody can probe."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if limits.may_ask_links(request, email):
            emails.send_links(email)
        return render(request, "comments/links_sent.html")
    return render(request, "comments/ask_links.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "comments/erased.html")
