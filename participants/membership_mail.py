"""What is mailed about who belongs to an organisation. All of it by the outbox, so nothing is sent twice."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from participants import editors
from participants.models import Invitation, Member, Membership, ParticipantPage
from rvggz import outbox, signed_links
from rvggz.models import OutgoingMail

INVITATION = "invitation"  # purpose of a signed link


def address(view: str, *args: Any) -> str:
    """The whole address of a page of ours."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(view, args=args)}"


def asked(membership: Membership) -> None:
    """To those who decide: the contact persons; without them, the editors."""
    organisation, member = membership.organisation, membership.member
    context = {"organisation": organisation.title, "name": member.get_full_name(), "address": member.email}
    contacts = Membership.objects.at(organisation).contacts().select_related("member")
    for contact in contacts:
        url = address("organisation_people", organisation.slug)
        key = f"{about(membership)}asked:{contact.member_id}"
        outbox.put("membership_asked", contact.member.email, {**context, "url": url}, key=key)
    if not contacts:
        tell_editors("no_contact", organisation, f"{about(membership)}asked:", member=context["name"])


def about(membership: Membership) -> str:
    """What the keys of mails to others about this membership begin with."""
    return f"membership:{membership.pk}:"


def forget(membership: Membership) -> None:
    """Who is gone is not named in mail that still has to leave, or that never left."""
    OutgoingMail.objects.filter(key__startswith=about(membership)).delete()


def told(event: str, member: Member, organisation: ParticipantPage, key: str) -> None:
    """To a member. ``event``: accepted, declined, removed, taken_out, contact or no_contact (see
    templates/emails/membership_news/)."""
    context = {
        "event": event, "organisation": organisation.title, "name": member.get_short_name(),
        "url": address("organisations"), "page_url": organisation.full_url or "",
    }  # fmt: skip
    outbox.put("membership_news", member.email, context, key=f"membership-news:{event}:{key}:{member.pk}")


def tell_editors(event: str, organisation: ParticipantPage, key: str, **more: Any) -> None:
    """``event``: no_contact, last_left or to_review (see templates/emails/editors_organisation/)."""
    context = {"event": event, "organisation": organisation.title, **more}
    context.setdefault("url", address("memberships:index") + f"?organisation={organisation.pk}")
    for editor in editors.everyone():
        outbox.put("editors_organisation", editor.email, context, key=f"{key}{event}:{editor.pk}")


def invite(invitation: Invitation) -> None:
    by = invitation.invited_by
    context = {
        "organisation": invitation.organisation.title, "by": by.get_full_name() if by else "",
        "expires": date_format(invitation.expires_at, "j F Y"),
        "url": signed_links.url("invitation", token_of(invitation)),
    }  # fmt: skip
    key = f"invitation:{invitation.pk}:{invitation.times_sent}"
    outbox.put("invitation", invitation.email, context, key=key)


def token_of(invitation: Invitation) -> str:
    return signed_links.make(INVITATION, str(invitation.key))
