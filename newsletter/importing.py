"""Many subscribers at once, from a list of which every line says how each of them agreed to it.

Line by line, in batches: a list of any length takes little memory. Who was forgotten or left stays out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils import timezone

from newsletter import columns, csv_lines, subscriptions
from newsletter.forms import NameField
from newsletter.models import Forgotten, Source, Subscriber, SubscriberState
from rvggz import email_address

BATCH = 1_000
TOLD = 500  # lines that are told one by one
LOCK = 0x6C_69_73_74
EARLIEST = date(1995, 1, 1)


class Became(models.TextChoices):
    NEW = "new", "Nieuw op de lijst"
    CONFIRMED = "confirmed", "Wachtte op bevestiging, nu op de lijst"
    THERE = "there", "Stond al op de lijst"
    TWICE = "twice", "Staat eerder in dit bestand"
    LEFT = "left", "Heeft zich hier afgemeld: blijft eraf"
    STOPPED = "stopped", "Post kwam terug of werd als spam gemeld: blijft eraf"
    FORGOTTEN = "forgotten", "Vroeg om vergeten te worden: blijft eraf"
    NOT_ON_LIST = "not on list", "Staat in dit bestand niet als aangemeld, of ergens als afgemeld"
    NO_EVIDENCE = "no evidence", "Zonder bewijs van toestemming"
    ODD_DATE = "odd date", "De datum is niet te lezen of kan niet kloppen. Schrijf 2021-03-31, of laat hem weg"
    NO_ADDRESS = "no address", "Geen e-mailadres dat kan kloppen"
    BROKEN = "broken", "De regel is niet te lezen: er zijn te veel of te weinig kolommen"
    WITHOUT_NAME = "without name", "Staat op de lijst zonder naam: wat er stond, kan geen naam zijn"


GOOD = (Became.NEW, Became.CONFIRMED)
UNREADABLE = (Became.BROKEN, Became.NO_ADDRESS, Became.ODD_DATE)  # somebody must look
QUIET = (*GOOD, Became.THERE)
OF_STATE = {
    SubscriberState.CONFIRMED: Became.THERE, SubscriberState.ASKED: Became.CONFIRMED,
    SubscriberState.LEFT: Became.LEFT, SubscriberState.BOUNCED: Became.STOPPED,
    SubscriberState.COMPLAINED: Became.STOPPED,
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    number: int
    became: Became
    typed: str = ""


@dataclass
class Report:
    counts: Counter[Became] = field(default_factory=Counter)
    lines: list[Told] = field(default_factory=list)

    def tell(self, number: int, became: Became, typed: str = "") -> None:
        self.counts[became] += 1
        if became not in QUIET and len(self.lines) < TOLD:
            self.lines.append(Told(number, became, typed[:100]))

    def table(self) -> list[tuple[str, int]]:
        return [(str(what.label), self.counts[what]) for what in Became if self.counts[what]]

    @property
    def read_in(self) -> int:
        return sum(self.counts[what] for what in GOOD)

    @property
    def untold(self) -> int:
        return sum(number for what, number in self.counts.items() if what not in QUIET) - len(self.lines)


@dataclass(frozen=True)
class Line:
    number: int
    entry: columns.Entry


@transaction.atomic
def read(file: BinaryIO, *, wordpress: bool = False, dry_run: bool = False) -> Report:
    """Take in a list, all or nothing. Raises NotAListError when it is none.

    ``wordpress``: a list that a newsletter plugin exported; its status and dates are the evidence.
    """
    if not dry_run:
        _one_at_a_time()
    report, seen = Report(), set[str]()
    went = _who_went(file, wordpress=wordpress)
    lines = _lines(file, report, wordpress=wordpress)
    while some := list(islice(lines, BATCH)):
        _take_in(_usable(some, report, seen, went), report, Source.WORDPRESS if wordpress else Source.IMPORT)
    if not dry_run and report.read_in:
        subscriptions.count("confirmed", report.read_in)
    transaction.set_rollback(dry_run)
    report.lines.sort(key=lambda told: told.number)
    return report


def _who_went(file: BinaryIO, *, wordpress: bool) -> set[str]:
    """Who left, or never agreed, according to any line of the file: that counts for all lines of that address."""
    entries = (line.entry for line in _lines(file, Report(), wordpress=wordpress))
    return {email_address.as_kept(entry.email) for entry in entries if not entry.is_on_list}


def _one_at_a_time() -> None:
    """Until the end of this transaction. A list that is read in three times at once is new once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _lines(file: BinaryIO, report: Report, *, wordpress: bool) -> Iterator[Line]:
    rows = csv_lines.rows(file)
    header = next(rows, None)
    if header is None or header.cells is None:
        raise csv_lines.NotAListError("Het bestand is leeg.")
    where = columns.places(header.cells, wordpress=wordpress)
    for row in rows:
        wide = len(header.cells)
        if row.cells is None or len(row.cells) < wide - 1 or any(row.cells[wide:]):  # a surplus cell may only be empty
            report.tell(row.number, Became.BROKEN, " ".join(row.cells or ()))
        else:
            yield Line(row.number, columns.entry(row.cells, where, wordpress=wordpress))


