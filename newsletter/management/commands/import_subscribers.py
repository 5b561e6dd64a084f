"""Read in a list of subscribers: ``manage.py import_subscribers lijst.csv --dry-run``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsletter import importing
from newsletter.csv_lines import NotAListError


class Command(BaseCommand):
    help = "Lees een lijst abonnees in (CSV), met een kolom met het bewijs van toestemming."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV-bestand, de eerste regel noemt de kolommen")
        parser.add_argument(
            "--wordpress", action="store_true", help="een lijst uit MailPoet of The Newsletter Plugin van WordPress"
        )
        parser.add_argument("--dry-run", action="store_true", help="schrijf niets, vertel wat er zou gebeuren")

    def handle(self, *, file: Path, wordpress: bool, dry_run: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"Er is geen bestand {file}.")
        try:
            with file.open("rb") as lines:
                report = importing.read(lines, wordpress=wordpress, dry_run=dry_run)
        except NotAListError as error:
            raise CommandError(str(error)) from error
        for label, number in report.table():
            self.stdout.write(f"{label}: {number}")
        for line in report.lines:  # without the address: this may end up in a log
            self.stdout.write(f"  regel {line.number}: {line.became.label}")
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets geschreven.")
        if any(report.counts[what] for what in importing.UNREADABLE):
            raise SystemExit(1)
