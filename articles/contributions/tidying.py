"""What is erased by the clock. The terms stand in articles/privacy.py."""

from datetime import datetime, timedelta
from typing import Any

from articles.contributions import drafts, emails, own
from articles.models import Contribution, PieceState
from rvggz import one_by_one

UNCONFIRMED = timedelta(days=7)
UNTOUCHED, WARNED = timedelta(days=365), timedelta(days=30)
OVER = timedelta(days=183)


def tidy(now: datetime) -> int:
    """Guests who did not confirm, drafts nobody touched (after a mail), what was refused, withdrawn or offline."""
    warn(now)
    drafts_left = Contribution.objects.filter(state__in=(PieceState.CONCEPT, PieceState.QUESTION))
    due = (
        Contribution.objects.filter(state=PieceState.UNCONFIRMED, confirmed_at=None, saved_at__lt=now - UNCONFIRMED),
        drafts_left.filter(saved_at__lt=now - UNTOUCHED, warned_at__lt=now - WARNED),
        Contribution.objects.filter(state__in=own.OVER, decided_at__lt=now - OVER),
    )
    return sum(_each(rows) for rows in due)


def warn(now: datetime) -> None:
    """A month before: say that it will go."""
    old = Contribution.objects.filter(
        state__in=(PieceState.CONCEPT, PieceState.QUESTION), warned_at=None, saved_at__lt=now - UNTOUCHED + WARNED
    )
    for piece in old.select_related("member"):
        if Contribution.objects.filter(pk=piece.pk, warned_at=None).update(warned_at=now):
            emails.old_draft(piece)


def _each(due: Any) -> int:
    """Each in a transaction of its own, if it still is due once it is locked."""

    def one(pk: Any) -> bool:
        piece = due.select_for_update(of=("self",)).filter(pk=pk).first()
        if piece is None:
            return False
        if piece.is_live:
            own.back_to_live(piece)
        else:
            drafts.remove(piece)
        return True

    return one_by_one.work("Tidying of pieces", list(due.order_by("pk").values_list("pk", flat=True)), one)
