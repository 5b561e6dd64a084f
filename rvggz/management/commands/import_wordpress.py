"""Move a site from WordPress: ``manage.py import_wordpress export.xml --media wp-content/uploads``."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from rvggz.wordpress.export_file import ExportFile, NotAnExportError
from rvggz.wordpress.report import KINDS, Report
from rvggz.wordpress.run import Move, Step


class Command(BaseCommand):
    help = "Haal een WordPress-site over: een export (WXR 1.0–1.2, ook .gz) en de map met uploads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="de export van WordPress (Gereedschap → Exporteren)")
        parser.add_argument("--media", type=Path, metavar="MAP", help="de map wp-content/uploads van de oude site")
        parser.add_argument("--dry-run", action="store_true", help="schrijf niets, vertel wat er zou gebeuren")
        parser.add_argument(
            "--only", action="append", choices=KINDS, metavar="SOORT", help=f"alleen dit: {', '.join(KINDS)}"
        )
        parser.add_argument("--overwrite", action="store_true", help="schrijf ook over wat hier sindsdien bewerkt is")
        parser.add_argument("--report", type=Path, metavar="BESTAND", help="waar de lijst voor de redactie komt (CSV)")

    def handle(self, *, file: Path, media: Path | None, dry_run: bool, report: Path | None, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"Er is geen bestand {file}.")
        if media and not media.is_dir():
            raise CommandError(f"Er is geen map {media}.")
        stamp = timezone.localtime().strftime("%Y%m%d-%H%M%S")
        told = Report(report or settings.VAR_DIR / "import" / f"wordpress-{stamp}.csv")
        move = Move(
            ExportFile(file), told, self.stage, media, frozenset(options["only"] or KINDS), options["overwrite"],
            is_trial=dry_run,
        )  # fmt: skip
        try:
            with undone() if dry_run else as_it_is():
                contents = move.run()
        except NotAnExportError as error:
            raise CommandError(f"{file} is geen export van WordPress (WXR).") from error
        self.bar(None)
        self.summary(told, dry_run)
        if contents.export.damage or told.has_failures:
            raise SystemExit(1)

    def stage(self, name: str, total: int) -> Step:
        """Show how far a stage is: a bar on a terminal, a line elsewhere."""
        self.bar(None)
        if not (self.stderr.isatty() and total):
            self.stdout.write(f"{name} …")
            return lambda position: None
        bar = tqdm(total=total, desc=name, unit="B", unit_scale=True)
        self.bar(bar)

        def step(position: int) -> None:
            bar.update(position - bar.n)

        return step

    def bar(self, bar: Any) -> None:
        if self._bar:
            self._bar.close()
        self._bar = bar

    _bar: Any = None

    def summary(self, told: Report, dry_run: bool) -> None:
        self.stdout.write("")
        for line in told.table() + told.remarks:
            self.stdout.write(line)
        if told.close():
            self.stdout.write(f"Wat iemand moet nakijken staat in {told.path}")
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets geschreven.")


@contextmanager
def as_it_is() -> Iterator[None]:
    yield


@contextmanager
def undone() -> Iterator[None]:
    """Everything inside is rolled back, and its files land in a folder that is thrown away."""
    storage: Any = default_storage  # stands before the real one, which can be changed for another
    kept = storage._wrapped
    with TemporaryDirectory() as folder:
        storage._wrapped = FileSystemStorage(location=folder, base_url=settings.MEDIA_URL)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            storage._wrapped = kept
