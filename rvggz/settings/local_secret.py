"""The secret key of ``make run``: made by chance the first time, kept in VAR_DIR, readable by who runs it alone."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

NAME = "secret-key"


def kept_in(folder: Path) -> str:
    """The key; of processes that start together one makes it and all have the same."""
    file = folder / NAME
    if not file.exists():
        _make(file)
    file.chmod(0o600)
    return file.read_text().strip()


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=file.parent)  # for us alone from its first moment
    with os.fdopen(handle, "w") as writing:
        writing.write(secrets.token_urlsafe(60))
    with contextlib.suppress(FileExistsError):  # another process was first
        os.link(draft, file)
    Path(draft).unlink()
