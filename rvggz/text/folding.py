"""Names in the form in which they are compared: what looks the same, or is not seen, is the same.

``Cliënt`` is ``client``, ``foto’s`` is ``foto's``, ``e‑health`` with a dash that does not break is ``e-health``. It may
be longer than the name: ``…`` becomes three letters and ``ß`` two. So measure the folded form where it is stored.
"""

import unicodedata

from rvggz.checks.characters import HIDDEN, LOOKS

APOSTROPHES = "'’‘‛`´ʼʹ′＇"
SAME = {ord(sign): "'" for sign in APOSTROPHES} | {0x2212: "-"}  # the minus sign is no dash to Unicode, but looks it


def folded(name: str) -> str:
    """No capitals, no accents, nothing that is not seen, one kind of dash and of apostrophe, single spaces."""
    letters = unicodedata.normalize("NFKD", name.translate(SAME)).casefold()
    letters = unicodedata.normalize("NFKD", letters).translate(SAME)
    return " ".join("".join(map(_plain, letters)).split())


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cf", "Cs", "Co") or unicodedata.combining(letter) or letter in HIDDEN or letter in LOOKS:
        return ""
    return "-" if category == "Pd" else " " if category == "Cc" else letter
