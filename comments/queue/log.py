"""The log: who did what when and why. Never what a reaction said."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from comments import moderators
from comments.models import Action, Decision
from comments.moderators import RIGHT
from comments.queue import answers, saying
from comments.queue.asked import number

AT_ONCE = 50
NAMES = ("wie", "wat", "reactie", "artikel")


@permission_required(RIGHT)
@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    found = Decision.objects.filter(wanted(request.GET)).select_related("by").annotate(title=F("article__title"))
    page = Paginator(found.order_by("-at", "-pk"), AT_ONCE).get_page(request.GET.get("bladzijde"))
    given = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
    context: dict[str, Any] = {
        "page": page, "lines": [line(one) for one in page], "actions": Action.choices, "asked": given,
        "people": moderators.everyone(), "query": urlencode(given),
    }  # fmt: skip
    return answers.page(request, "log", "Logboek", **context)


def wanted(query: QueryDict) -> Q:
    chosen = Q()
    if who := number(query.get("wie", "")):
        chosen &= Q(by=who)
    if query.get("wat", "") in Action.values:
        chosen &= Q(action=query["wat"])
    if pk := number(query.get("reactie", ""), most=17):
        chosen &= Q(comment_number=pk)
    if article := number(query.get("artikel", "")):
        chosen &= Q(article=article)
    return chosen


def line(one: Decision) -> dict[str, Any]:
    # What a writer does or what happens by itself has no moderator.
    return {
        "when": saying.moment(one.at), "who": str(one.by) if one.by_id else "–", "what": Action(one.action).label,
        "why": saying.reason(one.reason) if one.reason else "", "title": getattr(one, "title", ""),
        "comment": one.comment_id, "number": one.comment_number, "undone": bool(one.undone_at),
    }  # fmt: skip
