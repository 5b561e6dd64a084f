"""What the columns of a list are called: in lists of our own, and in those that newsletter plugins of WordPress export
(MailPoet; The Newsletter Plugin). A leaf.

Network addresses, which those lists have too, are not looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from newsletter.csv_lines import NotAListError

EMAIL, NAME, SURNAME, EVIDENCE, DATE, STATUS, CONFIRMED = (
    "email", "name", "surname", "evidence", "date", "status", "confirmed",
)  # fmt: skip
NAMES = {
    EMAIL: "email emailadres mail mailadres emailaddress adres",
    NAME: "naam name voornaam firstname",
    SURNAME: "achternaam lastname surname",
    EVIDENCE: "bewijs toestemming bewijsvantoestemming consent evidence optin",
    DATE: "datum datumtoestemming gevraagdop aangemeldop date created createdat subscriptiontime subscribedat asked",
    STATUS: "stand status globalstatus globalestatus liststatus lijststatus",
    CONFIRMED: "bevestigdop bevestigd confirmationtime confirmedat",
}
ON_THE_LIST = {"subscribed", "confirmed", "c", "aangemeld", "geabonneerd", "bevestigd"}
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d")
NO_EMAIL = "Er is geen kolom met e-mailadressen. Zet “e-mailadres” boven die kolom."
NO_EVIDENCE = (
    "Er is geen kolom met het bewijs van toestemming. Zet “toestemming” boven een kolom waarin bij ieder staat waar en "
    "wanneer die zich aanmeldde. Zonder dat mogen we niemand mailen."
)
NO_STATUS = "Er is geen kolom “status”. Kies bij het exporteren uit WordPress ook de status en de datums."


@dataclass(frozen=True)
class Entry:
    """One row of a list, as far as it can be used."""

    email: str
    name: str = ""
    evidence: str = ""
    since: date | None = None
    is_on_list: bool = True


def places(header: tuple[str, ...], *, wordpress: bool) -> dict[str, int]:
    """Where each column stands. Raises NotAListError when one that is needed is missing."""
    bare = [re.sub(r"[^a-z]", "", cell.lower().replace("’", "'")) for cell in header]
    found: dict[str, int] = {}
    for what, names in NAMES.items():
        for name in names.split():
            if name in bare:
                found.setdefault(what, bare.index(name))
    if wordpress and "globalstatus" in bare:  # of who left all lists, the status of one list may say otherwise
        found[STATUS] = bare.index("globalstatus")
    needed = {EMAIL: NO_EMAIL, **({STATUS: NO_STATUS} if wordpress else {EVIDENCE: NO_EVIDENCE})}
    for what, words in needed.items():
        if what not in found:
            raise NotAListError(words)
    return found


def entry(cells: tuple[str, ...], where: Mapping[str, int], *, wordpress: bool) -> Entry:
    def cell(what: str) -> str:
        return cells[where[what]].strip() if what in where and where[what] < len(cells) else ""

    since = day_of(cell(CONFIRMED)) or day_of(cell(DATE))
    name = " ".join(part for part in (cell(NAME), cell(SURNAME)) if part)
    status = cell(STATUS)
    on_list = not status or status.lower() in ON_THE_LIST
    evidence = _of_wordpress(status, cell(DATE), cell(CONFIRMED)) if wordpress else cell(EVIDENCE)
    return Entry(plain(cell(EMAIL)), plain(name), plain(evidence)[:2000], since, on_list)


def _of_wordpress(status: str, asked: str, confirmed: str) -> str:
    """What the old site kept of it. Without any date it proves nothing."""
    moments = [f"{word} op {when}" for word, when in (("aangemeld", asked), ("bevestigd", confirmed)) if when]
    return f"Oude site (WordPress): status “{status}”, {', '.join(moments)}" if moments and status else ""


def plain(cell: str) -> str:
    """Without the apostrophe by which our own export keeps a spreadsheet from reckoning with it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def day_of(cell: str) -> date | None:
    first = cell.split(" ")[0].split("T")[0]
    for form in DATES:
        try:
            return datetime.strptime(first, form).date()
        except ValueError:
            continue
    return None