def _usable(lines: Iterable[Line], report: Report, seen: set[str], went: set[str]) -> dict[str, Line]:
    """By address; all that cannot be used is told."""
    found: dict[str, Line] = {}
    for line in lines:
        try:
            address = email_address.normal(line.entry.email)
        except ValidationError:
            report.tell(line.number, Became.NO_ADDRESS, line.entry.email)
            continue
        if why := Became.TWICE if address in seen else _why_not(line.entry, is_gone=address in went):
            report.tell(line.number, why, line.entry.email)
        else:
            seen.add(address)
            found[address] = line
    return found


def _why_not(entry: columns.Entry, *, is_gone: bool) -> Became | None:
    if is_gone:
        return Became.NOT_ON_LIST
    if len(entry.evidence) < len("web"):
        return Became.NO_EVIDENCE
    is_odd = entry.has_odd_date or (entry.since and not EARLIEST <= entry.since <= timezone.localdate())
    return Became.ODD_DATE if is_odd else None


def _take_in(lines: dict[str, Line], report: Report, source: Source) -> None:
    known = {one.email: one for one in Subscriber.objects.at_any(lines).only("pk", "email", "state")}
    prints = {mark: address for address in lines for mark in subscriptions.fingerprints(address)}
    forgotten = {
        prints[mark] for mark in Forgotten.objects.filter(fingerprint__in=prints).values_list("fingerprint", flat=True)
    }
    for address, line in lines.items():
        became = OF_STATE[SubscriberState(known[address].state)] if address in known else Became.NEW
        report.tell(line.number, Became.FORGOTTEN if address in forgotten else became, line.entry.email)
    wanted = {address: line for address, line in lines.items() if address not in forgotten}
    new = [_subscriber(address, line.entry, source) for address, line in wanted.items() if address not in known]
    for address, line in wanted.items():
        if address not in known and line.entry.name and not _name(line.entry.name):
            report.tell(line.number, Became.WITHOUT_NAME, line.entry.name)
    Subscriber.objects.bulk_create(new, ignore_conflicts=True)
    for address, line in wanted.items():
        if address in known and known[address].state == SubscriberState.ASKED:
            fresh = _subscriber(address, line.entry, source)
            names = ("state", "source", "confirmed_at", "evidence", "consent_text", "consent_version", "state_at")
            asked = Subscriber.objects.filter(pk=known[address].pk, state=SubscriberState.ASKED)
            asked.update(**{name: getattr(fresh, name) for name in names})


def _subscriber(address: str, entry: columns.Entry, source: Source) -> Subscriber:
    """When the list does not say when somebody agreed, ``confirmed_at`` does not say it either."""
    now = timezone.now()
    since = min(timezone.make_aware(datetime.combine(entry.since, time(12))), now) if entry.since else None
    return Subscriber(
        email=address, name=_name(entry.name), state=SubscriberState.CONFIRMED, source=source, evidence=entry.evidence,
        asked_at=since or now, confirmed_at=since, state_at=now,
    )  # fmt: skip


def _name(typed: str) -> str:
    try:
        return str(NameField().clean(typed[:80]))
    except ValidationError:
        return ""
