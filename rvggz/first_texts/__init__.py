"""The first words of a new site as data: what each part begins with, and the pages that every site needs.

Written so that they are true of the software as it is set up by default. What only the host can know stands between
square brackets, ``[vul in: …]``, until somebody writes it (see ``articles/first_steps``).
"""

import tomllib
from html import escape
from pathlib import Path
from typing import Any

from rvggz import privacy

FOLDER = Path(__file__).parent
MISSING = {
    "organisation": "[vul in: de naam en het postadres van de organisatie die verantwoordelijk is voor deze site]",
    "email": "[vul in: het e-mailadres van de redactie]",
}


def sections() -> dict[str, dict[str, Any]]:
    """What the fixed parts of the site begin with, by the name of the part."""
    return tomllib.loads((FOLDER / "sections.toml").read_text(encoding="utf-8"))


def slugs() -> frozenset[str]:
    """The addresses of the information pages below home."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml") if path.stem != "sections")


def pages(**known: str) -> list[dict[str, Any]]:
    """The information pages, in the order of the menu. ``known``: the organisation and its email, when given."""
    words = {name: escape(known.get(name, "")) or missing for name, missing in MISSING.items()}
    found = [_page(path, words) for path in FOLDER.glob("*.toml") if path.stem != "sections"]
    return sorted(found, key=lambda page: page["order"])


def _page(path: Path, words: dict[str, str]) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word.replace("\\", "\\\\").replace('"', '\\"'))
    page = {"slug": path.stem, **tomllib.loads(text)}
    for part in page["body"]:
        if part.get("rows") == "everything that is kept":
            part["rows"] = [[escape(one.label), escape(one.kept)] for one in privacy.holdings()]
    return page
