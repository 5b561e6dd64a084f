"""Everything the site holds of a member, as one file to take away: readable in a browser, and as data (JSON)."""

import json
import logging
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from participants.models import DataExport, Member
from rvggz import outbox, privacy
from rvggz.privacy import Person

logger = logging.getLogger(__name__)
KEPT = timedelta(days=3)
PATIENCE = timedelta(minutes=30)  # so long one is being made before a new one may be asked
UNSAFE = re.compile(r"[^\w.\- ]+")


def ask(member: Member) -> DataExport:
    """The copy that is being made or was just made; otherwise a new one, made by the worker."""
    now = timezone.now()
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=member.pk)  # two clicks are one question
        running = DataExport.objects.filter(member=member, failed=False, ready_at=None, asked_at__gt=now - PATIENCE)
        if found := running.first():
            return found
        export = DataExport.objects.create(member=member, asked_at=now)
        transaction.on_commit(lambda: make.enqueue(export.pk))
    return export


@task(backend="background")
def make(pk: int) -> None:
    """Write the file. May run twice; a copy that was thrown away meanwhile is not made."""
    export = DataExport.objects.select_related("member").filter(pk=pk, ready_at=None).first()
    if export is None:
        return
    try:
        with tempfile.TemporaryFile() as space:
            write(Person(export.member.email, export.member), space)
            space.seek(0)
            export.file.save(f"{export.key}.zip", File(space), save=False)
    except Exception:
        DataExport.objects.filter(pk=pk).update(failed=True)
        raise
    export.ready_at, export.failed = timezone.now(), False
    export.save(update_fields=["file", "ready_at", "failed"])
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('my_data')}"
    context = {"name": export.member.get_short_name(), "days": KEPT.days, "data_url": address}
    outbox.put("export_ready", export.member.email, context, key=f"export:{export.key}")


def write(who: Person, target: Any) -> None:
    """Everything of a person as a zip: gegevens.html to read, gegevens.json for other programs, and the files."""
    found = privacy.export(who)
    kept = {holding.label: holding.kept for holding in privacy.holdings()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        names = list(_add_files(archive, who))
        data = {"gegevens": found, "hoe lang en waarom": kept, "bestanden": names}
        archive.writestr("gegevens.json", json.dumps(data, ensure_ascii=False, indent=2, default=str))
        context = {"found": readable(found), "kept": kept, "files": names, "made": timezone.localtime()}
        archive.writestr("gegevens.html", render_to_string("mijn/export.html", context))


def _add_files(archive: zipfile.ZipFile, who: Person) -> Iterator[str]:
    taken: set[str] = set()
    for holding in privacy.holdings():
        for number, (name, file) in enumerate(holding.files(who), 1):
            path = f"bestanden/{holding.name}/{UNSAFE.sub('_', name)[-120:] or 'bestand'}"
            path = f"{path.rpartition('/')[0]}/{number}-{path.rpartition('/')[2]}" if path in taken else path
            taken.add(path)
            try:
                with file.open("rb") as source, archive.open(_as_it_is(path), "w", force_zip64=True) as target:
                    for chunk in iter(lambda: source.read(1 << 20), b""):
                        target.write(chunk)
            except FileNotFoundError:
                logger.warning("A file of %s is gone", holding.name)
                continue
            yield path


def _as_it_is(path: str) -> zipfile.ZipInfo:
    """Pictures, video and documents are compressed in themselves: again would cost most of the time and win nothing."""
    info = zipfile.ZipInfo(path, timezone.localtime().timetuple()[:6])
    info.external_attr = 0o600 << 16
    return info


def readable(found: dict[str, list[dict[str, Any]]]) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """What was found, in words: (what it is, rows of (name, value))."""
    return [
        (label, [[(name, in_words(value)) for name, value in row.items()] for row in rows])
        for label, rows in found.items()
    ]


def in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value) or "–"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {in_words(one)}" for name, one in value.items()) or "–"
    return str(value) if value not in (None, "") else "–"


def tidy(now: datetime) -> int:
    """Copies are thrown away after three days."""
    old = list(DataExport.objects.filter(asked_at__lt=now - KEPT))
    for export in old:
        remove(export)
    return len(old)


def remove(export: DataExport) -> None:
    storage, name = export.file.storage, export.file.name
    export.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
