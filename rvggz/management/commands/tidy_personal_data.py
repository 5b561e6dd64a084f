"""Erase what was kept long enough. The worker does it every hour; this does it now."""

from typing import Any

from django.core.management.base import BaseCommand

from rvggz import privacy


class Command(BaseCommand):
    help = "Wis persoonsgegevens waarvan de termijn voorbij is, en tel ze."

    def handle(self, **options: Any) -> None:
        for label, number in privacy.tidy().items():
            self.stdout.write(f"{label}: {number} gewist")
