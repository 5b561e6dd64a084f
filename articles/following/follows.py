"""Follow, stop, hear more or less often. The only writer of Follow."""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Coalesce
from wagtail.models import Page

from articles.following import targets
from articles.following.targets import Target
from articles.models import ArticlePage, Follow, Notice, Pace, ThemePage, What
from rvggz.text.name_order import NameOrder

if TYPE_CHECKING:
    from participants.models import Member

MOST = 500  # things a member can follow
# Who follows a conversation waits for an answer; the rest can come with the others.
FIRST_PACE = {What.ARTICLE: Pace.AT_ONCE}


class TooManyError(Exception):
    """The member follows as much as can be followed."""


def follow(member: "Member", page: Page) -> Follow:
    """Let a member follow a page: a theme, an organisation, or what is written under an article or question.

    Following twice is the same as once; what the member chose about mail stays. Raises TooManyError.
    """
    what = What.ARTICLE if isinstance(page, ArticlePage) else What.ORGANISATION
    return follow_target(member, targets.of_page(What.THEME if isinstance(page, ThemePage) else what, page.pk))


def follow_own_question(member: "Member", page: ArticlePage) -> None:
    """Who asks wants to hear of answers. Unless so much is followed that there is no room."""
    with suppress(TooManyError):
        follow(member, page)


def follow_target(member: "Member", target: Target) -> Follow:
    mine = Follow.objects.filter(member=member)
    if found := mine.filter(**target.columns).first():
        if found.pace == Pace.NEVER:  # asked for again
            found.pace = FIRST_PACE.get(target.what, Pace.DAILY)
            found.save(update_fields=["pace"])
        return found
    if mine.count() >= MOST:
        raise TooManyError
    chosen = {"what": target.what, "pace": FIRST_PACE.get(target.what, Pace.DAILY)}
    return Follow.objects.get_or_create(member=member, **target.columns, defaults=chosen)[0]


def stop(member: "Member", target: Target) -> None:
    Follow.objects.filter(member=member, **target.columns).delete()


def stop_numbered(member: "Member", number: int) -> None:
    Follow.objects.filter(member=member, pk=number).delete()


def silence(member_pk: int, number: int = 0) -> None:
    """No mail any more about one thing (``number`` of the follow), or about all: what waits does not go either."""
    mine = Follow.objects.filter(member=member_pk, **({"pk": number} if number else {}))
    mine.update(pace=Pace.NEVER)
    Notice.objects.filter(follow__in=mine).delete()


def set_paces(member: "Member", wanted: dict[int, str]) -> None:
    """How often mail comes, by number of the follow. Those of others are left alone."""
    for pace in Pace.values:
        numbers = [number for number, asked in wanted.items() if asked == pace]
        Follow.objects.filter(member=member, pk__in=numbers).exclude(pace=pace).update(pace=pace)


def set_all(member: "Member", pace: str) -> None:
    Follow.objects.filter(member=member).update(pace=pace)


def move_keyword(source: Any, target: Any) -> None:
    """A keyword is merged into another: its followers go with it, each once."""
    there = Follow.objects.filter(keyword=target).values("member")
    Follow.objects.filter(keyword=source).exclude(member__in=list(there.values_list("member", flat=True))).update(
        keyword=target
    )


def of(member: "Member") -> Iterable[tuple[Follow, Target]]:
    """All that a member follows, by kind of thing. One query."""
    found = Follow.objects.filter(member=member).select_related("keyword", "page__entry")
    found = found.defer(*(f"page__entry__{name}" for name in UNUSED))
    found = found.order_by(NameOrder(Coalesce("keyword__name", "page__title")), "pk")
    dressed = [(one, targets.of_follow(one)) for one in found]
    return sorted(dressed, key=lambda pair: (What.values.index(pair[0].what), pair[1].title if pair[0].kind else ""))


UNUSED = ("head_html", "body_html", "card_html", "about_html", "text", "title_vector", "body_vector", "picture")
