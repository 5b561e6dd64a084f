"""Blocks as one rich text, for fields that know no blocks: the introduction of an organisation."""

from html import escape
from typing import Any

from articles.models import Download
from rvggz.text.nesting import normalise


def rich_text(blocks: list[dict[str, Any]]) -> tuple[str, list[str]]:
    """The text, and remarks on what had no place in it."""
    made: list[str] = []
    remarks: list[str] = []
    for block in blocks:
        html, remark = _one(block["type"], block["value"])
        made.append(html)
        if remark:
            remarks.append(remark)
    return normalise("".join(made)), remarks


def _one(kind: str, value: Any) -> tuple[str, str]:
    if kind == "text":
        return str(value), ""
    if kind == "heading":
        return f"<{value['level']}>{escape(value['text'], quote=False)}</{value['level']}>", ""
    if kind == "figure":
        return _picture(value), ""
    if kind == "gallery":
        return "".join(_picture(item["value"]) for item in value["pictures"]), ""
    if kind == "quote":
        who = f" ({value['attribution']})" if value["attribution"] else ""
        return f"<p><i>{escape(value['text'] + who, quote=False)}</i></p>", ""
    if kind == "button":
        return f"<p>{_link(value)}{escape(value['text'], quote=False)}</a></p>", ""
    if kind in {"video", "audio", "download"}:
        return _player(value), ""
    if kind == "accordion":
        items = [item["value"] for item in value["items"]]
        return "".join(f"<h3>{escape(item['title'], quote=False)}</h3>{item['text']}" for item in items), ""
    rows = [" | ".join(cell for cell in row["values"] if cell) for row in value["table"]["rows"]]
    return "".join(row.replace("</p> | <p>", " | ") for row in rows), "een tabel is gewone tekst geworden"


def _picture(value: dict[str, Any]) -> str:
    image = value["image"]
    alt = escape(image["alt_text"])
    caption = f"<p><i>{escape(value['caption'], quote=False)}</i></p>" if value["caption"] else ""
    return f'<embed embedtype="image" id="{image["image"]}" alt="{alt}" format="fullwidth"/>{caption}'


def _link(value: dict[str, Any]) -> str:
    if value["page"]:
        return f'<a linktype="page" id="{value["page"]}">'
    if value["document"]:
        return f'<a linktype="document" id="{value["document"]}">'
    return f'<a href="{escape(value["url"])}">'


def _player(value: dict[str, Any]) -> str:
    number = value.get("document") or value.get("file")
    document = Download.objects.filter(pk=number).first() if number else None
    title = value["title"] or (document.title if document else value.get("url", ""))
    if document:
        return f'<p><a linktype="document" id="{document.pk}">{escape(title, quote=False)}</a></p>'
    return f'<p><a href="{escape(value["url"])}">{escape(title, quote=False)}</a></p>'
