"""What the site holds of people: each app registers what it keeps, how long, and how to show and to erase it.

Export and erasure of one person (art. 15 and 17 AVG) go through all of it, and so does the tidying of what was kept
long enough. A test holds that every model of ours is named here.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from rvggz.email_address import as_kept

NOT_AN_ADDRESS = "Dit is geen e-mailadres. Typ het hele adres, zoals naam@voorbeeld.nl."
ADDRESS = re.compile(r"[^\s@]{1,200}@[^\s@]{1,254}")


class NotAnAddressError(ValueError):
    """Nobody is known by this: nothing, a name, half an address."""


@dataclass(frozen=True)
class Person:
    """Whom it is about: an e-mail address, in any spelling, and the account with it if there is one.

    Raises NotAnAddressError: whatever has no address would be taken for this person's.
    """

    email: str
    member: Any = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "email", as_kept(self.email))
        if not ADDRESS.fullmatch(self.email):
            raise NotAnAddressError


def _nothing(person: Person) -> list[dict[str, Any]]:
    return []


def _no_one(person: Person) -> int:
    return 0


def _nothing_in_the_way(person: Person) -> None:
    pass


def _no_files(person: Person) -> list[tuple[str, Any]]:
    return []


@dataclass(frozen=True)
class Holding:
    """One kind of thing that is kept. ``models``: "app.Model" names. ``kept``: how long and why, in Dutch.

    ``export`` answers rows for the person; ``erase`` how many were erased; ``tidy`` erases what was kept long enough
    at a moment and answers how much that was. ``files``: (name, file of Django) to go with the rows.

    ``check`` comes before anything is erased: it raises when this person cannot be, and takes the locks that others
    must take in the same order.

    ``keep``: where the person may choose to let it stand without a name ("een oud-lid"), this takes the name off;
    ``question`` is what is asked about then.
    """

    name: str
    label: str
    models: tuple[str, ...]
    kept: str
    export: Callable[[Person], list[dict[str, Any]]] = _nothing
    erase: Callable[[Person], int] = _no_one
    tidy: Callable[[datetime], int] | None = None
    files: Callable[[Person], Iterable[tuple[str, Any]]] = _no_files
    keep: Callable[[Person], int] | None = None
    question: str = ""
    check: Callable[[Person], None] = _nothing_in_the_way


_holdings: dict[str, Holding] = {}
_impersonal: set[str] = set()


def register(*holdings: Holding) -> None:
    _holdings.update({holding.name: holding for holding in holdings})


def impersonal(*models: str) -> None:
    """These models ("app.Model") hold nothing of a person who is not named in public."""
    _impersonal.update(models)


def holdings() -> list[Holding]:
    return list(_holdings.values())


def named_models() -> set[str]:
    """Every model that somebody thought about."""
    return _impersonal | {model for holding in _holdings.values() for model in holding.models}


def person(email: str) -> Person:
    """The person with this address. Raises NotAnAddressError."""
    from django.contrib.auth import get_user_model

    return Person(email, get_user_model()._default_manager.filter(email=as_kept(email)).first())


def export(who: Person) -> dict[str, list[dict[str, Any]]]:
    """All that is held of a person, by label."""
    return {holding.label: rows for holding in holdings() if (rows := holding.export(who))}


def choices() -> list[Holding]:
    """What a person who leaves may let stand without a name."""
    return [holding for holding in holdings() if holding.keep]


def erase(who: Person, keeping: Collection[str] = ()) -> dict[str, int]:
    """Erase all that is held of a person, the account last: by it the rest is found. Answers how much of what.

    ``keeping``: names of the holdings that stay, without the name of the person.
    """
    done = {}
    with transaction.atomic():
        for holding in holdings():
            holding.check(who)
        for holding in reversed(holdings()):
            act = holding.keep if holding.keep and holding.name in keeping else holding.erase
            if number := act(who):
                done[holding.label] = number
    return done


def tidy(now: datetime | None = None) -> dict[str, int]:
    """Erase what was kept long enough."""
    moment = now or timezone.now()
    return {holding.label: holding.tidy(moment) for holding in holdings() if holding.tidy}
