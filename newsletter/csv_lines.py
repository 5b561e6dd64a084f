"""A list as Excel, LibreOffice or another site writes it: line by line, whatever its encoding and ends of line. A leaf.

Each line is decoded by itself (UTF-8, else CP1252), so that one odd line does not spoil the others; a file of UTF-16 as
a whole. A quote that was never closed spoils ten lines at most. What breaks a line inside a cell becomes a space.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 20_000  # characters
MOST_LINES = 10  # that one row can take, when a quoted cell goes on
DELIMITERS = ";,\t|"
NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
BYTE_BY_BYTE = "latin-1"  # turns bytes into characters and back, whatever they are
BREAK_IN_CELL = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
HINT = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)  # of Excel


class NotAListError(Exception):
    """Its words say to an editor what is wrong with the file."""


@dataclass(frozen=True)
class Row:
    number: int  # of its first line
    cells: tuple[str, ...] | None  # None: the line is broken


def rows(file: BinaryIO) -> Iterator[Row]:
    """Every row that is not empty, the one with the names of the columns first."""
    file.seek(0)
    start = file.read(LONGEST_LINE)
    file.seek(0)
    if start.startswith(NOT_TEXT):
        raise NotAListError("Dit is geen CSV-bestand. Kies in Excel “Opslaan als” en dan “CSV UTF-8”.")
    encoding = _encoding_of(start)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline=_line_end(start.decode(encoding, "replace")))
    try:
        yield from _rows(text)
    finally:
        if not file.closed:
            text.detach()  # it stays open for who opened it


def _rows(lines: io.TextIOWrapper) -> Iterator[Row]:
    delimiter = ""
    for number, text in _records(lines):
        if not delimiter:
            if text is None:
                raise NotAListError("De eerste regel is niet te lezen. Daar moeten de namen van de kolommen staan.")
            if hint := HINT.fullmatch(text):
                delimiter = hint[1]
                continue
            delimiter = max(DELIMITERS, key=re.sub(r'"[^"]*"', "", text).count)
        yield Row(number, _cells(text, delimiter) if text is not None else None)


def _encoding_of(start: bytes) -> str:
    """UTF-16 when it says so, or when every other byte of its first characters is nothing."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first = start[:20]
    if len(first) > 3 and not any(first[1::2]) and all(first[::2]):
        return "utf-16-le"
    return "utf-16-be" if len(first) > 3 and not any(first[::2]) and all(first[1::2]) else BYTE_BY_BYTE


def _line_end(start: str) -> str:
    """What ends the row of the names of the columns; a break in a cell may be another one."""
    found = re.search(r"[\r\n]", re.sub(r'"[^"]*"', "", start))
    return "\r" if found and found[0] == "\r" and "\r\n" not in start else "\n"


def _records(lines: io.TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    """The text of every row: one line, or more when a cell in quotes goes on."""
    kept, first = "", 0
    for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), ""), start=1):
        if len(line) > LONGEST_LINE:
            yield number, None
            _skip(lines, line)
            continue
        text = kept + (_decoded(line) if lines.encoding == BYTE_BY_BYTE else line).replace("\0", "")
        first = first or number
        if text.count('"') % 2 and number - first + 1 < MOST_LINES:
            kept = text
            continue
        if text.strip():
            yield first, None if text.count('"') % 2 else BREAK_IN_CELL.sub(" ", text.strip("\r\n"))
        kept, first = "", 0
    if kept.strip():
        yield first, None


def _skip(lines: io.TextIOWrapper, line: str) -> None:
    while line and not line.endswith(("\n", "\r")):
        line = lines.readline(LONGEST_LINE)


def _decoded(line: str) -> str:
    raw = line.encode(BYTE_BY_BYTE)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _cells(text: str, delimiter: str) -> tuple[str, ...] | None:
    try:
        found = list(csv.reader([text], delimiter=delimiter))  # not strict: "O'Neill" <sean@voorbeeld.nl> is a cell
    except csv.Error:
        return None
    return tuple(" ".join(cell.split()) for cell in found[0]) if len(found) == 1 else None
