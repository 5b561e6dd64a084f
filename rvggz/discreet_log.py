"""A log without people in it: no e-mail addresses, no network addresses, nothing that stood behind the ? of an address.

That someone searched or wrote here can be health information (product.md); a database error repeats what was typed.
"""

import logging
import re

LONGEST = 20_000  # characters of one record
PATTERNS = (
    (re.compile(r"(?<![\w.+%-])[\w.+%-]++@[\w-]+(\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"(?<=[\w/])\?[\w%.~+-]*=[^\s\"')]*"), "?…"),
    (re.compile(r"\b(?!127\.)\d{1,3}(\.\d{1,3}){3}\b"), "<network>"),
    # Who has it, has the key; or it tells who somebody is, or what somebody does. As in deploy/nginx.conf.
    (re.compile(r"(/reacties/(?:mijn|bevestigen|dempen|besluit)/|/beheer/password_reset/)[^\s\"']+"), r"\1…"),
    (re.compile(r"(/mijn/[^/\s\"']+/|/praat-mee/bijdragen/(?:gast/)?|/leden/)(?!gast/)[^\s\"']+"), r"\1…"),
    (re.compile(r"(/nieuwsbrief/(?:bevestigen|keuzes|adres|afmelden|weekbericht)/)[^\s\"']+"), r"\1…"),
    (re.compile(r"(?<=/)[0-9a-f]{8}-[0-9a-f]{4}-[^\s\"']+"), "…"),
    (re.compile(r"(?<=DETAIL:  ).*"), "(left out)"),
)


class DiscreetFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        if len(text) > LONGEST:  # what a stranger sent may stand in it: nobody reads that much
            text = f"{text[:LONGEST]} …"
        for pattern, instead in PATTERNS:
            text = pattern.sub(instead, text)
        return text
