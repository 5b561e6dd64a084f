"""Start a piece and keep what is typed. One row, written over: a save costs one UPDATE and leaves no pile."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from articles import erasing
from articles.contributions import content, counting, files
from articles.models import AT_EDITORS, EDITABLE, Contribution, PieceState

if TYPE_CHECKING:
    from participants.models import Member

MOST_DRAFTS = 30  # with those that wait for an editor


class ConflictError(Exception):
    """Somewhere else it was changed in the meantime. ``piece``: as it is now."""

    def __init__(self, piece: Contribution) -> None:
        super().__init__("changed elsewhere")
        self.piece = piece


class TooLateError(Exception):
    """In this state it cannot be done (any more). ``piece``: as it is now."""

    def __init__(self, piece: Contribution) -> None:
        super().__init__(piece.state)
        self.piece = piece


class TooManyError(Exception):
    """Finish a draft first."""


def start(member: "Member", kind: str) -> Contribution:
    """A new draft; an untouched one of the same kind is taken up again: clicking about leaves nothing behind."""
    mine = Contribution.objects.filter(member=member, state=PieceState.CONCEPT)
    untouched = mine.filter(version=1, page=None, content__kind=kind).first()
    if untouched:
        return untouched
    check_number(member)
    return Contribution.objects.create(member=member, content=content.blank(kind))


def check_number(member: "Member") -> None:
    """May one more be begun? Raises TooManyError."""
    if Contribution.objects.filter(member=member, state__in=(PieceState.CONCEPT, *AT_EDITORS)).count() >= MOST_DRAFTS:
        raise TooManyError


def save(piece: Contribution, typed: dict[str, Any], version: int) -> int:
    """Write what was typed over what stood there, and answer the new version.

    ``version``: the one that the writer started from. Raises ConflictError when there is a newer one with another text,
    TooLateError when the piece is with the editors or done; then nothing is written.
    """
    mine = Contribution.objects.filter(pk=piece.pk, version=version, state__in=EDITABLE)
    changes = {"content": {**piece.content, **typed}, "saved_at": timezone.now(), "warned_at": None}
    if mine.update(**changes, version=F("version") + 1):
        return version + 1
    now = Contribution.objects.get(pk=piece.pk)
    if now.is_editable and {**now.content, **typed} == now.content:  # a form and its own autosave, a button twice
        return int(now.version)
    raise ConflictError(now) if now.is_editable else TooLateError(now)


def discard(piece: Contribution) -> None:
    """Throw away a draft. Of a piece that stands on the site only the new version goes."""
    with transaction.atomic():
        piece = locked(piece)
        if piece.state not in EDITABLE:
            raise TooLateError(piece)
        if piece.is_live:
            from articles.contributions import own

            own.back_to_live(piece)
            return
        remove(piece)


def remove(piece: Contribution) -> None:
    """The row, its files, its page: everything."""
    files.remove_all(piece)
    if piece.page:
        erasing.erase_page(piece.page)
    erasing.erase_binned(piece)
    Contribution.objects.filter(pk=piece.pk).delete()
    counting.forget()


def locked(piece: Contribution) -> Contribution:
    """The piece as it is now, held until the transaction ends."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("member", "page")
    return rows.get(pk=piece.pk)


def move(piece: Contribution, state: PieceState, **changes: Any) -> None:
    """Bring a locked piece into another state. Nobody else writes ``state``."""
    piece.state, piece.version = state, piece.version + 1
    for name, value in changes.items():
        setattr(piece, name, value)
    piece.save(update_fields=["state", "version", *changes])
    counting.forget()


def of(member: Any) -> Any:
    return Contribution.objects.filter(member=member)


def of_address(email: str) -> Any:
    return Contribution.objects.filter(Q(guest_email__iexact=email) & ~Q(guest_email=""))
