"""Who belongs to which organisation. Only participants/memberships.py and invitations.py write here."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from participants.models.organisation import ParticipantPage
from rvggz.email_field import EmailField

if TYPE_CHECKING:
    from participants.models.member import Member

INVITATION_DAYS = 30


class MembershipQuerySet(models.QuerySet["Membership"]):
    def accepted(self) -> MembershipQuerySet:
        return self.filter(is_accepted=True)

    def waiting(self) -> MembershipQuerySet:
        return self.filter(is_accepted=False)

    def contacts(self) -> MembershipQuerySet:
        """Contact persons who can act: one whose account is closed cannot."""
        return self.filter(is_contact=True, member__is_active=True)

    def of(self, member: Member) -> MembershipQuerySet:
        return self.filter(member=member)

    def at(self, organisation: ParticipantPage) -> MembershipQuerySet:
        return self.filter(organisation=organisation)

    def by_name(self) -> MembershipQuerySet:
        """With the member, contact persons first."""
        return self.select_related("member").order_by(
            "-is_contact", "member__display_name", "member__last_name", "member__first_name", "pk"
        )


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        return self.filter(used_at=None, expires_at__gt=timezone.now())

    def to(self, email: str) -> InvitationQuerySet:
        return self.filter(email__iexact=email)

    def at(self, organisation: ParticipantPage) -> InvitationQuerySet:
        return self.filter(organisation=organisation)


class Membership(models.Model):
    """A member of an organisation, or one who asked to be. A refusal leaves nothing."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name="lid"
    )
    organisation = models.ForeignKey(
        ParticipantPage, on_delete=models.CASCADE, related_name="memberships", verbose_name="organisatie"
    )
    is_accepted = models.BooleanField("hoort bij de organisatie", default=False)
    is_contact = models.BooleanField(
        "contactpersoon", default=False,
        help_text="Mag de pagina van de organisatie bijwerken, mensen toelaten en mensen uitnodigen.",
    )  # fmt: skip
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "lid van een organisatie"
        verbose_name_plural = "leden van organisaties"
        constraints = (
            models.UniqueConstraint(fields=("member", "organisation"), name="once_in_an_organisation"),
            models.CheckConstraint(
                condition=models.Q(is_contact=False) | models.Q(is_accepted=True), name="a_contact_person_belongs"
            ),
        )

    def __str__(self) -> str:
        return f"Lid {self.member_id} bij {self.organisation}"  # the log of the admin keeps it: no name


def in_thirty_days() -> object:
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class Invitation(models.Model):
    """Somebody of an organisation asked somebody at an e-mail address to join it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(ParticipantPage, on_delete=models.CASCADE, related_name="invitations")
    email = EmailField("e-mailadres")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="invitations_sent"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_thirty_days)
    used_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)  # an account was made with it, and confirmed: once
    times_sent = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = (
            models.UniqueConstraint(
                "organisation", Lower("email"), condition=models.Q(used_at=None), name="one_open_invitation"
            ),
        )

    def __str__(self) -> str:
        return f"Uitnodiging {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.expires_at > timezone.now()
