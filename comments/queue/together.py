"""Many reactions at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from comments import deciding
from comments.deciding import Choice, TooLateError
from comments.models import Action, Comment, Decision
from comments.moderators import RIGHT
from comments.queue import acting, answers, done, saying
from comments.queue.asked import number
from comments.queue.items import excerpt
from comments.queue.wanted import Act, ProblemError, typed

if TYPE_CHECKING:
    from participants.models import Member

MOST = 100
Seen = list[tuple[int, int]]


@permission_required(RIGHT)
@require_POST
def together(request: HttpRequest) -> HttpResponse:
    seen = chosen(request.POST)
    try:
        return act(request, request.POST.get("do", ""), seen)
    except ProblemError as problem:
        if answers.is_part(request):
            return answers.parts(request, [], done.Bar(problem.message), leaves=set(), status=422)
        messages.error(request, problem.message)
        return answers.back(request, done.Bar(""))


def chosen(post: QueryDict) -> Seen:
    """What was ticked, or the whole page: numbers, each with the version that the moderator saw."""
    values = post.getlist("on_page" if "whole" in post else "seen")[:MOST]
    pairs = [value.partition(":") for value in values]
    return [(number(pk, most=17), number(version)) for pk, _, version in pairs if number(pk, most=17)]


def act(request: HttpRequest, name: str, seen: Seen) -> HttpResponse:
    me: Member = request.user  # type: ignore[assignment]
    if not seen:
        raise ProblemError("Vink eerst een of meer reacties aan.")
    match name:
        case "approve" | "spam":
            return decided(request, seen, Choice(Action(name)), me)
        case "refuse":
            return decided(request, seen, acting.refusal(typed(request.POST)), me)
        case "reply":
            return replied(request, seen, me)
        case "black-out":
            return blacked_out(request, seen, me)
        case "close":
            return closed(request, seen, me)
    raise ProblemError("Kies wat je met deze reacties wilt doen.")


def decided(request: HttpRequest, seen: Seen, choice: Choice, me: "Member") -> HttpResponse:
    made, late = deciding.decide_all(seen, choice, me)
    bar = done.bar(made, late=[_late(error, me) for error in late])
    if answers.is_part(request):
        return answers.parts(request, [pk for pk, _ in seen], bar, leaves={one.comment_number for one in made})
    return answers.back(request, bar)


def replied(request: HttpRequest, seen: Seen, me: "Member") -> HttpResponse:
    """The same answer to each; what waited is approved with it."""
    made: list[Decision] = []
    late: list[TooLateError] = []
    for pk, version in seen:
        try:
            made += acting.reply(Act(pk, version, typed(request.POST), me)).decisions
        except TooLateError as error:
            late.append(error)
    bar = done.bar(made, late=_all(late, me))
    if answers.is_part(request):
        return answers.parts(request, [pk for pk, _ in seen], bar, leaves={one.comment_number for one in made})
    return answers.back(request, bar)


def blacked_out(request: HttpRequest, seen: Seen, me: "Member") -> HttpResponse:
    """All that was found in each of them."""
    late: list[TooLateError] = []
    found = 0
    for comment in Comment.objects.filter(pk__in=[pk for pk, _ in seen]).order_by("pk"):
        if spans := [(start, end) for start, end, _ in comment.private_spans]:
            try:
                deciding.black_out(comment.pk, dict(seen)[comment.pk], spans, me)
                found += 1
            except (TooLateError, ValueError) as error:
                late += [error] if isinstance(error, TooLateError) else []
    said = f"In {found} reactie{'' if found == 1 else 's'} privégegevens weggelakt."
    return again(request, seen, done.Bar(said if found else "Er viel niets weg te lakken.", late=_all(late, me)))


def closed(request: HttpRequest, seen: Seen, me: "Member") -> HttpResponse:
    articles = Comment.objects.filter(pk__in=[pk for pk, _ in seen]).values_list("article_id", flat=True)
    for article in sorted(set(articles)):
        deciding.open_article(article, False, me)
    number_of = len(set(articles))
    said = f"Onder {number_of} artikel{'' if number_of == 1 else 'en'} kan niemand meer reageren."
    return again(request, seen, done.Bar(said))


def again(request: HttpRequest, seen: Seen, bar: done.Bar) -> HttpResponse:
    """Nothing leaves the list."""
    if answers.is_part(request):
        return answers.parts(request, [pk for pk, _ in seen], bar, leaves=set())
    return answers.back(request, bar)


def _all(late: Iterable[TooLateError], me: "Member") -> tuple[str, ...]:
    return tuple(_late(error, me) for error in late)


def _late(error: TooLateError, me: "Member") -> str:
    about = f"“{excerpt(error.comment.text, 40)}”: " if error.comment and not error.comment.is_crisis else ""
    return f"{about}{saying.late(error, me)}"
