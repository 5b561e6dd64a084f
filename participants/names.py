"""Under which name a person goes in public: chosen anew for each piece and each reaction; never an e-mail address."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

if TYPE_CHECKING:
    from participants.models import Member

ANONYMOUS = "Anoniem (bekend bij de redactie)"
FORMER = "Een oud-lid"  # who left, and let stand what was written
NO_ADDRESS = "Dit lijkt op een e-mailadres of een webadres. Vul een naam in: iedereen kan die zien."
BETWEEN_WORDS = re.compile(r"[\s<>()\[\],;:\"]")


class ShownAs(TextChoices):
    NAME = "name", "Mijn naam"
    PSEUDONYM = "pseudonym", "Een andere naam"
    ANONYMOUS = "anonymous", "Anoniem (alleen de redactie weet wie je bent)"


def name_of(member: "Member", shown_as: str, pseudonym: str = "") -> str:
    """What stands above a piece or a reaction. A pseudonym that was left empty is no name: then anonymous."""
    if shown_as == ShownAs.NAME:
        return member.get_full_name()
    return (public_name(pseudonym) if shown_as == ShownAs.PSEUDONYM else "") or ANONYMOUS


def public_name(name: str) -> str:
    """The name without the e-mail addresses in it; empty when there was nothing else.

    Accounts elsewhere (WordPress, mail programs) often have the address as their name. "@jan" is a name.
    """
    name = " ".join(name.split())
    if "@" not in name:
        return name
    words = BETWEEN_WORDS.split(name)
    kept = [word for word in words if word and not is_email(word)]
    if not any(map(is_email, words)):
        return name
    left = " ".join(word for word in kept if word.lower() != "mailto").strip(" -–—|/·")
    return left if any(letter.isalnum() for letter in left) else ""


def is_email(word: str) -> bool:
    """Whether one word is an e-mail address: something before the @, and a dot behind it."""
    local, _, host = word.strip(".'’").rpartition("@")
    return bool(local) and "." in host.strip(".")


def check_public_name(name: str) -> str:
    """The name as it was typed. Raises ValidationError when others would read an e-mail address in it."""
    if public_name(name) != " ".join(name.split()):
        raise ValidationError(NO_ADDRESS, code="email")
    return name
