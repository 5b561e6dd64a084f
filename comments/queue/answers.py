"""What a moderator gets back: a part of the page for a script that asked, or the whole page for everyone else."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from wagtail.admin import messages

from comments.models import Comment
from comments.queue import asked as asking
from comments.queue import counts, done, items, rows
from comments.queue.asked import Asked
from comments.queue.items import Item, Typed
from comments.queue.wanted import Outcome


def is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def came_from(request: HttpRequest) -> Asked:
    return asking.of_string(request.POST.get("back", ""))


def page(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the admin, under "Reacties"."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Begin"}]
    if title != "Te beoordelen":
        crumbs.append({"url": reverse("reactions_queue"), "label": "Te beoordelen"})
    crumbs.append({"url": "", "label": title})
    context |= {"header_title": title, "page_title": title, "breadcrumbs_items": crumbs, "header_icon": "comment"}
    return render(request, f"comments/admin/{template}.html", context, status=status)


def dressed(numbers: Iterable[int], asked: Asked, me: Any) -> list[Item]:
    return items.of(list(rows.dressed(Comment.objects.filter(pk__in=numbers))), asked, me)


def after(request: HttpRequest, number: int, outcome: Outcome) -> HttpResponse:
    """It is done."""
    bar = done.bar(outcome.decisions, outcome.said)
    if is_part(request):
        return parts(request, [number], bar, leaves={number} if outcome.leaves else set())
    return back(request, bar, anchor=asking.number(request.POST.get("next", "")) if outcome.leaves else number)


def parts(
    request: HttpRequest, numbers: Sequence[int], bar: done.Bar, *, leaves: set[int], status: int = 200,
    typed: Typed | None = None,
) -> HttpResponse:  # fmt: skip
    """The items of these numbers anew (in a line when they leave), the bar and the tabs."""
    counts.forget(request)
    asked = came_from(request)
    shown = dressed(numbers, asked, request.user)
    for item in shown:
        item.typed = typed or item.typed
    context = {
        "items": [item for item in shown if item.comment.pk not in leaves],
        "done": [item for item in shown if item.comment.pk in leaves],
        "gone": set(numbers) - {item.comment.pk for item in shown},
        "typed": typed, "bar": bar, "asked": asked, **tabs(asked, counts.of(request)),
    }  # fmt: skip
    return render(request, "comments/admin/answer.html", context, status=status)


def back(request: HttpRequest, bar: done.Bar, anchor: int = 0) -> HttpResponse:
    """To the list as it was, in the place where it was."""
    query = came_from(request).query
    if bar.numbers:
        query += f"{'&' if query else '?'}gedaan={bar.query}"
    elif bar.said:
        messages.success(request, bar.said)
    for sentence in bar.late:
        messages.warning(request, sentence)
    return redirect(f"{reverse('reactions_queue')}{query}{f'#reactie-{anchor}' if anchor else ''}")


def not_done(request: HttpRequest, number: int, typed: Typed, status: int) -> HttpResponse:
    """Why not, with all that was typed."""
    if is_part(request):
        return parts(request, [number], done.Bar(typed.error), leaves=set(), status=status, typed=typed)
    return one(request, number, came_from(request), typed, status)


def one(request: HttpRequest, number: int, asked: Asked, typed: Typed | None = None, status: int = 200) -> HttpResponse:
    """An item on a page of its own, with the whole conversation."""
    found = dressed([number], asked, request.user)
    if not found:
        return page(request, "gone", "Reactie", status=404 if status == 200 else status, typed=typed, back=asked.query)
    found[0].typed, found[0].is_open = typed or found[0].typed, True
    title = f"Reactie van {found[0].comment.name or 'iemand'}"
    around = conversation(found[0].comment)
    return page(request, "item_page", title, status, item=found[0], around=around, back=asked.query)


def conversation(comment: Comment) -> list[Any]:
    """All that was said around a reaction, oldest first, also what is not on the site."""
    head = comment.thread_id or comment.pk
    said = Comment.objects.filter(pk=head) | Comment.objects.filter(thread=head)
    said = said.exclude(status="unconfirmed", is_crisis=False).exclude(status="spam")
    return list(said.order_by(F("thread").asc(nulls_first=True), "created_at", "pk")[:200])


def tabs(asked: Asked, waiting: counts.Counts) -> dict[str, Any]:
    numbers = {asking.Tab.JUDGE: waiting.together, asking.Tab.MAYBE_SPAM: waiting.maybe_spam}
    shown = [
        {
            "label": tab.label, "query": Asked(tab=tab).query, "number": numbers.get(tab, 0),
            "here": tab == asked.tab, "urgent": waiting.all_urgent if tab == asking.Tab.JUDGE else 0,
        }
        for tab in asking.Tab
    ]  # fmt: skip
    return {"tabs": shown, "waiting": waiting.in_words}
