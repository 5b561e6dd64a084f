"""The pieces of members, above the reactions: read, place, ask, refuse. What happens then is in articles."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from articles.contributions import deciding, waiting
from articles.contributions.drafts import TooLateError
from articles.contributions.submitting import NoPlaceError
from articles.models import Contribution, PieceRefusal
from comments.moderators import RIGHT
from comments.queue import answers
from comments.queue.asked import Asked, number
from comments.queue.counts import Counts
from participants import reviewing
from rvggz.checks import text

LONGEST_QUESTION, LONGEST_NOTE = 2000, 500
DONE = {
    "approve": "“{}” staat op de site. De schrijver krijgt bericht.",
    "ask": "Je vraag over “{}” is verstuurd. Het stuk komt terug als de schrijver antwoordt.",
    "refuse": "“{}” is niet geplaatst. De schrijver krijgt je reden te lezen.",
}
NO_PLACE = (
    "“{}” staat nog niet op de site: er is geen pagina Praat mee om het onder te zetten. Maak die eerst bij Pagina's, "
    "of zet hem terug. Het stuk blijft hier wachten."
)
NOW = {
    "placed": "Het staat al op de site.", "refused": "Een collega heeft besloten het niet te plaatsen.",
    "question": "Een collega heeft de schrijver iets gevraagd.", "withdrawn": "De schrijver heeft het ingetrokken.",
    "concept": "De schrijver is er weer mee bezig.", "submitted": "Het is veranderd. Lees het nog eens.",
    "offline": "Een collega heeft het van de site gehaald.",
}  # fmt: skip


def context(asked: Asked, there: Counts) -> dict[str, Any]:
    """What stands above the reactions that wait, on the first page; of who may be in need above all."""
    if asked != Asked():
        return {}
    found = waiting.pieces(there.urgent_pieces) if there.pieces or there.asked_pieces else []
    return {
        "urgent_pieces": [one for one in found if one.piece.is_urgent],
        "pieces": [one for one in found if not one.piece.is_urgent],
        "pieces_more": max(0, there.pieces + there.asked_pieces - len(found)),
        "pages": reviewing.waiting() if there.pages else [], "refusals": PieceRefusal.choices,
    }  # fmt: skip


@permission_required(RIGHT)
@require_POST
def decide(request: HttpRequest, key: Any) -> HttpResponse:
    """One piece, one button. What was typed comes back when something is missing."""
    piece = Contribution.objects.filter(pk=key).first()
    do, version = request.POST.get("do", ""), number(request.POST.get("version", ""))
    if piece is None:
        messages.warning(request, "Dit stuk is er niet meer. De schrijver heeft het weggehaald.")
        return redirect("reactions_queue")
    question = text.clean(request.POST.get("question", "")[:LONGEST_QUESTION])
    refusal, note = request.POST.get("refusal", ""), text.clean_line(request.POST.get("note", "")[:LONGEST_NOTE])
    if problem := missing(do, question, refusal):
        typed = {"question": question, "refusal": refusal, "note": note, "panel": do, "error": problem}
        return one(request, piece, typed, 422)
    try:
        match do:
            case "approve":
                deciding.approve(piece, version, request.user)
            case "ask":
                deciding.ask(piece, version, question, request.user)
            case _:
                deciding.refuse(piece, version, refusal, note, request.user)
    except NoPlaceError:
        messages.error(request, NO_PLACE.format(piece.title))
    except TooLateError as error:
        messages.warning(request, f"“{piece.title}”: er was iemand eerder. {NOW.get(error.piece.state, '')}")
    else:
        messages.success(request, DONE[do].format(piece.title))
    return redirect(f"{reverse('reactions_queue')}#stukken")


def missing(do: str, question: str, refusal: str) -> str:
    if do not in DONE:
        return "Kies wat je met dit stuk wilt doen."
    if do == "ask" and len(question) < 3:
        return "Schrijf hier je vraag. De schrijver krijgt die per mail."
    if do == "refuse" and refusal not in PieceRefusal.values:
        return "Kies een reden: de schrijver krijgt die te lezen."
    return ""


def one(request: HttpRequest, piece: Contribution, typed: dict[str, str], status: int = 200) -> HttpResponse:
    found = waiting.one(piece.pk)
    context = {"waiting": found, "refusals": PieceRefusal.choices, "typed": typed}
    return answers.page(request, "piece_page", f"Stuk: {piece.title}", status, **context)
