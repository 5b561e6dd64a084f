"""One address of mail, one spelling, wherever one comes in: ``normal``. A leaf: knows no models.

Lower case, the domain in ASCII (``müller.example`` is ``xn--mller-kva.example``, also when a Mac took the ü apart),
nothing of what stands around it in a list. Accounts, comments, subscribers, guests and imports keep an address so, and
export and erasure look for it so.
"""

import re
import unicodedata

import idna
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from rvggz.checks import characters

LONGEST = 254  # RFC 5321
LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")  # RFC 5322, without quotes
PLAIN = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,24}")  # is as it is kept
WRAPPED = re.compile(r"<([^<>]*)>\s*$")  # "Sam Smits <sam@voorbeeld.nl>"
BEFORE = " \t\r\n\u00a0<>()[],;:"
BEHIND = BEFORE + "."
QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "`": "`"}
MESSAGE = "Dit is geen e-mailadres. Kijk of er een @ en een punt in staan, zoals in naam@voorbeeld.nl."
BREAKS = re.compile(r"[\r\n\0\v\f\u0085\u2028\u2029]")


def normal(typed: str) -> str:
    """The address as we keep it. Raises ValidationError when it is none.

    What stands around it in a list (a name, brackets, quotes, ``mailto:``) goes; dots and plusses in it stay: with most
    mail houses those make another address.
    """
    bare = (typed or "")[:1000].strip()
    if BREAKS.search(bare):
        raise ValidationError(MESSAGE, code="invalid")
    bare = characters.without_hidden(bare).strip()
    if wrapped := WRAPPED.search(bare):
        bare = wrapped[1]
    bare = _without_frame(_without_frame(bare).lower().removeprefix("mailto:"))
    local, at, domain = bare.replace("＠", "@").rpartition("@")
    local, domain = local.strip(), domain.strip()
    if not at or not LOCAL.fullmatch(local) or len(local) > 64:
        raise ValidationError(MESSAGE, code="invalid")
    address = f"{local}@{_domain(domain)}"
    EmailValidator(message=MESSAGE, allowlist=[])(address)
    if len(address) > LONGEST:
        raise ValidationError(MESSAGE, code="invalid")
    return address


def _without_frame(bare: str) -> str:
    """Without brackets and marks around it. Quotes only in pairs: ``'t.hof@voorbeeld.nl`` begins with one."""
    bare = bare.lstrip(BEFORE).rstrip(BEHIND)
    while len(bare) > 1 and QUOTES.get(bare[0]) == bare[-1]:
        bare = bare[1:-1].lstrip(BEFORE).rstrip(BEHIND)
    return bare


def _domain(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise ValidationError(MESSAGE, code="invalid") from None


def as_kept(email: str) -> str:
    """As ``normal``; what is no address stays what it is, in small letters."""
    if PLAIN.fullmatch(email):
        return email
    try:
        return normal(email)
    except ValidationError:
        return email.strip().lower()


def spellings(email: str) -> list[str]:
    """The address as it is kept, and as it may have been before: with the other characters of its domain, whole (NFC)
    or taken apart (NFD). For what was made of an address and cannot be made anew."""
    kept = as_kept(email)
    local, _, domain = kept.rpartition("@")
    try:
        shown = f"{local}@{idna.decode(domain)}"
    except (idna.IDNAError, UnicodeError):
        return [kept]
    return list(dict.fromkeys([kept, shown, unicodedata.normalize("NFD", shown)]))


def same(one: str, other: str) -> bool:
    """Do these name one mailbox?"""
    try:
        return normal(one) == normal(other)
    except ValidationError:
        return False
