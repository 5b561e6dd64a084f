"""The people of the tests, each with a known role."""

from django.contrib.auth.models import Group

from participants.models import Member

PASSWORD = "een-lang-wachtwoord-van-vier-woorden"


def member(first_name: str, last_name: str, **fields) -> Member:
    fields.setdefault("email", f"{first_name}.{last_name}@example.test".lower().replace(" ", ""))
    return Member.objects.create_user(password=PASSWORD, first_name=first_name, last_name=last_name, **fields)


def anna() -> Member:
    """Edits the site: works at LOC, may publish everything, manages no people."""
    person = member("Anna", "Bakker", is_staff=True)
    person.groups.set(Group.objects.filter(name__in=("Redactie", "Moderators", "Editors")))
    return person


def bram() -> Member:
    """Takes part: has an account, belongs to a participating organisation, may not open the admin."""
    return member("Bram", "de Wit")


def chris() -> Member:
    """A stranger: has an account and nothing else."""
    return member("Chris", "van Dam")


def eva() -> Member:
    """Hosts the site: may do everything."""
    return member("Eva", "Smit", is_staff=True, is_superuser=True)
