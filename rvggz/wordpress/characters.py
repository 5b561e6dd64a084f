"""Makes the bytes of an export readable as XML where that can be done without guessing.

WordPress writes what is in its database, so exports hold control characters, bytes of another character set, loose
ampersands and lines of PHP warnings before the first tag. Each repair is counted, with the line of the first.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from itertools import chain

HEAD_LIMIT = 65_536
LONGEST_TOKEN = 40  # an entity or the edge of a CDATA section that may be cut in two by a block
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
CONTROL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcBCeEfF]|1[0-9a-fA-F]));")
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
LOOSE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")
OPENS = re.compile(r"<!(?:\[CDATA\[|--)")
CLOSES = {"<![CDATA[": "]]>", "<!--": "-->"}


class NotAnExportError(Exception):
    """The file holds no WordPress export at all."""


def _windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is not UTF-8 is nearly always one of Windows' character set."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.start + 1]
    return wrong.decode("cp1252", "replace"), error.start + 1


codecs.register_error("rvggz-windows", _windows)


def _html_letter(found: re.Match[str]) -> str:
    """``&nbsp;`` is known to HTML, not to XML."""
    return html5.get(found[1]) or f"&amp;{found[1]}"


class ReadableText:
    """Iterates over readable text of a stream of byte blocks; ``repairs`` tells what had to be mended."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self.blocks = iter(blocks)
        self.repairs: dict[str, tuple[int, int]] = {}  # what → (line of the first, how many)
        self.line = 1
        self.until = ""  # the end of the CDATA section or comment we are in

    def __iter__(self) -> Iterator[str]:
        head = self._head()
        decode = codecs.getincrementaldecoder(self._encoding(head))("rvggz-windows").decode
        rest = ""
        for block in chain([head], self.blocks):
            text = rest + decode(block)
            text, rest = self._split(text)
            yield self._mend(text)
        yield self._mend(rest + decode(b"", True))

    def _head(self) -> bytes:
        """The first block, from the first tag on: PHP warnings and empty lines before it are left out."""
        head = b""
        for block in self.blocks:
            head += block
            if len(head) >= HEAD_LIMIT:
                break
        if head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return head
        starts = [place for mark in (b"<?xml", b"<rss") if (place := head.find(mark)) >= 0]
        if not starts:
            raise NotAnExportError
        before = head[: min(starts)].removeprefix(codecs.BOM_UTF8)
        if before.strip():
            self._note("tekst vóór het begin van het bestand", 1, 1)
        self.line += before.count(b"\n")
        return head[min(starts) :]

    @staticmethod
    def _encoding(head: bytes) -> str:
        if head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
        declared = DECLARED.match(head)
        try:
            return codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        except LookupError:
            return "utf-8"

    @staticmethod
    def _split(text: str) -> tuple[str, str]:
        """Keep back what may be the beginning of a token that ends in the next block."""
        tail = text[-LONGEST_TOKEN:]
        places = [place for mark in "&<]" if (place := tail.find(mark)) >= 0]
        if not places:
            return text, ""
        cut = len(text) - len(tail) + min(places)
        return text[:cut], text[cut:]

    def _mend(self, text: str) -> str:
        parts, place = [], 0
        while (edge := self._edge(text, place)) is not None:
            start, mark = edge
            parts += [self._mend_part(text[place:start]), mark]
            self.until, place = CLOSES.get(mark, ""), start + len(mark)
        parts.append(self._mend_part(text[place:]))
        return "".join(parts)

    def _edge(self, text: str, place: int) -> tuple[int, str] | None:
        """Where the section or comment we are in ends, or the next one begins."""
        if self.until:
            end = text.find(self.until, place)
            return None if end < 0 else (end, self.until)
        found = OPENS.search(text, place)
        return found and (found.start(), found[0])

    def _mend_part(self, part: str) -> str:
        part = self._replace(CONTROL, " ", "onleesbare tekens", part)
        if not self.until:
            part = self._replace(CONTROL_REFERENCE, " ", "onleesbare tekens", part)
            part = NAMED.sub(_html_letter, part)
            part = self._replace(LOOSE_AMPERSAND, "&amp;", "losse en-tekens (&)", part)
        self.line += part.count("\n")
        return part

    def _replace(self, pattern: re.Pattern[str], by: str, what: str, part: str) -> str:
        first = pattern.search(part)
        if not first:
            return part
        part, count = pattern.subn(by, part)
        self._note(what, self.line + part[: first.start()].count("\n"), count)
        return part

    def _note(self, what: str, line: int, count: int) -> None:
        first, before = self.repairs.get(what, (line, 0))
        self.repairs[what] = (first, before + count)
