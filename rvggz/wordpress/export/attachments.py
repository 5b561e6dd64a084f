"""The files an export lists, and which of them an address means.

WordPress writes many names for one upload: ``foto-300x200.jpg`` beside ``foto.jpg``, ``foto-scaled.jpg`` for what was
too large, ``foto-e1589012345678.jpg`` for what somebody cropped. But ``banner-728x90.png`` may also be how an editor
called it. So: the exact name first, then the number that stands with the picture, and only then a guess.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

UPLOAD = re.compile(r"wp-content/uploads/([^\s\"'<>?#\\]{1,1000})")
SIZE, EDIT = r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|@2x)", r"-e\d{9,14}"
END = r"(?=\.[A-Za-z0-9]{1,5}$)"
RESIZED = re.compile(SIZE + END)  # the same picture in another size
EDITED = re.compile(rf"{EDIT}{SIZE}{{0,4}}{END}")  # somebody cropped or turned it
MADE_OF = re.compile(rf"(?:{SIZE}|{EDIT}){{1,6}}{END}")


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    file: str  # below uploads/, as it stands there
    url: str
    link: str
    title: str
    alt: str
    caption: str
    credit: str
    date: str
    parent: int
    fingerprint: str


def upload_path(url: str) -> str:
    """``2021/03/foto.jpg`` for any address of that upload; nothing when it is none."""
    try:
        found = UPLOAD.search(unquote(urlsplit(url).path if "//" in url[:10] else url))
    except ValueError:  # no address at all
        return ""
    return one_spelling(found[1].strip("/")) if found else ""


def one_spelling(path: str) -> str:
    """Letters with their accents in one piece: a Mac writes them apart."""
    return unicodedata.normalize("NFC", path)


def original_of(path: str) -> str:
    """What WordPress may have made this of: ``2021/03/foto.jpg`` for ``2021/03/foto-e1589012345678-300x200.jpg``."""
    return MADE_OF.sub("", path)


def other_sizes(path: str) -> list[str]:
    """Names that the same picture may have in another size, the likeliest first. An edit is no size."""
    names, shorter = list[str](), path
    while (plain := RESIZED.sub("", shorter)) != shorter:
        names.append(shorter := plain)
    stem, dot, end = shorter.rpartition(".")
    names += [f"{stem}{more}.{end}" for more in ("-scaled", "-rotated")] if dot else []
    return [name for name in names if name != path]


@dataclass
class FileNames:
    """Finds the number of an attachment by an address of it."""

    _of_name: dict[str, int] = field(default_factory=dict)
    _of_origin: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, file: str, number: int) -> None:
        self._of_name.setdefault(file, number)
        self._of_origin[original_of(file).casefold()].append(number)

    def exact(self, path: str) -> int:
        return self._of_name.get(path, 0)

    def guess(self, path: str) -> int:
        """Another size of one we know; else the only one made of the same original, unless an edit is asked for."""
        for name in other_sizes(path):
            if number := self._of_name.get(name):
                return number
        return 0 if EDITED.search(path) else self.of_origin(original_of(path))

    def of_origin(self, path: str) -> int:
        """The only attachment that was made of this file, or is it in other capitals."""
        alike = self._of_origin.get(path.casefold(), [])
        return alike[0] if len(alike) == 1 else 0
