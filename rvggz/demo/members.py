"""What members of the demo tell about themselves, where they belong, and a page that waits for an editor."""

from datetime import timedelta

from django.utils import timezone

from participants import invitations, portraits, profiles, reviewing
from participants.models import Member, Membership, ParticipantPage, Profile, SeenBy
from rvggz.demo.story import Shelf

# Who, where, whether the member belongs there already, whether as contact person.
BELONG = (
    ("bram", "kadehuizen", True, True), ("mirthe", "ijsselluwte", True, True), ("tobias", "heidewende", True, False),
    ("samira", "kadehuizen", True, False), ("joke", "kadehuizen", False, False),
)  # fmt: skip
PROFILES = {
    "bram": (
        "ervaringsdeskundige", "Ik huur mijn eigen huis in Schiedam, na zestien jaar begeleid wonen. Ik schrijf op wat "
        "ik onderweg leer, en ik zet graag koffie.", SeenBy.EVERYONE, "keukentafel",
    ),
    "mirthe": ("verpleegkundige", "Ik fiets door Zwolle en luister.", SeenBy.EVERYONE, ""),
    "joke": ("verslaggever", "Ik vraag door tot ik het snap.", SeenBy.MEMBERS, ""),
}  # fmt: skip
PROPOSAL = "Woningen en begeleiding in Rotterdam en Schiedam. Huurders beslissen mee, ook over wie er komt werken."


def introduce(members: dict[str, Member], shelf: Shelf) -> None:
    """Profiles, memberships, an invitation, and a change of the page of De Kadehuizen that waits."""
    for days, (name, where, is_accepted, is_contact) in enumerate(BELONG):
        Membership.objects.create(
            member=members[name], organisation=shelf.pages[where], is_accepted=is_accepted, is_contact=is_contact,
            asked_at=timezone.now() - timedelta(days=62 - 15 * days),
        )  # fmt: skip
    for name, (role, about, seen_by, picture) in PROFILES.items():
        _tell(members[name], role, about, seen_by, shelf.pictures.get(picture))
    place: ParticipantPage = shelf.pages["kadehuizen"]
    invitations.invite(place, "wies@example.org", members["bram"])
    draft = place.get_latest_revision_as_object()
    draft.summary = PROPOSAL
    reviewing.submit(draft, reviewing.version(place), members["bram"])


def _tell(member: Member, role: str, about: str, seen_by: SeenBy, picture: object) -> None:
    profile = Profile(
        member=member, role=role, role_seen_by=seen_by, about=about, about_seen_by=seen_by,
        organisation_seen_by=seen_by, picture_seen_by=seen_by, has_page=True,
    )  # fmt: skip
    portrait = portraits.make(picture.file) if picture else None  # type: ignore[attr-defined]
    profiles.save(profile, member.get_full_name(), portrait)
