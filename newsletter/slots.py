"""Keeps what people wrote out of the hands of MJML.

``mrml`` writes attributes as Rust shows strings to programmers (a backslash doubled, a zero-width joiner as
``\\u{200d}``) and refuses half a tag. So a template for it gets a slot, a word of plain letters, in the place of every
text and address; afterwards each slot is filled with what belongs there, escaped.
"""

import re
import secrets
from dataclasses import asdict, is_dataclass
from typing import Any

from django.utils.html import conditional_escape


class Slots:
    def __init__(self) -> None:
        self.name = f"slot{secrets.token_hex(6)}n"
        self.kept: list[str] = []

    def of(self, value: Any) -> Any:
        """A slot for a text, also for those inside lists and records. Numbers, nothing and "" stay what they are."""
        match value:
            case str() if value:
                self.kept.append(str(conditional_escape(value)))
                return f"{self.name}{len(self.kept) - 1}e"
            case dict():
                return {key: self.of(one) for key, one in value.items()}
            case list():
                return [self.of(one) for one in value]
            case _ if is_dataclass(value) and not isinstance(value, type):
                return self.of(asdict(value))
        return value

    def fill(self, html: str) -> str:
        return re.sub(rf"{self.name}(\d+)e", lambda found: self.kept[int(found[1])], html)
