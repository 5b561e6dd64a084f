"""Everything that the site holds of one person, for that person (art. 15 and 20 AVG)."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rvggz import privacy


class Command(BaseCommand):
    help = "Schrijf op wat de site van iemand bewaart, met het e-mailadres als ingang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAILADRES")
        parser.add_argument("--output", type=Path, metavar="BESTAND", help="schrijf naar dit bestand (JSON)")

    def handle(self, *, email: str, output: Path | None, **options: Any) -> None:
        try:
            found = privacy.export(privacy.person(email))
        except privacy.NotAnAddressError:
            raise CommandError(privacy.NOT_AN_ADDRESS) from None
        text = json.dumps({"gegevens": found, "hoe lang en waarom": kept()}, ensure_ascii=False, indent=2, default=str)
        if output is None:
            self.stdout.write(text)
            return
        try:
            # Readable for who asked for it, not for everyone on the machine.
            file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"{output} bestaat al. Kies een andere naam.") from None
        except OSError as error:
            raise CommandError(f"{output} kan niet geschreven worden: {error.strerror}.") from None
        with os.fdopen(file, "w", encoding="utf-8") as opened:
            opened.write(text + "\n")
        rows = sum(len(rows) for rows in found.values())
        self.stdout.write(f"{rows} gegevens geschreven naar {output}." if rows else f"Niets gevonden; zie {output}.")


def kept() -> dict[str, str]:
    return {holding.label: holding.kept for holding in privacy.holdings()}
