"""Links within one text: each leads to a place that is there, or becomes plain words."""

import re
from collections.abc import Callable
from typing import Any

from articles.blocks.text import HeadingValue

PLACE = re.compile(r"<(?:p|li|a href=\"#[^\"]*\")(?: (?!id=)[a-z]+=\"[^\"]*\")* id=\"([^\"]+)\"")
LINK = re.compile(r"<a href=\"#([^\"]*)\"([^>]*)>(.*?)</a>", re.DOTALL)
Blocks = list[dict[str, Any]]


def links_that_lead_somewhere(blocks: Blocks, aliases: dict[str, str], note: Callable[[str], None]) -> Blocks:
    if "#" not in str(blocks):
        return blocks
    places = _places(blocks)

    def mend(found: re.Match[str]) -> str:
        place = found[1] if found[1] in places else aliases.get(found[1], "")
        if place in places:
            return f'<a href="#{place}"{found[2]}>{found[3]}</a>'
        note(f"een link naar een plek die er niet meer is (#{found[1][:60]}) is gewone tekst geworden")
        return found[3]

    return [{**block, "value": _each(block["value"], mend)} for block in blocks]


def _places(blocks: Blocks) -> set[str]:
    found = {block["value"].get("fragment") or HeadingValue(None, block["value"].items()).anchor
             for block in blocks if block["type"] == "heading"}  # fmt: skip
    return found | set(PLACE.findall(_texts(blocks)))


def _texts(value: Any) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return "\n".join(_texts(each) for each in parts)


def _each(value: Any, mend: Callable[[re.Match[str]], str]) -> Any:
    if isinstance(value, str):
        return LINK.sub(mend, value) if '<a href="#' in value else value
    if isinstance(value, list):
        return [_each(each, mend) for each in value]
    if isinstance(value, dict):
        return {key: _each(each, mend) for key, each in value.items()}
    return value
