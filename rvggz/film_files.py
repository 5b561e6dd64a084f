"""Takes out of an mp4 where and when it was filmed, by which telephone and of whom. Nothing is moved or made anew.

A film is boxes in boxes (ISO/IEC 14496-12). A box with such things is emptied and renamed "free", which every player
passes over; its size stays, so that all places in the film stay right.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TELLING = {b"udta", b"meta"}  # what telephones and cameras write: place, maker, device, titles
WITH_DATES = {b"mvhd", b"tkhd", b"mdhd"}
HOLDING = {b"moov", b"trak", b"mdia"}
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
MOST_BOXES, DEEPEST = 5000, 6
ONCE = 1024 * 1024  # bytes written at a time


class UnknownShapeError(Exception):
    """Not as the standard has it: then nothing is touched."""


@dataclass(frozen=True)
class Box:
    start: int
    kind: bytes
    body: int  # where it begins
    end: int


def forget_where(file: Any) -> bool:
    """Empty in place what tells of the maker. ``file``: an upload that can be written to.

    Answers whether anything was taken out. A film that is not as expected stays as it is.
    """
    content = getattr(file, "file", file)
    size = content.seek(0, io.SEEK_END)
    try:
        found = list(_telling(content, 0, size)) if content.writable() else []
    except UnknownShapeError:
        found = []
    for begin, name, zeros in found:
        _write(content, begin, name, zeros)
    if found:
        content.flush()
    content.seek(0)
    return bool(found)


def _telling(content: Any, start: int, end: int, depth: int = 0) -> Iterator[tuple[int, bytes, int]]:
    """Where to write, which name first, and how many zeros after it."""
    for box in _boxes(content, start, end):
        if box.kind in TELLING or (box.kind == b"uuid" and _read(content, box.body, 16) == XMP):
            yield box.start + 4, b"free", 0
            yield box.body, b"", box.end - box.body
        elif box.kind in WITH_DATES and box.end - box.body >= 20:
            is_long = _read(content, box.body, 1) == b"\1"
            yield box.body + 4, b"", 16 if is_long else 8
        elif box.kind in HOLDING:
            if depth >= DEEPEST:
                raise UnknownShapeError
            yield from _telling(content, box.body, box.end, depth + 1)


def _boxes(content: Any, start: int, end: int) -> Iterator[Box]:
    for _ in range(MOST_BOXES):
        if start == end:
            return
        box = _box(content, start, end)
        yield box
        start = box.end
    raise UnknownShapeError


def _box(content: Any, start: int, end: int) -> Box:
    head = _read(content, start, 8)
    size, body = int.from_bytes(head[:4], "big"), start + 8
    if size == 1:
        size, body = int.from_bytes(_read(content, body, 8), "big"), start + 16
    elif size == 0:  # up to the end of the file
        size = end - start
    if start + size > end or start + size < body:
        raise UnknownShapeError
    return Box(start, head[4:], body, start + size)


def _read(content: Any, start: int, number: int) -> bytes:
    content.seek(start)
    found: bytes = content.read(number)
    if len(found) < number:
        raise UnknownShapeError
    return found


def _write(content: Any, start: int, name: bytes, zeros: int) -> None:
    content.seek(start)
    content.write(name)
    while zeros > 0:
        zeros -= content.write(bytes(min(zeros, ONCE)))
