"""What the move did, in numbers, and a list in plain Dutch of what a person has to look at."""

import csv
import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO

from django.db import transaction

from rvggz.spreadsheets import harmless

logger = logging.getLogger(__name__)


class Outcome(StrEnum):
    NEW = "nieuw"
    UPDATED = "bijgewerkt"
    UNCHANGED = "ongewijzigd"
    KEPT = "bewaard"  # an editor changed it since
    SKIPPED = "overgeslagen"
    FAILED = "mislukt"


KINDS = {
    "themes": "thema's", "keywords": "trefwoorden", "people": "schrijvers", "media": "beelden en bestanden",
    "pages": "pagina's", "organisations": "organisaties", "articles": "artikelen", "redirects": "oude adressen",
    "comments": "reacties",
}  # fmt: skip
COLUMNS = ("soort", "nummer in WordPress", "titel", "oud adres", "waar in het beheer", "wat je moet doen")


def safe_cell(value: object) -> str:
    """A cell that a spreadsheet shows and never runs."""
    text = " ".join(str(value).replace("\x00", "").splitlines())[:2000]
    return harmless(text)


def told_of(error: Exception) -> str:
    """What went wrong, without the rows of the database that some errors show."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]


@dataclass
class Report:
    path: Path
    counts: dict[str, dict[Outcome, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    people_needed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    remarks: list[str] = field(default_factory=list)
    _file: IO[str] | None = None

    def count(self, kind: str, outcome: Outcome, number: int = 1) -> None:
        self.counts[kind][outcome] += number

    def ask(self, kind: str, number: int | str, title: str, address: str, where: str, what: str) -> None:
        """Put something on the list of what needs a person."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._file, delimiter=";").writerow(COLUMNS)
        self.people_needed[kind] += 1
        told = number if isinstance(number, str) or number > 0 else "zonder nummer"
        row = (KINDS.get(kind, kind), told, title[:200], address[:500], where, what)
        csv.writer(self._file, delimiter=";").writerow([safe_cell(value) for value in row])

    @contextmanager
    def item(self, kind: str, number: int | str, title: str, address: str = "") -> Iterator[None]:
        """One item in a transaction of its own: what fails is undone and told, and the others go on."""
        try:
            with transaction.atomic():
                yield
        except Exception as error:
            logger.exception("import of %s %s failed", kind, number)
            self.count(kind, Outcome.FAILED)
            self.ask(kind, number, title, address, "", f"Niet overgenomen door een fout: {told_of(error)}")

    def close(self) -> bool:
        """Close the list; True when there is one."""
        if self._file is None:
            return False
        self._file.close()
        return True

    @property
    def has_failures(self) -> bool:
        return any(outcomes[Outcome.FAILED] for outcomes in self.counts.values())

    def table(self) -> list[str]:
        """The summary, a line for each kind."""
        heads = ["", *[outcome.value for outcome in Outcome], "voor een mens"]
        rows = [heads]
        for kind, label in KINDS.items():
            if kind in self.counts or kind in self.people_needed:
                numbers = [self.counts[kind][outcome] for outcome in Outcome] + [self.people_needed[kind]]
                rows.append([label, *[str(number) for number in numbers]])
        widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
        return [
            "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()
            for row in rows
        ]  # fmt: skip
