"""A date as a list of subscribers has it: written by people, by Excel, by a database. A leaf.

Day before month, as we write here; where that gives no date, it is not read the other way: in the same list
03/02/2021 would be another day than somebody meant.
"""

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may", "jun juni june",
         "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october", "nov november",
         "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
TIME = r"(?:[t ,]+(?:om )?\d{1,2}[:.]\d{2}.{0,30})?"
YEAR_FIRST = re.compile(rf"(\d{{4}})([-/. ]?)(\d{{1,2}})\2(\d{{1,2}}){TIME}")
DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/. ]{{1,2}}(\d{{1,2}}|[a-z]{{3,9}}\.?)[-/. ]{{1,2}}(\d{{4}}|'?\d{{2}}){TIME}")
MONTH_FIRST = re.compile(rf"([a-z]{{3,9}})\.? (\d{{1,2}}),? (\d{{4}}){TIME}")
WEEKDAY = re.compile(
    r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|[a-z]{2,7}day|[a-z]{2,3})\.?,? (?=\d+[- ][a-z\d])"
)
SERIAL = re.compile(r"([34]\d{4}|5[0-4]\d{3})(?:[.,]\d+)?")  # days since 30 December 1899: 1982 to 2048
SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")  # since 1970: 2001 to 2033
NOTHING = re.compile(r"[-–—?]?|0{4}-00-00.{0,20}|0|null|none|nan|n\.?v\.?t\.?|n/a|onbekend|unknown", re.IGNORECASE)


def is_empty(cell: str) -> bool:
    """Does it say no date at all?"""
    return bool(NOTHING.fullmatch(cell.strip()))


def day_of(cell: str) -> date | None:
    """The day; None for what is none, or could be two."""
    text = WEEKDAY.sub("", " ".join(cell.lower().split())[:60], count=1)
    try:
        if found := SERIAL.fullmatch(text):
            return date(1899, 12, 30) + timedelta(days=int(found[1]))
        if found := SECONDS.fullmatch(text):
            return date(1970, 1, 1) + timedelta(seconds=int(found[1]))
        if found := YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := DAY_FIRST.fullmatch(text):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
        if found := MONTH_FIRST.fullmatch(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS.get(word.rstrip("."), 0)


def _year(word: str) -> int:
    number = int(word.lstrip("'"))
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number
