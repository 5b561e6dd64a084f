"""The people of the demo site. Some can log in, with passwords that only the demo set-up has."""

import time
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group

from participants.models import Member


@dataclass(frozen=True)
class Account:
    email: str
    password: str
    what: str
    door: str = "/beheer/"


EDITOR = Account("anna@example.org", "kampvuur-2026", "redactie")
ADMIN = Account("beheer@example.org", "kampvuur-beheer-2026", "beheerder, mag alles")
CONTACT = Account("bram@example.org", "kampvuur-bram-2026", "lid, contactpersoon van De Kadehuizen", "/mijn/inloggen/")
ACCOUNTS = (EDITOR, ADMIN, CONTACT)
STEP_SECRET = "RADICALEVERNIEUWINGDEMOSITEABCDE"  # noqa: S105 - of both; /demo/code/ shows what comes of it
WRITERS = {
    "bram": ("Bram", "Hoekema"),
    "samira": ("Samira", "el Idrissi"),
    "joke": ("Joke", "van Rossum"),
    "tobias": ("Tobias", "Leeflang"),
    "mirthe": ("Mirthe", "Wolthuis"),
}


def make() -> dict[str, Member]:
    """Everyone by first name; writers have an account that nobody can log in to."""
    found = {
        name: Member.objects.get_or_create(
            email=f"{name}@example.org", defaults={"first_name": first, "last_name": last, "password": "!"}
        )[0]
        for name, (first, last) in WRITERS.items()
    }
    found["bram"] = _with_password(CONTACT)
    found["anna"] = _with_password(EDITOR, first_name="Anna", last_name="Verhulst", is_staff=True)
    found["anna"].groups.add(Group.objects.get_or_create(name="Redactie")[0])
    _with_password(ADMIN, first_name="Beheer", is_staff=True, is_superuser=True)
    return found


def _with_password(account: Account, **fields: object) -> Member:
    member = Member.objects.filter(email=account.email).first() or Member(email=account.email)
    for name, value in fields.items():
        setattr(member, name, value)
    member.set_password(account.password)
    member.save()
    EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
    if (
        account.door == "/beheer/"
        and not Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists()
    ):
        TOTP.activate(member, STEP_SECRET)
    return member


def step_code() -> str:
    """The code that an app would show now for the demo accounts."""
    return format_hotp_value(hotp_value(STEP_SECRET, int(time.time()) // 30))
