"""What an article's page gets of us."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token

from articles.models import ArticlePage, Entry
from comments import conversation, rules
from comments.forms import ReactionForm
from rvggz.page_contexts import joins
from rvggz.same_origin import has_session


@joins(ArticlePage)
def below_article(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    kept = rules.get()
    shown = conversation.of(entry, kept, request.GET.get("reacties", ""))
    return {"conversation": shown, "reaction": None if shown.is_closed else blank(entry, request, kept)}


def blank(entry: Entry, request: HttpRequest, kept: rules.Rules) -> dict[str, Any]:
    """An empty form, as ``comments/form.html`` wants it."""
    return of_form(ReactionForm(member=member_of(request), rules=kept), entry, request, kept)


def of_form(form: ReactionForm, entry: Entry, request: HttpRequest, kept: rules.Rules, **more: Any) -> dict[str, Any]:
    # A token would set a cookie and could not stand in a kept page: only who has a session gets one.
    token = get_token(request) if has_session(request) else ""
    return {"form": form, "entry": entry, "rules": kept, "token": token, "member": form.member, "heading": "h3", **more}


def member_of(request: HttpRequest) -> Any:
    """The member who is logged in. Without a session nobody is asked for: that would make the page personal."""
    return request.user if has_session(request) and request.user.is_authenticated else None
