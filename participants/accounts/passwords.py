"""Passwords: long enough, not like the name or the address, and not one that everybody tries first."""

from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth import password_validation as django_s
from django.core.exceptions import ValidationError

SHORTEST, LONGEST, LONG_NAME = 10, 500, 5
HINT = f"Minstens {SHORTEST} tekens. Vier gewone woorden achter elkaar zijn sterk en goed te onthouden."
DUTCH = Path(__file__).with_name("common_passwords_nl.txt")


@cache
def common_in_dutch() -> frozenset[str]:
    """The words of the list; a password that is one of them, with or without figures around it, is common."""
    lines = (line.strip() for line in DUTCH.read_text().splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


class LongEnough(django_s.MinimumLengthValidator):
    def __init__(self) -> None:
        super().__init__(SHORTEST)

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(
                f"Dit wachtwoord is te kort. Gebruik minstens {SHORTEST} tekens.", code="password_too_short"
            )

    def get_help_text(self) -> str:
        return f"Gebruik minstens {SHORTEST} tekens."


class NotLikeYou(django_s.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(("email", "display_name", "first_name", "last_name"))

    def validate(self, password: str, user: Any = None) -> None:
        error = ValidationError(
            "Dit wachtwoord lijkt te veel op je naam of je e-mailadres. Kies iets heel anders.",
            code="password_too_similar",
        )
        if any(name in password.lower() for name in self._names(user)):
            raise error
        try:
            super().validate(password, user)
        except ValidationError:
            raise error from None

    def _names(self, user: Any) -> list[str]:
        """What must not stand in it: the address before the @ and the names, when they are long enough to tell."""
        email, *names = (str(getattr(user, name, "") or "").lower() for name in self.user_attributes)
        return [name for name in (email.partition("@")[0], *names) if len(name) >= LONG_NAME]

    def get_help_text(self) -> str:
        return "Kies iets dat niet op je naam of je e-mailadres lijkt."


class NotCommon(django_s.CommonPasswordValidator):
    """Not on Django's list of 20,000, nor a common Dutch word with some figures or signs around it."""

    def validate(self, password: str, user: Any = None) -> None:
        core = password.lower().strip("0123456789!?.,@#$%&*-_+= ")
        if core in common_in_dutch() or core * 2 in common_in_dutch() or self._is_listed(password):
            raise ValidationError(
                "Dit wachtwoord is te bekend: het wordt als eerste geprobeerd. Neem bijvoorbeeld vier woorden die "
                "niets met elkaar te maken hebben.",
                code="password_too_common",
            )

    def _is_listed(self, password: str) -> bool:
        return password.lower().strip() in self.passwords or not password.strip("0123456789 ")

    def get_help_text(self) -> str:
        return "Kies geen wachtwoord dat veel mensen hebben."
