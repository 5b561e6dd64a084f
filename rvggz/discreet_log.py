"""A log without people in it: no e-mail addresses, no network addresses, nothing that stood behind the ? of an address.

That someone searched or wrote here can be health information (product.md); a database error repeats what was typed.
"""

import logging
import re

PATTERNS = (
    (re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"(?<=[\w/])\?[\w%.~+-]*=[^\s\"')]*"), "?…"),
    (re.compile(r"\b(?!127\.)\d{1,3}(\.\d{1,3}){3}\b"), "<network>"),
    (re.compile(r"(?<=/reacties/)(mijn|bevestigen|dempen|besluit)/[^/\s\"']{8,}"), r"\1/…"),  # who has it, has the key
    (re.compile(r"(?<=/mijn/)(uitnodiging|gegevens/blijven)/[^/\s\"']{8,}"), r"\1/…"),
    (re.compile(r"(?<=DETAIL:  ).*"), "(left out)"),
)


class DiscreetFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for pattern, instead in PATTERNS:
            text = pattern.sub(instead, text)
        return text
