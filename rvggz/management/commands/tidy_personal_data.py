"""Erase what was kept long enough. The worker does it every hour; this does it now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from rvggz import lost_files, privacy


class Command(BaseCommand):
    help = "Wis persoonsgegevens waarvan de termijn voorbij is, en tel ze."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="wis niets, vertel wat er gewist zou worden")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        with transaction.atomic():
            erased = privacy.tidy()
            transaction.set_rollback(dry_run)
        erased["Bestanden waar niets meer bij hoort"] = lost_files.sweep(dry_run=dry_run)
        for label, number in erased.items():
            self.stdout.write(f"{label}: {number} {'te wissen' if dry_run else 'gewist'}")
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets gewist.")
