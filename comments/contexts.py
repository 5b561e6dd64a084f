"""What an article's page gets of us."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.models import ArticlePage, Entry
from articles.models.entry import QUESTION
from comments import answering, conversation, rules, structured_data
from comments.forms import ReactionForm
from rvggz import looks, page_cache
from rvggz.page_contexts import joins
from rvggz.same_origin import has_session

# What stands for the number of the article, the member and the token in the form that is kept.
ANY, ANY_NAME, ANY_TOKEN = 987654321987, "any-name-of-a-member", "any-token-of-a-member"


@joins(ArticlePage)
def below_article(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    kept = rules.get()
    shown = conversation.of(entry, kept, request.GET.get("reacties", ""))
    page_cache.reads(request, reacties=str(shown.number) if shown.number > 1 else "")
    if shown.reactions and answering.may_mark(entry, member_of(request)):
        shown.token = get_token(request)
    asks = entry.kind == QUESTION and bool(shown.reactions)
    return {
        "conversation": shown, "form_html": "" if shown.is_closed else blank(entry, request, kept),
        "question_json": structured_data.question(shown) if asks else "",
    }  # fmt: skip


def blank(entry: Entry, request: HttpRequest, kept: rules.Rules) -> SafeString:
    """An empty form. It is the same under every article but for the number, the token and the name of the member, so
    it is rendered once for each kind of reader.
    """
    member, token = member_of(request), get_token(request) if has_session(request) else ""
    key = f"comments.form:{bool(token)}:{bool(member)}:{looks.fingerprint()}:{kept.made}"
    html: str | None = cache.get(key)
    if html is None:
        html = _render(Anyone() if member else None, ANY_TOKEN if token else "", kept)
        cache.set(key, html, rules.SECONDS)
    html = html.replace(str(ANY), str(entry.pk)).replace(ANY_TOKEN, token)
    return SafeString(html.replace(ANY_NAME, escape(str(member))))


class Anyone:
    """Stands for the member in the form that is kept."""

    def __str__(self) -> str:
        return ANY_NAME


def _render(member: Any, token: str, kept: rules.Rules) -> SafeString:
    entry = Entry(pk=ANY)
    reaction = _dressed(ReactionForm(member=member, rules=kept), entry, kept, token)
    return render_to_string("comments/form.html", {"reaction": reaction, "entry": entry})


def of_form(form: ReactionForm, entry: Entry, request: HttpRequest, kept: rules.Rules, **more: Any) -> dict[str, Any]:
    # A token would set a cookie and could not stand in a kept page: only who has a session gets one.
    return {**_dressed(form, entry, kept, get_token(request) if has_session(request) else ""), **more}


def _dressed(form: ReactionForm, entry: Entry, kept: rules.Rules, token: str) -> dict[str, Any]:
    return {"form": form, "entry": entry, "rules": kept, "token": token, "member": form.member, "heading": "h3"}


def member_of(request: HttpRequest) -> Any:
    """The member who is logged in. Without a session nobody is asked for: that would make the page personal."""
    return request.user if has_session(request) and request.user.is_authenticated else None
