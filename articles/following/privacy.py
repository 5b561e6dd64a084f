"""What we hold of members who follow: entries of the registry in rvggz/privacy.py."""

from typing import Any

from articles.following import by_clock, follows
from articles.models import Digest, Follow
from rvggz import privacy
from rvggz.privacy import Holding, Person


def _follows(person: Person) -> list[dict[str, Any]]:
    if person.member is None:
        return []
    return [
        {"volgt": target.name, "mail": one.get_pace_display(), "sinds": one.since.isoformat()}
        for one, target in follows.of(person.member)
    ]


def _erase(person: Person) -> int:
    if person.member is None:
        return 0
    Digest.objects.filter(member=person.member).delete()
    return Follow.objects.filter(member=person.member).delete()[0]


privacy.register(
    Holding(
        "follows", "Wat iemand volgt", ("articles.Follow", "articles.Notice", "articles.Digest"),
        "Tot iemand stopt met volgen, of zolang het account bestaat. Wat nog gemeld moet worden: tot de mail "
        "klaarstaat.",
        _follows, _erase,
    ),
    Holding(
        "happenings", "Nieuws voor volgers", ("articles.Happening",),
        "30 dagen: dat er iets nieuws was, en de nummers van leden die er geen mail over krijgen.",
        tidy=by_clock.tidy,
    ),
)  # fmt: skip
