"""Only characters that our own fonts can draw: PDF/UA refuses a reference to a glyph that is not there (7.21.8)."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FONTS = ("AtkinsonHyperlegibleNext-Regular.ttf", "PaperFallback.ttf")
ALIKE = str.maketrans("✅❌❎⭐➕➖❗❓❔❕⚡", "✓✗✗★+-!??!↯")
UNSEEN = ("C", "M", "S")  # controls, loose marks, pictographs: left out; letters get a sign that something stood there
MISSING = "□"


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    folder = Path(settings.BASE_DIR, "static", "fonts", "pdf")
    return frozenset({10}.union(*(TTFont(folder / name, lazy=True).getBestCmap() for name in FONTS)))


def printable(text: str) -> str:
    """The text with what cannot be drawn left out (emoji) or marked (letters of other scripts)."""
    text = unicodedata.normalize("NFC", text).translate(ALIKE)
    unknown = {ord(letter) for letter in set(text)} - drawable()
    return text.translate({code: substitute(chr(code)) for code in unknown})


def substitute(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter)[0] in UNSEEN else MISSING
