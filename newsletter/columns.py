"""What the columns of a list are called: in lists of our own, and in those that others export (MailPoet, The Newsletter
Plugin, Mailchimp, Brevo, Laposta). A leaf.

Consent is the strictest of what a row says: one status, one moment of leaving, one "nee" anywhere, and it is none.
Network addresses, which those lists have too, are not looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsletter import list_dates
from newsletter.csv_lines import NotAListError
from rvggz.text.invisible import tidy_line

EMAIL, NAME, FIRST_NAME, INFIX, SURNAME, EVIDENCE, DATE, STATUS, CONFIRMED, WENT, REFUSED = (
    "email", "name", "first name", "infix", "surname", "evidence", "date", "status", "confirmed", "went", "refused",
)  # fmt: skip
NAMES = {
    EMAIL: "email emailadres mail mailadres emailaddress emailaddresses subscriberemail adres",
    NAME: "naam name volledigenaam fullname displayname",
    FIRST_NAME: "voornaam firstname roepnaam fname",
    INFIX: "tussenvoegsel tussenvoegsels",
    SURNAME: "achternaam lastname surname lname",
    EVIDENCE: "bewijs toestemming bewijsvantoestemming consent evidence optin",
    DATE: "datum datumtoestemming toestemmingop gevraagdop aangemeldop aanmelddatum datumaangemeld inschrijfdatum date "
          "created createdat createdon subscriptiontime subscribedat subscribedon asked optintime optindate "
          "addedtime addedat dateadded signupdate",
    STATUS: "stand status globalstatus globalestatus liststatus lijststatus subscriptionstatus emailstatus state "
            "subscriberstatus",
    CONFIRMED: "bevestigdop bevestigd confirmationtime confirmedat confirmtime doubleoptintime",
    WENT: "afgemeldop afgemeld uitgeschreven uitgeschrevenop afmelddatum unsubscribedat unsubscribed "
          "unsubtime unsubscribetime unsubscribedate unsubscribedon optouttime "
          "optout cleantime cleaned bouncedat bounced blocked blocklisted "
          "blacklisted emailblocklisted emailblacklisted deletedat verwijderdop",
    REFUSED: "bewijs toestemming bewijsvantoestemming consent evidence optin doubleoptin optinemail "
             "marketingpermissions akkoord bevestigd confirmed",
}  # fmt: skip
SEVERAL = {STATUS, WENT, REFUSED}  # every column of that name counts
ON_THE_LIST = {
    "subscribed", "confirmed", "c", "aangemeld", "geabonneerd", "bevestigd", "active", "actief", "ingeschreven",
}  # fmt: skip
NO = {
    "nee", "neen", "no", "n", "false", "onwaar", "0", "geen", "geen toestemming", "niet", "niet gegeven", "ingetrokken",
    "afgemeld", "unsubscribed", "denied", "declined", "refused", "geweigerd", "withdrawn", "opt-out", "opted out",
}  # fmt: skip
SAYS_NOTHING = NO | {"ja", "yes", "y", "true", "waar", "1", "x", "akkoord", "onbekend", "unknown", "nvt", "n.v.t."}
NO_EMAIL = "Er is geen kolom met e-mailadressen. Zet “e-mailadres” boven die kolom."
NO_EVIDENCE = (
    "Er is geen kolom met het bewijs van toestemming. Zet “toestemming” boven een kolom waarin bij ieder staat waar en "
    "wanneer die zich aanmeldde. Zonder dat mogen we niemand mailen."
)
NO_STATUS = "Er is geen kolom “status”. Kies bij het exporteren uit WordPress ook de status en de datums."

Places = Mapping[str, list[int]]


@dataclass(frozen=True)
class Entry:
    """One row of a list, as far as it can be used."""

    email: str
    name: str = ""
    evidence: str = ""
    since: date | None = None
    is_on_list: bool = True
    has_odd_date: bool = False


def places(header: tuple[str, ...], *, wordpress: bool) -> dict[str, list[int]]:
    """Where each column stands. Raises NotAListError when one that is needed is missing."""
    bare = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    found: dict[str, list[int]] = {}
    for what, names in NAMES.items():
        there = [at for name in names.split() for at, cell in enumerate(bare) if cell == name]
        if there:
            found[what] = there if what in SEVERAL else there[:1]
    needed = {EMAIL: NO_EMAIL, **({STATUS: NO_STATUS} if wordpress else {EVIDENCE: NO_EVIDENCE})}
    for what, words in needed.items():
        if what not in found:
            raise NotAListError(words)
    return found


def entry(cells: tuple[str, ...], where: Places, *, wordpress: bool) -> Entry:
    def all_in(what: str) -> list[str]:
        return [cells[at].strip() for at in where.get(what, ()) if at < len(cells) and cells[at].strip()]

    def cell(what: str) -> str:
        return next(iter(all_in(what)), "")

    statuses = all_in(STATUS)
    given = [each for each in (cell(CONFIRMED), cell(DATE)) if each.lower() not in SAYS_NOTHING]
    dates = [each for each in given if not list_dates.is_empty(each)]
    days = [list_dates.day_of(each) for each in dates]
    evidence = _of_wordpress(statuses, cell(DATE), cell(CONFIRMED)) if wordpress else plain(cell(EVIDENCE))
    return Entry(
        plain(cell(EMAIL)),
        plain(_name(cell(NAME), [cell(FIRST_NAME), cell(INFIX), cell(SURNAME)])),
        "" if evidence.lower().strip(".!") in SAYS_NOTHING else tidy_line(evidence)[:2000],
        next(iter(days), None),
        is_on_list=_is_on_list(statuses, all_in(WENT), all_in(REFUSED)),
        has_odd_date=None in days,
    )


def _is_on_list(statuses: list[str], went: list[str], refused: list[str]) -> bool:
    return (
        all(status.lower() in ON_THE_LIST for status in statuses)
        and all(cell.lower() in NO or list_dates.is_empty(cell) for cell in went)
        and not any(cell.lower().strip(".!") in NO for cell in refused)
    )


def _name(whole: str, parts: list[str]) -> str:
    """In parts when there are; “naam” beside “voornaam” is the last one, unless all stands in it."""
    first, infix, last = parts
    if whole and all(part.lower() in whole.lower() for part in parts):
        return whole
    return " ".join(part for part in (first or whole, infix, last or (whole if first else "")) if part)


def _of_wordpress(statuses: list[str], asked: str, confirmed: str) -> str:
    """What the old site kept of it. Without any date it proves nothing."""
    given = [(word, when) for word, when in (("aangemeld", asked), ("bevestigd", confirmed))]
    moments = [f"{word} op {when}" for word, when in given if not list_dates.is_empty(when)]
    return f"Oude site (WordPress): status “{statuses[0]}”, {', '.join(moments)}" if moments and statuses else ""


def plain(cell: str) -> str:
    """Without the apostrophe by which our own export keeps a spreadsheet from reckoning with it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell
