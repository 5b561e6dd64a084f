"""What we hold of members beside their account: profile, organisations, invitations. Entries of rvggz/privacy.py."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from participants import memberships, profiles
from participants.models import Invitation, Membership, Profile
from rvggz import privacy
from rvggz.privacy import Holding, Person


def _profile(person: Person) -> list[dict[str, Any]]:
    rows = Profile.objects.filter(member=person.member) if person.member else []
    return [
        {
            "rol": row.role, "wie ziet de rol": row.get_role_seen_by_display(),
            "wie ziet de organisatie": row.get_organisation_seen_by_display(),
            "foto": row.picture.name or "", "wie ziet de foto": row.get_picture_seen_by_display(),
            "over jou": row.about, "wie ziet de tekst": row.get_about_seen_by_display(),
            "eigen pagina": f"/leden/{row.slug}/" if row.has_page else "",
            "zoekmachines mogen de pagina tonen": row.may_be_found,
        }
        for row in rows
    ]  # fmt: skip


def _pictures(person: Person) -> list[tuple[str, Any]]:
    rows = Profile.objects.filter(member=person.member).exclude(picture="") if person.member else []
    return [("profielfoto.jpg", row.picture) for row in rows]


def _erase_profile(person: Person) -> int:
    return profiles.erase(person.member) if person.member else 0


def _memberships(person: Person) -> list[dict[str, Any]]:
    rows = Membership.objects.filter(member=person.member).select_related("organisation") if person.member else []
    return [
        {
            "organisatie": row.organisation.title, "hoort erbij": row.is_accepted, "contactpersoon": row.is_contact,
            "gevraagd op": row.asked_at.isoformat(),
        }
        for row in rows
    ]  # fmt: skip


def _erase_memberships(person: Person) -> int:
    mine = list(Membership.objects.filter(member=person.member).select_related("organisation")) if person.member else []
    for membership in mine:
        memberships.leave(membership, is_warned=True)
    return len(mine)


def _invitations_of(person: Person) -> Any:
    mine = Q(email__iexact=person.email) | (Q(invited_by=person.member) if person.member else Q())
    return Invitation.objects.filter(mine).select_related("organisation").order_by("pk")


def _invitations(person: Person) -> list[dict[str, Any]]:
    """Whom somebody else was asked by, or asked, is of that other person."""
    return [
        {
            "organisatie": row.organisation.title, "gemaakt op": row.made_at.isoformat(),
            "aan mij": row.email == person.email, "gebruikt": bool(row.used_at),
        }
        for row in _invitations_of(person)
    ]  # fmt: skip


def _erase_invitations(person: Person) -> int:
    return Invitation.objects.to(person.email).delete()[0]


def _old_invitations(now: datetime) -> int:
    return Invitation.objects.filter(expires_at__lt=now).delete()[0]


privacy.register(
    Holding(
        "profile", "Profiel", ("participants.Profile",),
        "Zolang het account bestaat. Het lid kiest zelf wat erin staat en wie het ziet.",
        _profile, _erase_profile, files=_pictures,
    ),
    Holding(
        "memberships", "Wie bij welke organisatie hoort", ("participants.Membership",),
        "Tot het lid vertrekt of de contactpersoon het lid weghaalt. Van een verzoek dat is afgewezen blijft niets "
        "over.",
        _memberships, _erase_memberships,
    ),
    Holding(
        "invitations", "Uitnodigingen van organisaties", ("participants.Invitation",),
        "30 dagen, ook als de uitnodiging is gebruikt.",
        _invitations, _erase_invitations, _old_invitations,
    ),
)  # fmt: skip
