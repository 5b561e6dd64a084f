"""Text for the form without the markers of own files and video, when those come to the same places by themselves."""

import re
from html import unescape
from typing import Any

from articles.contributions import building
from articles.models import Contribution

MARKER = re.compile(r"<p>(\[\[[^\]]*\]\])</p>")


def where_possible(piece: Contribution, typed: dict[str, Any]) -> dict[str, Any]:
    """Who uploaded a film does not need to know of it as "[[Video 1]]" in the text, until somebody moved it."""
    kept = typed["kept"]
    own = {mark for mark, item in kept.items() if item.get("file") or item.get("address")}
    if not own:
        return typed
    text = MARKER.sub(lambda found: "" if unescape(found[1]) in own else found[0], typed["text"])
    simple = {**typed, "text": text, "kept": {mark: item for mark, item in kept.items() if mark not in own}}
    return simple if _page_of(piece, simple) == _page_of(piece, typed) else typed


def _page_of(piece: Contribution, typed: dict[str, Any]) -> Any:
    files = list(piece.files.select_related("picture", "download"))
    lead, body = building.arranged(Contribution(content=typed), files)
    return lead, building.with_files(body, typed["title"])
