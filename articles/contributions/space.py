"""How much room there is for files that stand nowhere on the site yet. More than enough for who writes; not for a disk
that is filled on purpose."""

import shutil
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, Sum

from articles.models import AT_EDITORS, Contribution, ContributionFile, PieceState

GIGABYTE = 1024**3
OF_MEMBER, OF_GUESTS, FREE = 2 * GIGABYTE, 5 * GIGABYTE, GIGABYTE
IN_HAND = (PieceState.CONCEPT, *AT_EDITORS)

MEMBER_FULL = (
    "De bestanden bij al je stukken die nog niet geplaatst zijn, zijn samen te groot: er past hoogstens {most} GB in. "
    "Gooi een concept weg, of haal ergens een bestand weg. Wat je typte, blijft staan."
)
GUESTS_FULL = (
    "Er is nu geen ruimte voor nog meer bestanden van mensen zonder account. Stuur je stuk zonder dit bestand, of "
    "probeer het morgen opnieuw. Met een account kan het wel."
)
DISK_FULL = (
    "Er is nu geen ruimte voor nieuwe bestanden. Dat ligt aan ons, niet aan jou. Probeer het later opnieuw. Wat je "
    "typte, blijft staan."
)


def check(piece: Contribution, size: int) -> None:
    """May a file of so many bytes come with it? Raises ValidationError. The caller is in a transaction."""
    if free() - size < FREE:
        raise ValidationError(DISK_FULL)
    if piece.member is None:
        if not piece.confirmed_at and _bytes(_of_guests()) + size > OF_GUESTS:
            raise ValidationError(GUESTS_FULL)
        return
    type(piece.member).objects.select_for_update(no_key=True).get(pk=piece.member.pk)  # of two at once, one waits
    if _bytes(_of(piece.member)) + size > OF_MEMBER:
        raise ValidationError(MEMBER_FULL.format(most=OF_MEMBER // GIGABYTE))


def free() -> int:
    """Bytes that are left on the disk of private files."""
    root = settings.PRIVATE_ROOT
    return shutil.disk_usage(next(place for place in (root, *root.parents) if place.exists())).free


def _of(member: Any) -> Any:
    """What is on the site with the page does not count, also while a new version is being written."""
    mine = ContributionFile.objects.filter(contribution__member=member, contribution__state__in=IN_HAND)
    return mine.exclude(Q(file="") & Q(contribution__page__live=True))


def _of_guests() -> Any:
    unconfirmed = Q(contribution__state=PieceState.UNCONFIRMED, contribution__confirmed_at=None)
    return ContributionFile.objects.filter(unconfirmed, contribution__member=None)


def _bytes(rows: Any) -> int:
    return int(rows.aggregate(total=Sum("size"))["total"] or 0)
