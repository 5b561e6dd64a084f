"""The button on the page of what can be followed. For strangers a link, the same for all: no query, no cookie."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.middleware.csrf import get_token

from articles.following.targets import Target, of_page
from articles.models import ArticlePage, Entry, What
from rvggz.page_contexts import joins
from rvggz.same_origin import has_session


@dataclass(frozen=True)
class Button:
    url: str
    this: str  # "dit thema"
    token: str = ""  # of a member; without it the button is a link
    is_following: bool = False


def of(target: Target, request: HttpRequest) -> Button:
    """One query, and only for who is logged in."""
    if not (has_session(request) and request.user.is_authenticated):
        return Button(target.follow_url, target.this)
    return Button(target.follow_url, target.this, get_token(request), _is_following(request.user.pk, target))


def _is_following(member_pk: int, target: Target) -> bool:
    """In SQL of our own: every article that a member reads asks it, and Django takes ten times as long."""
    [(column, value)] = target.columns.items()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM articles_follow WHERE member_id = %s AND {column} = %s", [member_pk, value])  # noqa: S608
        return cursor.fetchone() is not None


def context(target: Target, request: HttpRequest) -> dict[str, Any]:
    """For the template of its page: components/follow.html."""
    return {} if getattr(request, "is_preview", False) else {"follow": of(target, request)}


@joins(ArticlePage)
def below_article(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    """What is written under an article can be followed."""
    return context(of_page(What.ARTICLE, entry.pk, kind=entry.kind), request)
