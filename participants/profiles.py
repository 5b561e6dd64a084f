"""What members tell about themselves, and to whom. The only writer of a profile."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from participants.models import Member, Membership, ParticipantPage, Profile, SeenBy
from rvggz.text.name_order import NameOrder

LONGEST_SLUG = 60


@dataclass
class Shown:
    """What one kind of visitor sees of a member."""

    name: str
    role: str = ""
    about: str = ""
    has_picture: bool = False
    organisations: list[ParticipantPage] = field(default_factory=list)


def of(member: Member) -> Profile:
    """The profile of a member; a new one, not kept yet, for who has none."""
    return Profile.objects.filter(member=member).first() or Profile(member=member)


def organisations_of(member: Member) -> list[ParticipantPage]:
    """Where a member belongs, as far as the public may see those pages."""
    mine = Membership.objects.of(member).accepted().values("organisation")
    return list(ParticipantPage.objects.filter(pk__in=mine).live().public().order_by(NameOrder("title")))


def as_seen(profile: Profile, organisations: list[ParticipantPage], *, by_member: bool) -> Shown:
    """What a member who is logged in, or a stranger, sees."""
    allowed = {SeenBy.EVERYONE, SeenBy.MEMBERS} if by_member else {SeenBy.EVERYONE}
    return Shown(
        name=profile.member.get_full_name(),
        role=profile.role if profile.role_seen_by in allowed else "",
        about=profile.about if profile.about_seen_by in allowed else "",
        has_picture=bool(profile.picture) and profile.picture_seen_by in allowed,
        organisations=organisations if profile.organisation_seen_by in allowed else [],
    )


def save(profile: Profile, name: str, picture: Any = None, *, forget_picture: bool = False) -> None:
    """Keep what the form brought. ``picture``: a file that was made anew by portraits.py, or None to keep the old."""
    old = profile.picture.name
    member = profile.member
    with transaction.atomic():
        if member.get_full_name() != name:
            member.display_name = name
            member.save(update_fields=["display_name"])
        if picture:
            profile.picture.save("portret.jpg", picture, save=False)
        elif forget_picture:
            profile.picture = ""
        _settle_address(profile)
        if old and profile.picture.name != old:
            storage = profile.picture.storage
            transaction.on_commit(lambda: storage.delete(old))


def _settle_address(profile: Profile) -> None:
    """The address follows from the name. Two of one name: the second gets a few letters more."""
    wanted = slugify(profile.member.get_full_name())[:LONGEST_SLUG] or "lid"
    if not profile.has_page:
        profile.slug = ""
    elif not profile.slug or profile.slug.rsplit("--", 1)[0] != wanted:
        profile.slug = wanted
    try:
        with transaction.atomic():
            profile.save()
    except IntegrityError:
        profile.slug = f"{wanted}--{get_random_string(6, 'abcdefghjkmnpqrstuvwxyz')}"
        profile.save()


def erase(member: Member) -> int:
    """Take away the profile, its picture too."""
    profile = Profile.objects.filter(member=member).first()
    if profile is None:
        return 0
    if profile.picture:
        storage, name = profile.picture.storage, str(profile.picture.name)
        transaction.on_commit(lambda: storage.delete(name))
    profile.delete()
    return 1
