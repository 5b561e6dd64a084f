"""Reads a WordPress export (WXR 1.0, 1.1, 1.2) as a stream: what it holds comes out one by one, nothing is kept.

Expat refuses document types (so no entity can grow or reach for a file) and knows line and byte of damage.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast
from urllib.parse import urlsplit
from xml.parsers import expat

from .characters import NotAnExportError, ReadableText
from .export.fields import SEARCH_FIELDS, has_words
from .export_parts import Author, Item, Part, Term
from .part_readers import author_from, comment_from, item_from, term_from

BLOCK = 131_072
LONGEST_BODY, LONGEST_FIELD = 20_000_000, 100_000
NOT_ALLOWED = "het bestand begint met een documenttype (DTD); dat hoort niet in een export"
KEPT_META = {
    "footnotes", "_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt", "_wp_attachment_metadata",
    "_menu_item_object", "_menu_item_object_id", *SEARCH_FIELDS,
}  # fmt: skip
OLD_SLUG = "_wp_old_slug"
SPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}


@dataclass(frozen=True)
class Damage:
    """Where reading had to stop."""

    line: int
    byte: int
    reason: str


class _DocumentTypeError(Exception):
    pass


@dataclass
class ExportFile:
    """One pass over a file; ``read`` may be called again. ``damage`` and ``repairs`` tell how the last pass went."""

    path: Path
    site_url: str = ""
    version: str = ""
    damage: Damage | None = None
    repairs: dict[str, tuple[int, int]] = field(default_factory=dict)
    position: int = 0  # bytes of the file read so far

    @property
    def site(self) -> str:
        """The old site without what changes over the years: ``oud.example/blog``."""
        parts = urlsplit(self.site_url if "//" in self.site_url else f"//{self.site_url}")
        return (parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/"))[:200]

    def read(self) -> Iterator[Part]:
        """Yield authors, terms and items in the order of the file, up to its end or to the damage."""
        self.damage, self.position, self.repairs = None, 0, {}
        with self.path.open("rb") as file:
            text = ReadableText(self._blocks(file))
            self.repairs = text.repairs
            tree = _Tree(self)
            try:
                for piece in text:
                    tree.parser.Parse(piece.encode())
                    yield from tree.finished()
                tree.parser.Parse(b"", True)
            except (expat.ExpatError, _DocumentTypeError) as error:
                self.damage = tree.place_of(error)
            yield from tree.finished()
        if not tree.is_export:
            raise NotAnExportError

    def _blocks(self, file: IO[bytes]) -> Iterator[bytes]:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        while block := file.read(BLOCK // 8 if unpack else BLOCK):
            self.position = file.tell()
            try:
                yield unpack.decompress(block) if unpack else block
            except zlib.error:  # what was readable is out; the XML that is not closed will be told
                return


class _Tree:
    """Collects the text of the elements we know and makes a part of them when their element ends."""

    CONTAINERS = frozenset({"wp:author", "wp:category", "wp:tag", "wp:term", "item", "wp:comment", "wp:postmeta"})

    def __init__(self, export: ExportFile) -> None:
        self.export = export
        self.open: list[str] = []
        self.prefixes: dict[str, str] = {}
        self.holders: list[dict[str, object]] = []
        self.text: list[str] = []
        self.length = 0
        self.done: list[Part] = []
        self.is_export = False
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def finished(self) -> list[Part]:
        done, self.done = self.done, []
        return done

    def place_of(self, error: Exception) -> Damage:
        reason = NOT_ALLOWED if isinstance(error, _DocumentTypeError) else f"{error}"
        self.is_export = self.is_export or isinstance(error, _DocumentTypeError)
        return Damage(self.parser.CurrentLineNumber, max(self.parser.CurrentByteIndex, 0), reason)

    def _doctype(self, *_: object) -> None:
        raise _DocumentTypeError

    def _name(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        return f"{self.prefixes.get(prefix, prefix)}:{local}" if colon else name

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        for key, address in attributes.items():
            if key.startswith("xmlns:"):
                self.prefixes[key.removeprefix("xmlns:")] = _prefix_of(address, key)
        name = self._name(raw)
        if not self.open and name != "rss":
            raise NotAnExportError
        self.open.append(name)
        self.text, self.length = [], 0
        if name in self.CONTAINERS and len(self.open) > 2:
            self.holders.append({"line": self.parser.CurrentLineNumber, "parts": []})
        elif name == "category" and self.holders:
            self.holders[-1]["category"] = attributes

    def _characters(self, data: str) -> None:
        limit = LONGEST_BODY if self.open and self.open[-1] == "content:encoded" else LONGEST_FIELD
        room = limit - self.length
        self.length += len(data)
        if room > 0:
            self.text.append(data[:room])
        elif self.holders:
            self.holders[-1].setdefault("cut", self.open[-1])

    def _end(self, raw: str) -> None:
        name = self.open.pop()
        value, self.text, self.length = "".join(self.text), [], 0
        if name in self.CONTAINERS and self.holders:
            self._close(name, self.holders.pop())
        elif self.holders:
            self._field(name, value, self.holders[-1])
        elif self.open == ["rss", "channel"]:
            self._channel(name, value.strip())

    def _channel(self, name: str, value: str) -> None:
        if name == "wp:wxr_version":
            self.export.version, self.is_export = value, True
        elif name in {"wp:base_blog_url", "wp:base_site_url"} or (name == "link" and not self.export.site_url):
            self.export.site_url = value or self.export.site_url

    @staticmethod
    def _field(name: str, value: str, holder: dict[str, object]) -> None:
        if name == "category":
            attributes = cast("dict[str, str]", holder.pop("category", {}))
            parts = cast("list[object]", holder["parts"])
            parts.append((attributes.get("domain", ""), attributes.get("nicename", ""), value.strip()))
        else:
            holder.setdefault(name, value)

    def _close(self, name: str, holder: dict[str, object]) -> None:
        outer = self.holders[-1] if self.holders else None
        if name == "wp:postmeta":
            if outer is not None:
                _keep_field(outer, str(holder.get("wp:meta_key", "")).strip(), str(holder.get("wp:meta_value", "")))
        elif name == "wp:comment":
            if outer is not None:
                cast("list[object]", outer["parts"]).append(comment_from(holder))
        elif name == "item":
            self.is_export = self.is_export or "wp:post_id" in holder
            self.done.append(item_from(holder))
        elif name == "wp:author":
            self.done.append(author_from(holder))
        else:
            self.done.append(term_from(name, holder))


def _keep_field(item: dict[str, object], key: str, value: str) -> None:
    """What we know stays; of what we do not know the name stays, when it holds words."""
    if key in KEPT_META:
        item.setdefault(f"meta:{key}", value)
    elif key == OLD_SLUG or has_words(key, value):
        names = cast("dict[str, None]", item.setdefault("old slugs" if key == OLD_SLUG else "other fields", {}))
        names[(value.strip() if key == OLD_SLUG else key)[:200]] = None


def _prefix_of(address: str, key: str) -> str:
    if "wordpress.org/export/" in address:
        return "excerpt" if address.rstrip("/").endswith("excerpt") else "wp"
    return SPACES.get(address, key.removeprefix("xmlns:"))


__all__ = ["Author", "Damage", "ExportFile", "Item", "NotAnExportError", "Part", "Term"]
