"""Entries made ready to be shown as cards: the names of their themes and of their kind."""

from collections.abc import Iterable
from typing import Any

from articles import chrome
from articles.models import Entry, EntryType, Kind

KIND_LABELS = dict(Kind.choices)
TYPE_LABELS = dict(EntryType.choices)


def dress(entries: Iterable[Entry]) -> list[Any]:
    """Set ``themes``, ``kind_label`` and ``type_label`` on each. No queries: the names come from the chrome."""
    themes = chrome.get().themes
    cards: list[Any] = list(entries)
    for card in cards:
        card.themes = chrome.chosen(themes, card.theme_ids)
        card.kind_label = KIND_LABELS.get(card.kind, "")
        card.type_label = card.kind_label or TYPE_LABELS.get(card.type, "")
        card.tint = card.themes[0].tint if card.themes else "ember"
    return cards
