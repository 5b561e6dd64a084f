"""What readers do with the reactions of others: report one, follow all of them by feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Entry
from comments import conversation, deciding, feeds, limits, rules
from comments.forms import ReportForm
from comments.models import Comment, ReportReason
from rvggz.same_origin import same_origin


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a moderator to look. Nothing is kept of who asked."""
    comment = get_object_or_404(Comment.objects.shown(), pk=pk)
    entry = get_object_or_404(Entry.objects.articles(), pk=comment.article_id)
    form = ReportForm(request.POST or None)
    context = {"form": form, "comment": comment, "entry": entry, "reaction": conversation.of_one(comment)}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        counts = limits.may_report(request, pk)
        if counts or (said["reason"] == ReportReason.WORRY and limits.may_worry(request)):
            deciding.report(pk, said["reason"], said["note"], rules.get().reports_to_hide, counts=counts)
        return render(request, "comments/reported.html", context)
    return render(request, "comments/report.html", context, status=422 if form.errors else 200)


@require_safe
def feed(request: HttpRequest, place: str) -> HttpResponse:
    """The newest reactions under one article, or under all."""
    entry = get_object_or_404(Entry.objects.articles(), url=f"/{place}") if place else None
    return feeds.answer(request, entry)
