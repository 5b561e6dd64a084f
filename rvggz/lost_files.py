"""Files that no row names: of a transaction that was undone, or a process that stopped halfway."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import FileField
from django.utils import timezone
from wagtail.models import Revision

from rvggz.private_files import PrivateStorage

OLD = timedelta(days=1).total_seconds()
DAILY = 86_400  # seconds
SUSPECT = 20  # files
logger = logging.getLogger(__name__)
_public: dict[str, re.Pattern[str]] = {}


@dataclass(frozen=True)
class Place:
    """A folder, which files in it are looked at, and the names that rows know (as rows write them: folder/name)."""

    root: Path
    folder: str
    pattern: re.Pattern[str]
    named: set[str]
    in_pages: bool = False  # may a page name it in its text?

    def there(self) -> list[Path]:
        found = (self.root / self.folder).glob("*")
        return [path for path in found if self.pattern.search(path.name) and path.is_file()]


def watch(folder: str, pattern: str) -> None:
    """Look in a folder of MEDIA_ROOT too, where editors put files as well: only at names that fit."""
    _public[folder] = re.compile(pattern)


def sweep(now: datetime | None = None, *, dry_run: bool = False) -> int:
    """Throw away what is older than a day and has no row. Answers how many; ``dry_run`` only counts.

    When most of a folder would go, the database is more likely wrong than the files (a copy of another day was put
    back): then everything stays, and the log says so.
    """
    before = (now or timezone.now()).timestamp() - OLD
    number = 0
    for place in (*_private_places(), *_public_places()):
        there = place.there()
        old = [path for path in there if path.stat().st_mtime < before]
        lost = [path for path in old if f"{place.folder}/{path.name}" not in place.named]
        if len(lost) > SUSPECT and len(lost) * 2 > len(there):
            logger.error(
                "%s of %s files in %s/ have no row; nothing is thrown away", len(lost), len(there), place.folder
            )
            continue
        if place.in_pages:
            lost = [path for path in lost if not Revision.objects.filter(content__icontains=path.name).exists()]
        number += len(lost)
        for path in lost if not dry_run else ():
            path.unlink(missing_ok=True)
    return number


def _private_places() -> Iterator[Place]:
    """Every folder of private files: all that is in it should be named by a row."""
    folders: dict[str, list[tuple[Any, str]]] = {}
    for model, field in _file_fields():
        if isinstance(field.storage, PrivateStorage):
            folders.setdefault(str(field.upload_to).strip("/"), []).append((model, field.attname))
    for folder, fields in folders.items():
        yield Place(Path(settings.PRIVATE_ROOT), folder, re.compile(""), set(_names(fields)))


def _public_places() -> Iterator[Place]:
    """The folders that were asked for. What a version of a page says by name is not lost either."""
    fields = [(model, f.attname) for model, f in _file_fields() if not isinstance(f.storage, PrivateStorage)]
    for folder, pattern in _public.items():
        yield Place(Path(settings.MEDIA_ROOT), folder, pattern, set(_names(fields, f"{folder}/")), in_pages=True)


def _file_fields() -> Iterator[tuple[Any, Any]]:
    for model in apps.get_models():
        yield from ((model, field) for field in model._meta.concrete_fields if isinstance(field, FileField))


def _names(fields: Iterable[tuple[Any, str]], beginning: str = "") -> Iterator[str]:
    for model, field in fields:
        rows = model._base_manager.filter(**{f"{field}__startswith": beginning}) if beginning else model._base_manager
        yield from map(str, rows.values_list(field, flat=True))
