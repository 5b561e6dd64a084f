"""Data in a text by which a person can be found: pointed out to the writer, marked for the moderator.

Every pattern is bounded and begins where a word begins, so that a text costs time in proportion to its length. All
dashes count as one, all spaces, dots and digits too: a phone or a word processor chooses which one it writes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices

from rvggz.checks.addresses import BLACK
from rvggz.checks.text import Span


class Kind(TextChoices):
    """What it is."""

    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    POSTCODE = "postcode", "postcode met huisnummer"
    BSN = "bsn", "burgerservicenummer"
    IBAN = "iban", "rekeningnummer (IBAN)"
    BIRTH = "birth", "geboortedatum"


@dataclass(frozen=True)
class Found:
    """A place in a cleaned text: from the character at ``start`` to the one before ``end``."""

    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        return self.start, self.end


# What looks like a telephone number and tells when.
MOMENT = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9]([-/.])[01]?[0-9]\1(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])"
    r"|(?<![0-9.])[0-2]?[0-9][.:][0-5][0-9] ?(?:-|–|tot|uur)(?: ?[0-2]?[0-9][.:][0-5][0-9](?![0-9.]))?"
)
GAP = r"[ ()./–-]{0,3}"
DIGITS = re.compile(rf"[0-9](?:{GAP}[0-9]){{7,}}")  # in what has fewer is no telephone number and no BSN
AROUND = 5  # characters that tell what digits mean
PHONE = re.compile(
    rf"(?<![\w+])(?<![0-9][.,/-])(?:"
    rf"\(?(?:\+|00){GAP}31{GAP}0?{GAP}[1-9](?:{GAP}[0-9]){{8}}"
    rf"|\(?0{GAP}[1-9](?:{GAP}[0-9]){{8}}"
    rf"|31{GAP}6(?:{GAP}[0-9]){{8}}"
    rf"|\(?(?:\+|00)[1-9](?:{GAP}[0-9]){{7,14}}"
    rf")(?![0-9])"
)
OF_ONE_KIND = {
    **dict.fromkeys("․·•∙⋅。．｡", "."),
    **dict.fromkeys("＠﹫", "@"),
    "＋": "+",
    "（": "(",
    "）": ")",
    "／": "/",
}
HELP_LINES = {"08000113", "09000767", "0880767000"}  # 113 Zelfmoordpreventie and its line for volunteers
SERVICE = ("0800", "0900", "0906", "0909")  # numbers that no person has
AT = r"(?: ?[\[({] ?(?:at|a|apenstaart(?:je)?|@) ?[\])}] ?| (?:at|apenstaart(?:je)?) | ?@ ?)"
DOT = r"(?: ?[\[({] ?(?:dot|punt|\.) ?[\])}] ?| (?:dot|punt) |\.)"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{AT}(?:[\w-]{{1,63}}{DOT}){{1,4}}[^\W\d_]{{2,24}}(?![\w-])", re.IGNORECASE
)
MAYBE_EMAIL = ("@", " at ", "at]", "at)", "at}", "at ]", "at )", "(a)", "[a]", "apenstaart")
POSTCODE = re.compile(r"[1-9](?<![\w.,-].)[0-9]{3}(?: {0,2}(?!S[ADS])[A-Z]{2}|(?!s[ads])[a-z]{2})(?!\w)")
NUMBER_BEHIND = re.compile(
    r"[ ,]{1,2}(?:(?:nr\.?|no\.?|nummer|huisnummer|huisnr\.?) ?)?[1-9][0-9]{0,4}(?![0-9:%])(?: ?[-/]? ?[a-zA-Z]\b)?"
)
STREET_BEFORE = re.compile(
    r"(?:(?<!\w)[^\W\d_][\w'’.-]{1,40} ){0,3}(?<![\w.,-])[1-9][0-9]{0,4}(?: ?[-/]? ?[a-zA-Z0-9]{1,3})?[,\s]{1,3}\Z"
)
LONGEST_STREET = 140  # characters
BSN = re.compile(
    r"(?<![\w€])(?<!€ )(?:[0-9]{8,9}(?![0-9])|(?<![0-9][ .])[0-9](?:[ .]?[0-9]){8}(?![ .]?[0-9])"
    r"|(?<![0-9]-)(?:[0-9]{3}-[0-9]{3}|[0-9]{4}-[0-9]{2})-[0-9]{3}(?!-?[0-9]))(?!\w)"
)
BSN_NAMED = re.compile(  # called so: then it need not be one that can exist
    r"(?<!\w)(?:bsn|burgerservicenummer|sofinummer)(?:[ -]?(?:nummer|nr))?[ :.=]{0,3}"
    r"(?:(?:is|was|van mij is)[ :]{1,2})?"
    r"([0-9](?:[ .-]?[0-9]){7,8})(?![0-9])",
    re.IGNORECASE,
)
IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "IE": 22, "ES": 24, "PT": 25, "IT": 27, "AT": 20,
    "CH": 21, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "PL": 28, "CZ": 24, "HU": 28, "RO": 24, "BG": 22, "GR": 27,
    "HR": 21, "TR": 26, "LT": 20, "LV": 21, "EE": 20, "MT": 31, "CY": 28, "SK": 24, "SI": 19,
}  # fmt: skip
IBAN = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(
        f"{land}(?:[ .-]?[0-9]){{2}}(?:[ .-]{{0,2}}[A-Z0-9]){{{length - 4}}}" for land, length in IBAN_LENGTHS.items()
    )
    + r")(?![^\W_])",
    re.IGNORECASE,
)
IBAN_OF_HERE = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", re.IGNORECASE)  # so that a slip of the pen is one too
MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?"
BIRTH = re.compile(
    r"(?<!\w)(?:geboren|geboortedatum|geboortedag|geb\.? ?datum|geb\.?|dob|date of birth)[ :=]{0,3}"
    r"(?:(?:is|ben ik|op|was|te [^\W\d_]{2,30}|in [^\W\d_]{2,30}|,)[ :,]{1,2}){0,3}"
    rf"([0-3]?[0-9](?: ?[-/.] ?[01]?[0-9] ?[-/.] ?| {MONTH} )(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    r"|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])"
    r"(?![0-9])",
    re.IGNORECASE,
)


def find(text: str) -> list[Found]:
    """Private data in a cleaned text, in their order, none over another."""
    found: list[Found] = []
    taken = 0
    for each in sorted(candidates(text), key=lambda one: (one.start, -one.end)):
        if each.start >= taken:
            found.append(each)
            taken = each.end
    return found


def candidates(text: str) -> Iterator[Found]:
    text = alike(text)
    lower = text.lower()
    if any(sign in lower for sign in MAYBE_EMAIL):
        yield from (Found(*match.span(), Kind.EMAIL) for match in EMAIL.finditer(text))
    yield from (Found(*span, Kind.POSTCODE) for span in homes(text))
    yield from (Found(*match.span(), Kind.IBAN) for match in IBAN.finditer(text) if is_iban(match[0]))
    yield from (Found(*match.span(1), Kind.BSN) for match in BSN_NAMED.finditer(text))
    yield from (Found(*match.span(1), Kind.BIRTH) for match in BIRTH.finditer(text))
    for row in DIGITS.finditer(text):
        start = max(row.start() - AROUND, 0)
        part = MOMENT.sub(lambda moment: "x" * len(moment[0]), text[start : row.end() + AROUND])
        yield from (Found(start + at, start + end, kind) for at, end, kind in numbers(part))


def alike(text: str) -> str:
    """The text, character for character, with one kind of dash, space, dot, at-sign and digit."""
    if text.isascii():
        return text
    return text.translate({ord(each): same for each in set(text) if (same := one_kind(each)) != each})


@lru_cache(maxsize=5_000)
def one_kind(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd" or character in "\u2212\u00ad\u2043":
        return "-"
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    return OF_ONE_KIND.get(character, character)


def numbers(part: str) -> Iterator[tuple[int, int, Kind]]:
    yield from ((*match.span(), Kind.PHONE) for match in PHONE.finditer(part) if is_phone(match[0]))
    yield from ((*match.span(), Kind.BSN) for match in BSN.finditer(part) if is_bsn(digits_of(match[0])))


def digits_of(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def is_phone(number: str) -> bool:
    """Could somebody be called there? Written as people write it, and no number of a service."""
    digits = digits_of(number)
    if digits in HELP_LINES or digits.startswith(SERVICE):
        return False
    first = re.split(r"[^0-9]", number.lstrip("(+"))[0]  # a number begins with 06 or an area code of 3 or 4 digits
    return len(first) > 2 or not number.lstrip("(").startswith("0") or digits.startswith(("06", "00"))


def homes(text: str) -> Iterator[Span]:
    """Postcodes with a house number behind or before them."""
    for match in POSTCODE.finditer(text):
        start, end = match.span()
        before = STREET_BEFORE.search(text[max(start - LONGEST_STREET, 0) : start])
        if before and "postbus" not in before[0].lower():
            yield start - len(before[0]), end
        elif not before and (behind := NUMBER_BEHIND.match(text, end)):
            yield start, behind.end()


def is_iban(typed: str) -> bool:
    """ISO 13616: the first four characters behind the rest, letters as numbers, 1 modulo 97."""
    bare = "".join(filter(str.isalnum, typed)).upper()
    if IBAN_OF_HERE.fullmatch(bare):
        return True
    return bare.isascii() and int("".join(str(int(each, 36)) for each in bare[4:] + bare[:4])) % 97 == 1


def is_bsn(digits: str) -> bool:
    """The eleven-check on a citizen service number of 8 or 9 digits (Logisch Ontwerp BSN); not for a date."""
    if digits in HELP_LINES or not digits.strip("0") or (len(digits) == 8 and is_date(digits)):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits.zfill(9), strict=True)) % 11 == 0


def is_date(digits: str) -> bool:
    """20260131 or 31012026."""
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        if year[:2] in ("19", "20") and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return True
    return False


def black_out(text: str, spans: Iterable[Span]) -> str:
    """The text with as many blocks as there were characters in each span. What stood there is gone."""
    letters = list(text)
    for start, end in spans:
        start, end = max(start, 0), min(end, len(text))
        if start < end:
            letters[start:end] = BLACK * (end - start)
    return "".join(letters)
