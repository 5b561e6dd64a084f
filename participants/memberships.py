"""The only writer of who belongs to which organisation, and who is its contact person."""

from django.db import transaction
from django.utils import timezone

from participants import membership_mail
from participants.models import Invitation, Member, Membership, ParticipantPage


class LastContactError(Exception):
    """After this nobody of the organisation could let people in or keep the page: say so first."""


class GoneError(Exception):
    """Another was first: it was answered, taken back or left meanwhile."""


@transaction.atomic
def ask(member: Member, organisation: ParticipantPage) -> Membership:
    """A member wants to belong to an organisation. Who was invited belongs at once; asking again asks nothing new."""
    lock(organisation)
    membership, is_new = Membership.objects.get_or_create(member=member, organisation=organisation)
    if membership.is_accepted:
        return membership
    invited = Invitation.objects.at(organisation).open().to(member.email)
    if invited.update(used_at=timezone.now()):
        _let_in(membership)
    elif is_new:
        membership_mail.asked(membership)
    return membership


@transaction.atomic
def join(member: Member, organisation: ParticipantPage) -> Membership:
    """Belongs from now on, without asking: by an invitation."""
    lock(organisation)
    membership, _ = Membership.objects.get_or_create(member=member, organisation=organisation)
    _let_in(membership)
    return membership


def _again(membership: Membership) -> Membership:
    """As it is now, with its organisation locked. Raises GoneError when another was first."""
    lock(membership.organisation)
    found = Membership.objects.select_related("member", "organisation").filter(pk=membership.pk).first()
    if found is None:
        raise GoneError
    return found


@transaction.atomic
def accept(membership: Membership) -> None:
    """Raises GoneError when it was answered or taken back meanwhile."""
    membership = _again(membership)
    if membership.is_accepted:
        raise GoneError
    _let_in(membership)
    membership_mail.told("accepted", membership.member, membership.organisation, str(membership.pk))


def _let_in(membership: Membership) -> None:
    membership_mail.forget(membership)  # nobody need decide any more
    if not membership.is_accepted:
        membership.is_accepted = True
        membership.save(update_fields=["is_accepted"])


@transaction.atomic
def decline(membership: Membership) -> None:
    """Not one of ours. Nothing of the question stays. Raises GoneError."""
    membership = _again(membership)
    if membership.is_accepted:
        raise GoneError
    membership_mail.told("declined", membership.member, membership.organisation, str(membership.pk))
    _go(membership)


@transaction.atomic
def remove(membership: Membership) -> None:
    """By a contact person: no longer one of us. Contact persons come and go by the editors. Raises GoneError."""
    membership = _again(membership)
    if membership.is_contact:
        raise GoneError
    membership_mail.told("removed", membership.member, membership.organisation, str(membership.pk))
    _go(membership)


@transaction.atomic
def leave(membership: Membership, *, is_warned: bool = False) -> None:
    """Go, or take back the question. The last contact person is warned first; then the editors hear of it.

    Raises LastContactError when the warning was not given yet, GoneError when there is nothing to leave any more.
    """
    membership = _again(membership)  # of two who leave at once, the second is the last
    if is_last_contact(membership) and not is_warned:
        raise LastContactError
    _tell_of_last(membership)
    _go(membership)


@transaction.atomic
def take_out(membership: Membership) -> None:
    """By an editor, who may do it to a contact person too: the member hears of it; after the last one, editors do.

    Raises GoneError.
    """
    membership = _again(membership)
    _tell_of_last(membership)
    event = "taken_out" if membership.is_accepted else "declined"
    membership_mail.told(event, membership.member, membership.organisation, str(membership.pk))
    _go(membership)


def _tell_of_last(membership: Membership) -> None:
    """Before the last contact person is none any more: the editors have to find another."""
    if is_last_contact(membership):
        organisation = membership.organisation
        waiting = Membership.objects.at(organisation).waiting().count()
        key = f"left:{membership.pk}:{timezone.now():%Y%m%d%H%M%S}:"
        membership_mail.tell_editors("last_left", organisation, key, waiting=waiting)


def is_last_contact(membership: Membership) -> bool:
    if not membership.is_contact:
        return False
    others = Membership.objects.at(membership.organisation).contacts().exclude(pk=membership.pk)
    return not others.exists()


@transaction.atomic
def place(member: Member, organisation: ParticipantPage, *, is_contact: bool) -> Membership:
    """By an editor: somebody belongs to an organisation, as contact person or not."""
    lock(organisation)
    membership, _ = Membership.objects.get_or_create(member=member, organisation=organisation)
    was_contact = membership.is_contact
    _let_in(membership)
    if was_contact and not is_contact:
        _tell_of_last(membership)
    Membership.objects.filter(pk=membership.pk).update(is_contact=is_contact)
    membership.is_contact = is_contact
    if is_contact != was_contact:
        event = "contact" if is_contact else "no_contact"
        membership_mail.told(event, member, organisation, f"{membership.pk}:{timezone.now():%Y%m%d%H%M%S}")
    return membership


def _go(membership: Membership) -> None:
    membership_mail.forget(membership)
    membership.delete()


def lock(organisation: ParticipantPage) -> None:
    """Until the transaction ends, nobody else changes who belongs to this organisation."""
    list(ParticipantPage.objects.select_for_update(of=("self",)).filter(pk=organisation.pk).values_list("pk"))
