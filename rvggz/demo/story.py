"""Turns the plain parts of a text file into the blocks of a story."""

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from articles.models import Download, Picture

Block = tuple[str, Any]
INTERNAL = re.compile(r'href="(page|file):([a-z0-9-]+)"')


@dataclass
class Shelf:
    """What was made already and can be pointed at by name."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    files: dict[str, Download] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def href(self, kind: str, name: str) -> str:
        if kind == "page":
            return f'linktype="page" id="{self.pages[name].pk}"'
        return f'linktype="document" id="{self.files[name].pk}"'

    def html(self, text: str) -> str:
        """Paragraphs parted by an empty line, lists of lines with a dash or a number, **bold** and *italic*."""
        chunks = [chunk.strip() for chunk in text.strip().split("\n\n") if chunk.strip()]
        found = "".join(_chunk(chunk) for chunk in chunks)
        found = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", found)
        found = re.sub(r"\*(.+?)\*", r"<i>\1</i>", found)
        return INTERNAL.sub(lambda match: self.href(match[1], match[2]), found)


def _chunk(chunk: str) -> str:
    lines = chunk.splitlines()
    if lines[0].startswith("- "):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    if re.match(r"\d\. ", lines[0]):
        return "<ol>" + "".join(f"<li>{line.split('. ', 1)[1]}</li>" for line in lines) + "</ol>"
    if lines[0].startswith("## "):
        return f"<h2>{lines[0][3:]}</h2>"
    return f"<p>{' '.join(lines)}</p>"


def story(parts: list[dict[str, Any]], shelf: Shelf, name: str) -> list[dict[str, Any]]:
    """The raw value of a body; each block has the same id every time."""
    blocks = [block for part in parts for block in _blocks(part, shelf)]
    return [
        {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/{number}"))}
        for number, (kind, value) in enumerate(blocks)
    ]


def _blocks(part: dict[str, Any], shelf: Shelf) -> Iterator[Block]:
    kind = next(kind for kind in part if kind in MAKERS or kind == "text")
    if kind == "text":
        yield from _text(part["text"], shelf)
    else:
        yield (kind, MAKERS[kind](part, shelf))


def _text(text: str, shelf: Shelf) -> Iterator[Block]:
    """Running text, in which a line with ## is a heading and one with ### a smaller heading."""
    for section in re.split(r"^(?=###? )", text.strip(), flags=re.MULTILINE):
        heading, _, rest = section.partition("\n") if section.startswith("##") else ("", "", section)
        if heading:
            level = "h3" if heading.startswith("### ") else "h2"
            yield ("heading", {"text": heading.lstrip("# "), "level": level})
        if rest.strip():
            yield ("text", shelf.html(rest))


def _quote(part: dict[str, Any], shelf: Shelf) -> Any:
    return {"text": part["quote"], "attribution": part.get("by", ""), "role": part.get("role", "")}


def _callout(part: dict[str, Any], shelf: Shelf) -> Any:
    return {"title": part.get("title", ""), "text": shelf.html(part["callout"]), "tone": part.get("tone", "note")}


def _table(part: dict[str, Any], shelf: Shelf) -> Any:
    columns = [{"type": "text", "heading": heading} for heading in part["columns"]]
    rows = [{"values": [f"<p>{cell}</p>" for cell in row]} for row in part["rows"]]
    return {"caption": part["table"], "table": {"columns": columns, "rows": rows, "caption": ""}}


def _accordion(part: dict[str, Any], shelf: Shelf) -> Any:
    return {"items": [{"title": item["title"], "text": shelf.html(item["text"])} for item in part["accordion"]]}


def _image(name: str, shelf: Shelf) -> Any:
    picture = shelf.pictures[name]
    return {"image": picture.pk, "alt_text": picture.description, "decorative": False}


def _figure(part: dict[str, Any], shelf: Shelf) -> Any:
    picture = shelf.pictures[part["figure"]]
    return {
        "image": _image(part["figure"], shelf),
        "caption": part.get("caption", picture.caption),
        "credit": part.get("credit", picture.credit),
    }


def _gallery(part: dict[str, Any], shelf: Shelf) -> Any:
    captions = zip(part["gallery"], part["captions"], strict=True)
    return {"pictures": [_figure({"figure": name, "caption": caption}, shelf) for name, caption in captions]}


def _video(part: dict[str, Any], shelf: Shelf) -> Any:
    return {
        "title": part["title"],
        "url": part["video"],
        "file": None,
        "poster": _image(part["poster"], shelf),
        "transcript": shelf.html(part.get("transcript", "")),
    }


def _download(part: dict[str, Any], shelf: Shelf) -> Any:
    return {"title": part.get("title", ""), "document": shelf.files[part["download"]].pk}


def _related(part: dict[str, Any], shelf: Shelf) -> Any:
    return {"article": shelf.pages[part["related_article"]].pk}


def link(part: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    """A link to a page, a document or an address elsewhere."""
    page, file = part.get("page"), part.get("file")
    return {
        "text": part.get("button") or part.get("text", ""),
        "page": shelf.pages[page].pk if page else None,
        "document": shelf.files[file].pk if file else None,
        "url": part.get("url", ""),
    }


MAKERS: dict[str, Callable[[dict[str, Any], Shelf], Any]] = {
    "quote": _quote,
    "callout": _callout,
    "table": _table,
    "accordion": _accordion,
    "figure": _figure,
    "gallery": _gallery,
    "video": _video,
    "download": _download,
    "related_article": _related,
    "button": link,
}
