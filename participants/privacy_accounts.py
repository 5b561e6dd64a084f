"""What we hold of how members log in: entries of rvggz/privacy.py."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from participants import erasing
from participants.accounts import addresses, devices, sessions
from participants.accounts.devices import name_of
from participants.models import KnownDevice
from rvggz import expiring_records, privacy
from rvggz.privacy import Holding, Person

UNCONFIRMED_KEPT = timedelta(days=7)


def _logging_in(person: Person) -> list[dict[str, Any]]:
    """How a person logs in: addresses and second steps, without what is secret of them."""
    if person.member is None:
        return []
    found = [
        {"e-mailadres om in te loggen": row.email, "bevestigd": row.verified}
        for row in EmailAddress.objects.filter(user=person.member)
    ]
    steps = Authenticator.objects.filter(user=person.member).order_by("pk")
    return found + [{"tweede stap": str(step), **_when(step.created_at, step.last_used_at)} for step in steps]


def _devices(person: Person) -> list[dict[str, Any]]:
    if person.member is None:
        return []
    known = KnownDevice.objects.filter(member=person.member).order_by("pk")
    logged_in = UserSession.objects.filter(user=person.member).order_by("pk")
    return [{"bekend apparaat": one.pk, **_when(one.created_at, one.used_at)} for one in known] + [
        {"ingelogd op": name_of(one.user_agent), "browser": one.user_agent, **_when(one.created_at, one.last_seen_at)}
        for one in logged_in
    ]


def _when(first: datetime, last: datetime | None) -> dict[str, str]:
    return {"sinds": first.isoformat(), "laatst gebruikt": last.isoformat() if last else ""}


def _never_confirmed(now: datetime) -> int:
    members = list(addresses.unconfirmed().filter(date_joined__lt=now - UNCONFIRMED_KEPT))
    for member in members:
        erasing.erase_member(member.pk)
    return len(members)


def _old_sessions(now: datetime) -> int:
    return Session.objects.filter(expire_date__lt=now).delete()[0] + sessions.tidy(now) + devices.tidy(now)


privacy.register(
    Holding(
        "logging in", "Hoe iemand inlogt", ("account.EmailAddress", "account.EmailConfirmation", "mfa.Authenticator"),
        "Zolang iemand lid is: het adres, passkeys en het geheim van de app met codes, versleuteld. Een account "
        "waarvan het adres niet wordt bevestigd, wissen we na 7 dagen.",
        _logging_in, tidy=_never_confirmed,
    ),
    Holding(
        "sessions", "Wie is ingelogd", ("sessions.Session", "usersessions.UserSession", "participants.KnownDevice"),
        "Twee weken na de laatste keer inloggen. Een apparaat waarmee een lid inlogde kennen we nog een jaar, aan een "
        "cookie. Netwerkadressen bewaren we niet. Lezers en wie reageert zonder account krijgen er geen.",
        _devices, tidy=_old_sessions,
    ),
    Holding(
        "limits", "Hoe vaak iets geprobeerd is", ("rvggz.ExpiringRecord",),
        "Een versleutelde telling per netwerk of adres, waaruit niemand het adres terugvindt, en welke codes al "
        "gebruikt zijn. Een uur tot hoogstens een maand.",
        tidy=expiring_records.purge,
    ),
)  # fmt: skip
privacy.impersonal("participants.AccountSettings")
