"""Makes all that lists and search look in anew from the pages."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from articles import rebuilding


class Command(BaseCommand):
    help = "Maakt opnieuw waar overzichten en zoeken in kijken. Lezers merken er niets van."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-changed", action="store_true", help="alleen als sjablonen of SITE_URL veranderden")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_changed"] and not rebuilding.is_needed():
            self.stdout.write("Alles is nog bij de tijd.")
            return
        total = sum(len(numbers) for numbers in rebuilding.pages())
        done = 0
        with tqdm(total=total, unit=" pagina's", disable=not sys.stderr.isatty()) as bar:
            for number in rebuilding.rebuild():
                done += number
                bar.update(number)
        self.stdout.write(f"{done} pagina's opnieuw vindbaar gemaakt.")
