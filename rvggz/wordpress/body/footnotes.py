"""Footnotes as WordPress keeps them (JSON beside the text), and as plugins write them in it.

They become a list at the end, under a heading. A number leads to its note and the note leads back.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

REFERENCE = re.compile(r"<sup\b[^>]*\bdata-fn=[\"']([\w-]{1,80})[\"'][^>]*>.*?</sup>", re.DOTALL | re.IGNORECASE)
PLUGINS = "footnote|footnotes_note|ref|efn_note|fn|mfn|note_ref"
IN_TEXT = re.compile(rf"\[({PLUGINS})(?:\s[^\[\]]{{0,200}})?\](.{{1,5000}}?)\[/\1\]", re.DOTALL)
HERE = "<!-- wp:footnotes"
LIST = '<div class="rv-notes"></div>'
BLOCK = re.compile(r"<!--\s+wp:footnotes\s[^>]{0,200}?-->")


@dataclass
class Footnotes:
    """``kept`` is the JSON of WordPress: ``[{"id": "…", "content": "…"}]``."""

    kept: str = ""
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            found = json.loads(self.kept or "[]")
        except ValueError:
            found = []
        for each in found if isinstance(found, list) else []:
            if isinstance(each, dict) and isinstance(each.get("content"), str) and each.get("id"):
                self.notes[str(each["id"])] = each["content"]

    def mark(self, text: str) -> str:
        """The text with numbers that lead to the notes, and a place for these."""
        text = REFERENCE.sub(lambda found: self._number(found[1]) or found[0], text)
        if "[" in text:
            text = IN_TEXT.sub(self._in_text, text)
        if not self.notes:
            return text
        return BLOCK.sub(LIST, text, count=1) if HERE in text else f"{text}\n\n{LIST}"

    def _in_text(self, found: re.Match[str]) -> str:
        name = f"[{len(self.notes)}]"
        self.notes[name] = found[2].strip()
        return self._number(name)

    def _number(self, name: str) -> str:
        if name not in self.notes:
            return ""
        number = list(self.notes).index(name) + 1
        return f'<sup><a href="#noot-{number}" id="noot-{number}-terug">{number}</a></sup>'

    def fill(self, html: str, convert: Callable[[str], str]) -> str:
        """The notes in their place. ``convert`` makes HTML of what stands in a note."""
        if LIST not in html:
            return html
        items = "".join(
            f'<li id="noot-{number}">{convert(note)}{self._back(html, number)}</li>'
            for number, note in enumerate(self.notes.values(), 1)
        )
        return html.replace(LIST, f"<h2>Noten</h2><ol>{items}</ol>" if items else "", 1)

    @staticmethod
    def _back(html: str, number: int) -> str:
        return f' <a href="#noot-{number}-terug">terug</a>' if f'id="noot-{number}-terug"' in html else ""
