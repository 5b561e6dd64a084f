"""What members of the demo site are writing: a draft, a piece that waits, one with a question of the editors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.contributions import deciding, drafts, submitting
from articles.models import Contribution, PieceState, ThemePage
from participants.models import Member
from rvggz.demo import content
from rvggz.models import OutgoingMail

TYPED = ("title", "summary", "keywords", "shown_as", "pseudonym")


def write(members: dict[str, Member]) -> int:
    """Nobody is mailed. Answers how many there are."""
    told = content.table("pieces")["piece"]
    for words in told:
        _write(words, members)
    OutgoingMail.objects.all().delete()
    return len(told)


def _write(words: dict[str, Any], members: dict[str, Member]) -> None:
    piece = drafts.start(members[words["member"]], words["kind"])
    themes = list(ThemePage.objects.filter(slug__in=words["themes"]).values_list("pk", flat=True))
    typed = {name: words[name] for name in TYPED if name in words}
    drafts.save(piece, {**typed, "text": words["text"].strip().replace("\n", ""), "themes": themes}, piece.version)
    piece.refresh_from_db()
    if words["state"] == PieceState.CONCEPT:
        return
    piece = submitting.submit(piece, piece.version)
    moment = timezone.now() - timedelta(hours=words["ago"])
    Contribution.objects.filter(pk=piece.pk).update(waiting_since=moment, submitted_at=moment)
    if words["state"] == PieceState.QUESTION:
        deciding.ask(piece, piece.version, words["question"], members["anna"])
