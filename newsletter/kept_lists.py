"""Between the trial and the real thing a list waits in a folder that nobody can reach by an address."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

FOLDER = "subscribers"  # below PRIVATE_ROOT
KEPT = timedelta(days=1)


def keep(file: Any) -> UUID:
    key = uuid4()
    place = path_of(key)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place.open("xb") as kept:
        place.chmod(0o600)
        for chunk in file.chunks():
            kept.write(chunk)
    return key


def path_of(key: UUID) -> Path:
    return Path(settings.PRIVATE_ROOT) / FOLDER / f"{key}.csv"


def drop(key: UUID | None) -> None:
    if key:
        path_of(key).unlink(missing_ok=True)


def tidy(now: datetime) -> int:
    """Lists that nobody read in after all. Answers how many."""
    folder = Path(settings.PRIVATE_ROOT) / FOLDER
    old = [path for path in folder.glob("*.csv") if path.stat().st_mtime < (now - KEPT).timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
