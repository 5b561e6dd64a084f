"""Inviting somebody to an organisation by e-mail: the only writer of invitations."""

from datetime import timedelta
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants import membership_mail, memberships
from participants.models import INVITATION_DAYS, Invitation, Member, Membership, ParticipantPage
from rvggz import signed_links


class Answer(Enum):
    """What became of a try to use an invitation."""

    JOINED = "joined"
    GONE = "gone"  # altered, taken back, or so long ago that nothing is left of it
    EXPIRED = "expired"
    USED = "used"
    OTHER_ADDRESS = "other-address"


class BelongsAlreadyError(Exception):
    """Who is there need not be invited."""


@transaction.atomic
def invite(organisation: ParticipantPage, email: str, by: Member) -> Invitation | None:
    """Mail somebody a link; who was invited before gets a new mail for the same invitation, good for another month.

    Who asked to belong is let in instead; then there is nothing to answer with. Raises BelongsAlreadyError.
    """
    memberships.lock(organisation)
    with_address = Membership.objects.at(organisation).filter(member__email__iexact=email)
    known = with_address.select_related("member", "organisation").first()
    if known and known.is_accepted:
        raise BelongsAlreadyError
    if known:
        memberships.accept(known)
        return None
    old = Invitation.objects.at(organisation).to(email).filter(used_at=None).first()
    invitation = old or Invitation(organisation=organisation, email=email)
    invitation.invited_by = by
    invitation.expires_at = timezone.now() + timedelta(days=INVITATION_DAYS)
    invitation.registered_at = None  # asked anew, so an account may be made anew
    invitation.times_sent += 1
    invitation.save()
    membership_mail.invite(invitation)
    return invitation


def find(token: str) -> Invitation | None:
    """The invitation of a link from a mail."""
    try:
        key: Any = signed_links.read(membership_mail.INVITATION, token)
        return Invitation.objects.select_related("organisation").get(key=key)
    except (signed_links.BadLinkError, Invitation.DoesNotExist, ValueError, TypeError, ValidationError):
        return None


def for_an_account(key: str) -> Invitation | None:
    """The open invitation that the session of somebody without an account remembers, when it made no account yet."""
    try:
        return Invitation.objects.open().filter(registered_at=None, key=key).first()
    except (ValueError, ValidationError):
        return None


def lock(key: str) -> None:
    """Nobody else uses it before this transaction ends."""
    if found := for_an_account(key):
        Invitation.objects.select_for_update().filter(pk=found.pk).first()


def look(invitation: Invitation | None, member: Member | None) -> Answer | None:
    """What stands in the way of using it; nothing does: None. ``member``: who is logged in."""
    if invitation is None:
        return Answer.GONE
    if invitation.used_at:
        return Answer.USED
    if not invitation.is_open:
        return Answer.EXPIRED
    if member and member.email != invitation.email:
        return Answer.OTHER_ADDRESS
    return None


@transaction.atomic
def use(invitation: Invitation, member: Member) -> Answer:
    """The one who was invited says yes. Only the first time counts."""
    found = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    answer = look(found, member)
    if answer or found is None:
        return answer or Answer.GONE
    Invitation.objects.filter(pk=found.pk).update(used_at=timezone.now())
    memberships.join(member, invitation.organisation)
    return Answer.JOINED


def take_back(invitation: Invitation) -> None:
    """By a contact person, or by who was invited and does not want to."""
    invitation.delete()
