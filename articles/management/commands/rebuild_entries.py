"""Makes all that lists and search look in anew from the pages."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles import rebuilding


class Command(BaseCommand):
    help = "Maakt opnieuw waar overzichten en zoeken in kijken. Lezers merken er niets van."

    def handle(self, *args: Any, **options: Any) -> None:
        total = sum(len(numbers) for numbers in rebuilding.pages())
        done = 0
        with tqdm(total=total, unit=" pagina's", disable=not sys.stderr.isatty()) as bar:
            for number in rebuilding.rebuild():
                done += number
                bar.update(number)
        self.stdout.write(f"{done} pagina's opnieuw vindbaar gemaakt.")
