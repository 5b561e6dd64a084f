"""Under which name a member goes in public: chosen again for each piece and each reaction."""

from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from participants.models import Member

ANONYMOUS = "Anoniem (bekend bij de redactie)"
FORMER = "Een oud-lid"  # who left, and let stand what was written


class ShownAs(TextChoices):
    NAME = "name", "Mijn naam"
    PSEUDONYM = "pseudonym", "Een andere naam"
    ANONYMOUS = "anonymous", "Anoniem (alleen de redactie weet wie je bent)"


def name_of(member: "Member", shown_as: str, pseudonym: str = "") -> str:
    """What stands above a piece or a reaction. A pseudonym that was left empty is no name: then anonymous."""
    if shown_as == ShownAs.NAME:
        return member.get_full_name()
    return (pseudonym.strip() if shown_as == ShownAs.PSEUDONYM else "") or ANONYMOUS
