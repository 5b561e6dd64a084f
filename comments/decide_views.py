"""A moderator decides from a mail: the link opens a page with buttons, without logging in.

The link belongs to one moderator, who must still be one, and to one reaction.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.models import Entry
from comments import conversation, deciding, links, moderators
from comments.forms import RefusalForm
from comments.models import Action, Comment, Status
from comments.queue import saying
from participants.models import Member
from rvggz import signed_links
from rvggz.checks.text import as_html
from rvggz.same_origin import same_origin
from rvggz.web.request_numbers import whole_number


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
def decide(request: HttpRequest, token: str) -> HttpResponse:
    try:
        moderator_pk, pk = signed_links.read(links.DECIDE, token, links.DECIDE_DAYS)
        member = Member.objects.get(pk=moderator_pk, is_active=True)
        comment = Comment.objects.select_related("thread").get(pk=pk)
    except signed_links.ExpiredLinkError:
        return signed_links.secret(render(request, "comments/link_expired.html", {"moderates": True}, status=410))
    except (signed_links.BadLinkError, Member.DoesNotExist, Comment.DoesNotExist, ValueError, TypeError):
        return signed_links.secret(render(request, "comments/link_gone.html", {"moderates": True}, status=404))
    if not member.has_perm(moderators.RIGHT):
        return signed_links.secret(render(request, "comments/link_gone.html", {"moderates": True}, status=404))
    return signed_links.secret(answer(request, comment, member))


def answer(request: HttpRequest, comment: Comment, member: Member) -> HttpResponse:
    form = RefusalForm()
    if request.method == "POST":
        action = request.POST.get("do", "")
        form = RefusalForm(request.POST) if action == Action.REFUSE else form
        if action in deciding.STATUS_AFTER and (action != Action.REFUSE or form.is_valid()):
            said = form.cleaned_data if action == Action.REFUSE else {"refusal": "", "note": ""}
            choice = deciding.Choice(Action(action), said["refusal"], said["note"])
            return settle(request, comment, choice, member)
    latest = comment.decisions.select_related("by").order_by("-pk").first()
    context = {
        "comment": comment, "form": form, "entry": Entry.objects.filter(pk=comment.article_id).first(),
        "html": as_html(comment.text, [(start, end) for start, end, _ in comment.private_spans]),
        "may_decide": comment.is_waiting or (comment.status == Status.SHOWN and comment.waiting_since),
        "said": saying.did(latest, member) if latest else "",
        "answered": conversation.of_one(comment.answers) if comment.answers else None,
    }  # fmt: skip
    return render(request, "comments/decide.html", context, status=422 if form.errors else 200)


def settle(request: HttpRequest, comment: Comment, choice: deciding.Choice, member: Member) -> HttpResponse:
    version = whole_number(request.POST.get("version"), 8) or 0
    try:
        decision = deciding.decide(comment.pk, version, choice, member)
    except deciding.TooLateError as error:
        said = {"said": saying.late(error, member), "is_late": True}
        return render(request, "comments/decided.html", said, status=409)
    return render(request, "comments/decided.html", {"said": saying.did(decision, member), "done": str(decision.pk)})
