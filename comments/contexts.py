"""What an article's page gets of us."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models import ArticlePage, Entry
from comments import answering, conversation, rules
from comments.forms import ReactionForm
from rvggz import looks
from rvggz.page_contexts import joins
from rvggz.same_origin import has_session

ANY = 987654321987  # stands for the number of the article in the form that is kept


@joins(ArticlePage)
def below_article(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    kept = rules.get()
    shown = conversation.of(entry, kept, request.GET.get("reacties", ""))
    if shown.reactions and answering.may_mark(entry, member_of(request)):
        shown.token = get_token(request)
    return {"conversation": shown, "form_html": "" if shown.is_closed else blank(entry, request, kept)}


def blank(entry: Entry, request: HttpRequest, kept: rules.Rules) -> SafeString:
    """An empty form. For strangers it is the same under every article but for the number, so it is rendered once."""
    if has_session(request):
        return _render(entry, request, kept)
    key = f"comments.form:{looks.fingerprint()}:{kept.made}"
    html: SafeString | None = cache.get(key)
    if html is None:
        html = _render(Entry(pk=ANY), request, kept)
        cache.set(key, html, rules.SECONDS)
    return SafeString(html.replace(str(ANY), str(entry.pk)))


def _render(entry: Entry, request: HttpRequest, kept: rules.Rules) -> SafeString:
    reaction = of_form(ReactionForm(member=member_of(request), rules=kept), entry, request, kept)
    return render_to_string("comments/form.html", {"reaction": reaction, "entry": entry})


def of_form(form: ReactionForm, entry: Entry, request: HttpRequest, kept: rules.Rules, **more: Any) -> dict[str, Any]:
    # A token would set a cookie and could not stand in a kept page: only who has a session gets one.
    token = get_token(request) if has_session(request) else ""
    return {"form": form, "entry": entry, "rules": kept, "token": token, "member": form.member, "heading": "h3", **more}


def member_of(request: HttpRequest) -> Any:
    """The member who is logged in. Without a session nobody is asked for: that would make the page personal."""
    return request.user if has_session(request) and request.user.is_authenticated else None
