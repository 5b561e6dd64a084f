"""The words of the demo site as data: TOML, one file a piece, so that a writer can change it without reading code.

All people and organisations in it are made up.
"""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """One file: ``themes`` → the tables of themes.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def pieces(folder: str) -> list[dict[str, Any]]:
    """All files of a folder, oldest article first; the name of the file is the slug."""
    found = [{"slug": path.stem, **table(f"{folder}/{path.stem}")} for path in sorted((FOLDER / folder).glob("*.toml"))]
    return sorted(found, key=lambda piece: (str(piece.get("date", "")), piece.get("order", 0), piece["slug"]))
