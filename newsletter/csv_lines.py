"""A list as Excel, LibreOffice or another site writes it: line by line, whatever its encoding. A leaf.

Each line is decoded by itself (UTF-8, else CP1252), so that one odd line does not spoil the others; a quote that was
never closed spoils ten lines at most.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 20_000  # bytes
MOST_LINES = 10  # that one row can take, when a quoted cell goes on
DELIMITERS = ";,\t"
NOT_TEXT = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class NotAListError(Exception):
    """Its words say to an editor what is wrong with the file."""


@dataclass(frozen=True)
class Row:
    number: int  # of its first line
    cells: tuple[str, ...] | None  # None: the line is broken


def rows(file: BinaryIO) -> Iterator[Row]:
    """Every row that is not empty, the one with the names of the columns first."""
    start = file.read(4)
    if start.startswith(NOT_TEXT):
        raise NotAListError("Dit is geen CSV-bestand. Kies in Excel “Opslaan als” en dan “CSV UTF-8”.")
    file.seek(0)
    delimiter = ""
    for number, text in _records(file):
        if not delimiter:
            if text is None:
                raise NotAListError("De eerste regel is niet te lezen. Daar moeten de namen van de kolommen staan.")
            if text.lower().startswith("sep="):  # a hint that Excel writes
                continue
            delimiter = max(DELIMITERS, key=text.count)
        yield Row(number, _cells(text, delimiter) if text is not None else None)


def _records(file: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """The text of every row: one line, or more when a cell in quotes goes on."""
    kept, first = "", 0
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), start=1):
        if len(line) > LONGEST_LINE:
            yield number, None
            _skip(file, line)
            continue
        text = kept + _decoded(line).replace("\0", "")
        first = first or number
        if text.count('"') % 2 and number - first + 1 < MOST_LINES:
            kept = text
            continue
        if text.strip():
            yield first, None if text.count('"') % 2 else text.strip("\r\n")
        kept, first = "", 0
    if kept.strip():
        yield first, None


def _skip(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _cells(text: str, delimiter: str) -> tuple[str, ...] | None:
    try:
        found = list(csv.reader(text.splitlines(), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return tuple(cell.strip() for cell in found[0]) if len(found) == 1 else None
