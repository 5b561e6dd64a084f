"""A guest who asked a question under Praat mee says which reaction helped, by the link of the own piece."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles.contributions import guest_views, links
from articles.contributions.desk import Desk
from articles.models import Entry
from articles.models.entry import QUESTION
from comments import answering, conversation, rules
from comments.models import Comment
from comments.queue.asked import number
from rvggz.same_origin import same_origin

SAID = {"mark": "Bedankt. Bij je vraag staat nu welk antwoord je hielp.", "unmark": "Je hebt nu geen antwoord gekozen."}


@same_origin
@guest_views.by_link(links.OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The reactions to the question, each with a button; 404 when no question of this guest stands on the site."""
    entry = get_object_or_404(Entry.objects.articles(), pk=desk.piece.page_id, kind=QUESTION)
    if request.method == "POST":
        do = "unmark" if request.POST.get("do") == "unmark" else "mark"
        verb = answering.unmark if do == "unmark" else answering.mark
        asked = number(request.POST.get("reaction", ""), most=18)
        verb(get_object_or_404(Comment.objects.shown(), pk=asked, article_id=entry.pk))
        return redirect(f"{reverse('question_answer', args=[links.own_token(desk.piece)])}?net={do}")
    shown = conversation.of(entry, rules.get(), request.GET.get("reacties", ""))
    context = {"conversation": shown, "desk": desk, "said": SAID.get(request.GET.get("net", ""))}
    return render(request, "comments/choose_answer.html", context)
