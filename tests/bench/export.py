"""A copy of everything of a member who did much: how long the worker takes, and how much memory. Rolled back."""

import os
import tempfile
import time
from pathlib import Path
from typing import Any

REACTIONS, PIECES, PICTURES, MEGABYTE = 2_000, 200, 40, 1024 * 1024
PICTURE, VIDEO = 4 * MEGABYTE, 300 * MEGABYTE
FIELDS = {"name": "Sam", "email": "sam@example.test", "text": "Ik herken dit verhaal. " * 20, "status": "shown"}


def measured() -> dict[str, Any]:
    """Seconds by the clock and of CPU, the most megabytes of memory beside what was there, megabytes of the copy."""
    from bench.members import Crowd
    from django.db import connection, transaction
    from django.test import override_settings
    from participants.models import DataExport

    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        with override_settings(PRIVATE_ROOT=Path(folder) / "private", MEDIA_ROOT=Path(folder) / "media"):
            crowd = Crowd()
            _write_much(crowd)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            export = DataExport.objects.create(member=crowd.sam)
            found = _made(export)
        transaction.set_rollback(True)
    return found


def _write_much(crowd: Any) -> None:
    from articles.models import ContributionFile, FileKind
    from bench import copies
    from comments.models import Comment
    from django.core.files.base import ContentFile

    kinds = [(FileKind.PICTURE, "foto.jpg", PICTURE)] * PICTURES + [(FileKind.VIDEO, "film.mp4", VIDEO)]
    for kind, name, size in kinds:
        file = ContributionFile(contribution=crowd.draft, kind=kind, name=name, size=size)
        file.file.save(name, ContentFile(os.urandom(size)), save=True)
    reaction = Comment.objects.create(article=crowd.placed.page, member=crowd.sam, consent_version=1, **FIELDS)
    copies.make(Comment, reaction, range(1, REACTIONS), key="gen_random_uuid()")
    crowd.copy_pieces(range(1, PIECES), str(crowd.sam.pk))


def _made(export: Any) -> dict[str, Any]:
    from participants import data_export

    Path("/proc/self/clear_refs").write_text("5")  # the peak begins here
    memory, clock, own = _kilobytes("VmRSS"), time.perf_counter(), time.process_time()
    data_export.make.func(export.pk)
    clock, own, peak = time.perf_counter() - clock, time.process_time() - own, _kilobytes("VmHWM")
    export.refresh_from_db()
    return {
        "export": clock, "export_cpu": own, "export_memory": (peak - memory) / 1024,
        "export_size": export.file.size / MEGABYTE,
    }  # fmt: skip


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])
