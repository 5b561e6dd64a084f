"""From the blocks of a page back to the small editor. What it cannot show stands there as a marker, and stays."""

from html import escape
from typing import Any

from wagtail.rich_text import expand_db_html

from articles.blocks.story import StoryBlock
from articles.contributions.content import clean_html

Kept = dict[str, Any]
LABELS = {name: str(block.label) for name, block in StoryBlock().child_blocks.items()}


def html(blocks: list[dict[str, Any]]) -> tuple[str, Kept]:
    """HTML for the editor, and by marker the blocks that it cannot show."""
    made: list[str] = []
    kept: Kept = {}
    for block in blocks:
        kind, value = block["type"], block["value"]
        if kind == "text":
            made.append(clean_html(expand_db_html(value)))
        elif kind == "heading":
            place = f' id="{escape(value["fragment"])}"' if value.get("fragment") else ""
            made.append(f"<{value['level']}{place}>{escape(value['text'], quote=False)}</{value['level']}>")
        elif kind == "quote":
            made.append(_quote(value))
        else:
            mark = marker(kind, value, len(kept) + 1)
            kept[mark] = {"block": block}
            made.append(f"<p>{escape(mark, quote=False)}</p>")
    return "".join(made), kept


def marker(kind: str, value: Any, number: int) -> str:
    """[[Tabel 2: Wanneer is er wat te doen?]]"""
    told = value if isinstance(value, dict) else {}
    named = told.get("title") or told.get("caption") or told.get("text") or ""
    image = told.get("image")
    named = named or (image.get("alt_text", "") if isinstance(image, dict) else "")
    named = " ".join(str(named).replace("[", "(").replace("]", ")").replace("<", "").split())[:60].strip()
    return f"[[{LABELS.get(kind, kind)} {number}: {named}]]" if named else f"[[{LABELS.get(kind, kind)} {number}]]"


def _quote(value: dict[str, Any]) -> str:
    said = "".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in value["text"].split("\n\n")
    )
    who = ", ".join(filter(None, (value.get("attribution"), value.get("role"))))
    source = f"<p>— {escape(who, quote=False)}</p>" if who else ""
    return f"<blockquote>{said}{source}</blockquote>"
