"""Private files that no row names: of a transaction that was undone, or a process that stopped halfway."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import FileField
from django.utils import timezone

from rvggz.private_files import PrivateStorage

OLD = timedelta(days=1).total_seconds()
DAILY = 86_400  # seconds
SUSPECT = 20  # files
logger = logging.getLogger(__name__)


def sweep(now: datetime | None = None, *, dry_run: bool = False) -> int:
    """Throw away what is older than a day and has no row. Answers how many; ``dry_run`` only counts.

    When most of a folder would go, the database is more likely wrong than the files (a copy of another day was put
    back): then everything stays, and the log says so.
    """
    before = (now or timezone.now()).timestamp() - OLD
    number = 0
    for folder, fields in _folders().items():
        there = [path for path in (Path(settings.PRIVATE_ROOT) / folder).glob("*") if path.is_file()]
        names = {str(name) for model, field in fields for name in model._base_manager.values_list(field, flat=True)}
        lost = [path for path in there if path.stat().st_mtime < before and f"{folder}/{path.name}" not in names]
        if len(lost) > SUSPECT and len(lost) * 2 > len(there):
            logger.error("%s of %s files in %s/ have no row; nothing is thrown away", len(lost), len(there), folder)
            continue
        number += len(lost)
        for path in lost if not dry_run else ():
            path.unlink(missing_ok=True)
    return number


def _folders() -> dict[str, list[tuple[Any, str]]]:
    """Every folder of private files, with the (model, field) that name what is in it."""
    found: dict[str, list[tuple[Any, str]]] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and isinstance(field.storage, PrivateStorage):
                found.setdefault(str(field.upload_to).strip("/"), []).append((model, field.attname))
    return found
