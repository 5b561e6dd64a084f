"""Characters that people do not type: what hides, turns round or piles up in a text, and what is kept of it.

Every step takes time in proportion to the text, whatever stands in it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

HIDDEN = frozenset(
    map(chr, [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2065, 0x2800, 0x3164, 0xFFA0])
) | frozenset(map(chr, [*range(0xFE00, 0xFE0E), *range(0xFFF0, 0xFFF9), 0x1D159, *range(0xE0000, 0xE1000)]))
NEW_LINES = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
MOST_MARKS = 3  # accents on one letter
FEW = 30  # so many kinds of characters are changed sooner one by one
JOINER, NON_JOINER = "\u200d", "\u200c"
LOOKS = "\ufe0e\ufe0f"  # an emoji as text or in colour

EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25aa-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
STRAY_LOOK = re.compile(f"(?<![{EMOJI}0-9#*])[{LOOKS}]|(?<=[0-9#*])[{LOOKS}](?!\u20e3)")
# Scripts whose letters change with what stands beside them: there a (non-)joiner is spelling (RFC 5892, A.1, A.2).
JOINING = (
    "\u0600-\u07bf\u07ca-\u07ff\u0840-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010a5f\U0001e900-\U0001e95f"
)
STRAY_JOINER = re.compile(f"(?<![{EMOJI}{LOOKS}{JOINING}]){JOINER}|{JOINER}(?![{EMOJI}{JOINING}])")
STRAY_NON_JOINER = re.compile(f"(?<![{JOINING}]){NON_JOINER}|{NON_JOINER}(?![{JOINING}])")


def without_hidden(text: str) -> str:
    """Without control characters, changes of direction, zero width and halves of characters; one kind of space."""
    text = text.replace("\r\n", "\n")
    text = exchange(text, {each: rest for each in set(text) if (rest := kept(each)) != each})
    return without_strays(text)


def without_strays(text: str) -> str:
    """Without what is not seen and only means something in an emoji or in a script whose letters join."""
    if JOINER in text or any(look in text for look in LOOKS):
        text = STRAY_JOINER.sub("", STRAY_LOOK.sub("", text))
    return STRAY_NON_JOINER.sub("", text) if NON_JOINER in text else text


def exchange(text: str, changes: Mapping[str, str]) -> str:
    """The text with other characters, whichever way is the quicker."""
    if len(changes) > FEW:
        return text.translate({ord(old): new for old, new in changes.items()})
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


@lru_cache(maxsize=5_000)
def kept(character: str) -> str:
    """What is kept of one character: itself, a space, a new line or nothing."""
    if character == "\n" or character in NEW_LINES:
        return "\n"
    if character in (JOINER, NON_JOINER) or character in LOOKS:
        return character  # they may belong to an emoji, or be spelling
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cc", "Cf", "Cs", "Co") or character in HIDDEN or ord(character) & 0xFFFE == 0xFFFE:
        return ""
    return character


def marks_in(characters: Iterable[str]) -> str:
    """The characters that stand on another one."""
    marks = [each for each in characters if unicodedata.category(each) in ("Mn", "Me") or unicodedata.combining(each)]
    return "".join(marks)


def composed(text: str) -> str:
    """NFC, with at most three marks on a letter.

    The marks go first: to put a long row of them in order takes the square of its length.
    """
    if text.isascii():
        return text
    return with_few_marks(unicodedata.normalize("NFC", with_few_marks(text)))


def with_few_marks(text: str) -> str:
    marks = marks_in(set(text))
    if not marks:
        return text
    return re.sub(f"([{re.escape(marks)}]{{{MOST_MARKS}}})[{re.escape(marks)}]+", r"\1", text)
