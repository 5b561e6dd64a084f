"""The queue and one reaction of it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import permission_required

from comments import writers
from comments.deciding import TooLateError
from comments.models import Comment, Decision
from comments.moderators import RIGHT
from comments.queue import acting, answers, counts, done, items, pieces, rows, saying
from comments.queue import asked as asking
from comments.queue.wanted import Act, ProblemError
from comments.queue.wanted import typed as typed_of
from comments.undoing import undo
from participants.models import Member
from rvggz.checks import text

AT_ONCE = 25


@permission_required(RIGHT)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    asked = asking.of(request.GET)
    waiting = counts.by_article(request)
    start = (asked.page - 1) * AT_ONCE
    found = list(rows.dressed(asked.select())[start : start + AT_ONCE + 1])
    if not found and asked.page > 1:
        last = -(-asked.select().count() // AT_ONCE)
        return redirect(f"{reverse('reactions_queue')}{asked.but(page=max(1, last)).query}")
    shown = items.of(found[:AT_ONCE], asked, request.user)
    is_first = asked == asking.Asked()  # as it opens: who may be in need stands above all, whatever else waits
    context = {
        "asked": asked, "items": shown, "counts": waiting, "is_first": is_first,
        "urgent_items": [item for item in shown if is_first and item.comment.is_crisis],
        "calm_items": [item for item in shown if not (is_first and item.comment.is_crisis)],
        "why": asking.WHY, "earlier": asked.but(page=asked.page - 1).query if asked.page > 1 else None,
        "later": asked.but(page=asked.page + 1).query if len(found) > AT_ONCE else None,
        "lost_mail": counts.lost_mail(),
        **pieces.context(asked, waiting),
        "bar": done.recent(request.GET.get("gedaan", ""), request.user), **answers.tabs(asked, waiting),
    }  # fmt: skip
    return answers.page(request, "queue", "Te beoordelen", **context)


@permission_required(RIGHT)
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Somebody's e-mail address is looked up and becomes a code: it stands in no address and no log."""
    asked = asking.of(request.POST)
    words = text.clean_line(request.POST.get("q", ""))
    if "@" in words and " " not in words:
        member = Member.objects.filter(email=words).first()
        keys = [*writers.keys_of(words), *([writers.key_of("", member)] if member else [])]
        asked = asked.but(words="", writer=",".join(keys))
    return redirect(f"{reverse('reactions_queue')}{asked.but().query}")


@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return answers.one(request, pk, asking.of(request.GET))
    typed = typed_of(request.POST)
    wanted = Act(pk, asking.number(request.POST.get("version", "")), typed, request.user)  # type: ignore[arg-type]
    try:
        outcome = acting.act(request.POST.get("do", ""), wanted)
    except ProblemError as problem:
        typed.error, typed.panel = problem.message, problem.panel or typed.panel
        return answers.not_done(request, pk, typed, 422)
    except TooLateError as error:
        typed.error = saying.late(error, request.user)
        return answers.not_done(request, pk, typed, 409)
    return answers.after(request, pk, outcome)


@permission_required(RIGHT)
@require_GET
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that a script sets in an item; without one the page of the item has it."""
    comment = Comment.objects.filter(pk=pk).first()
    context = {"around": answers.conversation(comment) if comment else [], "number": pk}
    return render(request, "comments/admin/conversation.html", context)


@permission_required(RIGHT)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    numbers: list[int] = []
    late: list[str] = []
    for decision in _mine(request.POST, request.user.pk or 0):
        try:
            comment = undo(decision.pk, request.user)  # type: ignore[arg-type]
        except TooLateError as error:
            late.append(_too_late(error, decision, request))
        else:
            numbers.append(comment.pk or comment.answers_id or 0)
    bar = done.Bar("Teruggedraaid." if numbers else "", late=tuple(dict.fromkeys(late)))
    if answers.is_part(request):
        return answers.parts(request, numbers, bar, leaves=set(), status=200 if numbers else 409)
    return answers.back(request, bar, anchor=numbers[-1] if numbers else 0)


def _mine(post: QueryDict, me: int) -> list[Decision]:
    numbers = [asking.number(value, most=17) for value in post.getlist("decision")[: done.MOST]]
    return list(Decision.objects.filter(pk__in=numbers, by=me).order_by("-pk"))


def _too_late(error: TooLateError, decision: Decision, request: HttpRequest) -> str:
    if decision.undone_at:
        return "Dit was al teruggedraaid."
    if error.decision is not None and error.decision.pk == decision.pk:
        return "De halve minuut is voorbij. Je kunt de reactie wel opnieuw beoordelen."
    return saying.late(error, request.user)
