"""The people of the demo site. Two can log in to the admin, with passwords that only the demo set-up has."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from participants.models import Member


@dataclass(frozen=True)
class Account:
    email: str
    password: str
    what: str


EDITOR = Account("anna@example.org", "kampvuur-2026", "redactie")
ADMIN = Account("beheer@example.org", "kampvuur-beheer-2026", "beheerder, mag alles")
ACCOUNTS = (EDITOR, ADMIN)
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
    return member
