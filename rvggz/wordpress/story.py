"""Gathers the blocks of a body (articles/blocks/story.py) in the form the database keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.text import slugify

from articles.blocks.media import AUDIO_TYPES, VIDEO_TYPES
from articles.blocks.video_addresses import video_at
from articles.models import Download, Picture
from rvggz.text.nesting import normalise

TITLE, CAPTION, ALT, BUTTON, TABLE = 150, 300, 255, 60, 200
Block = dict[str, Any]


def short(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return (text[: length - 1].rsplit(" ", 1)[0] or text[: length - 1])[: length - 1] + "…"


def picture_value(picture: Picture, alt: str) -> dict[str, Any]:
    alt = short(alt or picture.description, ALT)
    return {"image": picture.pk, "alt_text": alt, "decorative": not alt}


def take_opening(blocks: list[Block], lead: Picture) -> dict[str, Any] | None:
    """Take the lead picture out of the opening of a text, and answer what was said with it.

    Many an editor put it there by hand because the old theme showed no lead. After the first heading it stays: there
    it belongs to the words around it.
    """
    for index, block in enumerate(blocks):
        if block["type"] == "heading":
            return None
        if block["type"] == "figure" and block["value"]["image"]["image"] == lead.pk:
            value: dict[str, Any] = blocks.pop(index)["value"]
            _join_texts(blocks, index)
            return value
    return None


def _join_texts(blocks: list[Block], index: int) -> None:
    """Texts that stood around a block that is gone are one text."""
    if 0 < index < len(blocks) and blocks[index - 1]["type"] == blocks[index]["type"] == "text":
        blocks[index - 1]["value"] += blocks.pop(index)["value"]


def well_nested(blocks: list[Block]) -> list[Block]:
    """The blocks with each rich text in them as the editor of pages can open it."""
    for block in blocks:
        if block["type"] == "text":
            block["value"] = normalise(block["value"])
        elif block["type"] == "accordion":
            for item in block["value"]["items"]:
                item["value"]["text"] = normalise(item["value"]["text"])
        elif block["type"] == "table":
            for row in block["value"]["table"]["rows"]:
                row["values"] = [normalise(cell) for cell in row["values"]]
    return [block for block in blocks if block["type"] != "text" or block["value"]]


@dataclass
class Story:
    """The blocks so far. The same source gives the same blocks, ids of blocks included."""

    seed: str
    blocks: list[Block] = field(default_factory=list)

    def add(self, kind: str, value: Any) -> None:
        number = uuid5(NAMESPACE_URL, f"{self.seed}#{len(self.blocks)}")
        self.blocks.append({"type": kind, "value": value, "id": str(number)})

    def text(self, html: str) -> None:
        if self.blocks and self.blocks[-1]["type"] == "text":
            self.blocks[-1]["value"] += html
        elif html:
            self.add("text", html)

    def heading(self, text: str, level: str, place: str = "") -> None:
        """``place``: what links call it, when that is not what it is called after its words."""
        if len(text) > TITLE:  # not a heading but a paragraph in disguise
            named = f' id="{escape(place)}"' if place else ""
            self.text(f"<p{named}><b>{escape(text, quote=False)}</b></p>")
        elif text:
            fragment = {"fragment": place} if place and place != slugify(text) else {}
            self.add("heading", {"text": text, "level": level, **fragment})

    def quote(self, text: str, attribution: str) -> None:
        if text:
            self.add("quote", {"text": text, "attribution": short(attribution, TITLE), "role": ""})

    def figure(self, picture: Picture, alt: str, caption: str) -> None:
        self.add("figure", self._figure(picture, alt, caption if len(caption) <= CAPTION else ""))
        if len(caption) > CAPTION:  # more than a caption
            self.text(f"<p>{escape(caption, quote=False)}</p>")

    @staticmethod
    def _figure(picture: Picture, alt: str, caption: str) -> dict[str, Any]:
        return {
            "image": picture_value(picture, alt),
            "caption": short(caption, CAPTION),
            "credit": picture.credit,
        }

    def gallery(self, pictures: Iterable[tuple[Picture, str, str]]) -> None:
        """A series; one picture is a figure, more than 24 are more than one series."""
        figures = [self._figure(*each) for each in pictures]
        while figures:
            some, figures = figures[:24], figures[24:]
            if len(figures) == 1:  # a series has at least two
                some, figures = some[:-1], [some[-1], *figures]
            if len(some) == 1:
                self.add("figure", some[0])
            else:
                self.add("gallery", {"pictures": [self._item(value, index) for index, value in enumerate(some)]})

    def _item(self, value: dict[str, Any], index: int) -> Block:
        """One of a list. Without an id it would not be recognised as one."""
        number = uuid5(NAMESPACE_URL, f"{self.seed}#{len(self.blocks)}.{index}")
        return {"type": "item", "value": value, "id": str(number)}

    def video(self, address: str, title: str) -> bool:
        """A YouTube or Vimeo video; False when the address is neither."""
        if not video_at(address):
            return False
        self.add("video", self._video(title, url=address))
        return True

    @staticmethod
    def _video(title: str, url: str = "", file: int | None = None) -> dict[str, Any]:
        return {"title": short(title, TITLE), "url": url, "file": file, "poster": None, "transcript": ""}

    def file(self, document: Download, title: str) -> None:
        """A document of our own as what it is: video, sound, or something to take away."""
        extension = document.file_extension.lower()
        if extension in VIDEO_TYPES:
            self.add("video", self._video(title or document.title, file=document.pk))
        elif extension in AUDIO_TYPES:
            value = {"title": short(title or document.title, TITLE), "file": document.pk, "transcript": ""}
            self.add("audio", value)
        else:
            self.add("download", {"title": short(title, TITLE), "document": document.pk})

    def button(self, text: str, page: int | None, document: int | None, url: str) -> None:
        self.add("button", {"text": text, "page": page, "document": document, "url": url})

    def table(self, caption: str, headings: list[str], rows: list[list[str]], row_headings: bool) -> None:
        if len(caption) > TABLE:
            self.text(f"<p>{escape(caption, quote=False)}</p>")
        columns = [{"type": "text", "heading": heading} for heading in headings]
        table = {"columns": columns, "rows": [{"values": row} for row in rows], "caption": ""}
        self.add("table", {"caption": short(caption, TABLE), "table": table, "row_headings": row_headings})

    def accordion(self, title: str, html: str) -> None:
        """Items that follow each other are one set."""
        if len(title) > TITLE:
            html = f"<p><b>{escape(title, quote=False)}</b></p>{html}"
        last = self.blocks[-1]["value"]["items"] if self.blocks and self.blocks[-1]["type"] == "accordion" else []
        item = self._item({"title": short(title, TITLE), "text": html}, len(last))
        if self.blocks and self.blocks[-1]["type"] == "accordion":
            self.blocks[-1]["value"]["items"].append(item)
        else:
            self.add("accordion", {"items": [item]})
