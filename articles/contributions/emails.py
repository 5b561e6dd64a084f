"""What goes by mail to who writes a piece: in the outbox with the change it tells of."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.contributions import links
from articles.models import Contribution, Kind, PieceRefusal, PieceState
from rvggz import outbox


def ask_to_confirm(piece: Contribution) -> None:
    """Is this address yours? Repeats nothing that was typed: it would carry spam to strangers. Once a day."""
    context = {"url": links.to_confirm(piece), "days": links.CONFIRM_DAYS}
    outbox.put("piece_confirm", piece.guest_email, context, key=f"piece-confirm:{piece.key}:{timezone.localdate()}")


def received(piece: Contribution) -> None:
    _tell("piece_received", piece)


def question(piece: Contribution) -> None:
    _tell("piece_question", piece, question=piece.question)


def placed(piece: Contribution) -> None:
    """With the address on the site, by which it is also shared."""
    page = piece.page
    url = f"{settings.WAGTAILADMIN_BASE_URL}{page.url}" if page else ""
    _tell("piece_placed", piece, page_url=url, is_question=page is not None and page.kind == Kind.QUESTION)


def refused(piece: Contribution) -> None:
    reason = PieceRefusal(piece.refusal).label if piece.refusal else ""
    _tell("piece_refused", piece, reason=reason, note=piece.refusal_note, still_live=piece.is_live)


def offline(piece: Contribution) -> None:
    """Editors took it from the site."""
    _tell("piece_offline", piece, goes_on=piece.state != PieceState.OFFLINE)


def old_draft(piece: Contribution) -> None:
    """Nobody touched it for almost a year."""
    _tell("piece_old", piece)


def _tell(name: str, piece: Contribution, **more: Any) -> None:
    if not piece.address:
        return
    context = {
        "title": piece.title, "url": links.to_own(piece), "list_url": links.to_list(piece),
        "is_member": bool(piece.member_id), **more,
    }  # fmt: skip
    outbox.put(name, piece.address, context, key=f"{name}:{piece.key}:{piece.version}")
