"""The people of the tests, each with a known role."""

import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group

from participants.models import Member

PASSWORD = "een-lang-wachtwoord-van-vier-woorden"
STEP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the app with codes of who may open the admin


def member(first_name: str, last_name: str, **fields) -> Member:
    fields.setdefault("email", f"{first_name}.{last_name}@example.test".lower().replace(" ", ""))
    return Member.objects.create_user(password=PASSWORD, first_name=first_name, last_name=last_name, **fields)


def with_two_steps(person: Member) -> Member:
    TOTP.activate(person, STEP_SECRET)
    person.forget_second_step()
    return person


def step_code(secret: str = STEP_SECRET) -> str:
    """What the app with codes shows now. Each code works once."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def anna() -> Member:
    """Edits the site: works at LOC, may publish everything, manages no people. Logs in with two steps."""
    person = with_two_steps(member("Anna", "Bakker", is_staff=True))
    person.groups.set(Group.objects.filter(name__in=("Redactie", "Moderators", "Editors")))
    return person


def bram() -> Member:
    """Takes part: has an account, belongs to a participating organisation, may not open the admin."""
    return member("Bram", "de Wit")


def chris() -> Member:
    """A stranger: has an account and nothing else."""
    return member("Chris", "van Dam")


def eva() -> Member:
    """Hosts the site: may do everything. Logs in with two steps."""
    return with_two_steps(member("Eva", "Smit", is_staff=True, is_superuser=True))
