"""What readers do with the reactions of others: report one, call one the answer, follow all of them by feed."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Entry
from comments import answering, conversation, deciding, feeds, limits, rules
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


@never_cache
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The asker, or an editor, says: this answers my question. Or: it does not after all."""
    comment = get_object_or_404(Comment.objects.shown(), pk=pk)
    if not request.user.is_authenticated:
        return redirect_to_login(comment.get_absolute_url())
    entry = get_object_or_404(Entry.objects.articles(), pk=comment.article_id)
    if not answering.may_mark(entry, request.user):
        raise Http404
    verb = answering.unmark if request.POST.get("do") == "unmark" else answering.mark
    verb(comment)
    return redirect(comment)


@require_safe
def feed(request: HttpRequest, place: str) -> HttpResponse:
    """The newest reactions under one article, or under all."""
    entry = get_object_or_404(Entry.objects.articles(), url=f"/{place}") if place else None
    return feeds.answer(request, entry)
