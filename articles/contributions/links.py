"""The links in mails about pieces: a member's lead to the form, a guest's carry their own key."""

from django.conf import settings
from django.urls import reverse

from articles.models import Contribution
from rvggz import signed_links

CONFIRM, OWN = "piece-confirm", "piece-own"
CONFIRM_DAYS = 7  # as long as an unconfirmed piece is kept


def to_confirm(piece: Contribution) -> str:
    return signed_links.url("contribution_confirm", signed_links.make(CONFIRM, str(piece.key)))


def own_token(piece: Contribution) -> str:
    return signed_links.make(OWN, [str(piece.key), stage(piece)])


def stage(piece: Contribution) -> int:
    """Whoever typed the address has a key until it is confirmed; from then on only its owner, who gets another one."""
    return int(piece.confirmed_at.timestamp()) if piece.confirmed_at else 0


def to_own(piece: Contribution) -> str:
    """Where the writer goes on with it."""
    if piece.member_id is None:
        return signed_links.url("contribution_guest_own", own_token(piece))
    return f"{settings.WAGTAILADMIN_BASE_URL}{piece.get_absolute_url()}"


def to_list(piece: Contribution) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('contributions')}" if piece.member_id else to_own(piece)
