from typing import Any

from django.core.management.base import BaseCommand

from rvggz.worker import work


class Command(BaseCommand):
    help = "Doet het werk op de achtergrond: PDF's maken, geplande artikelen plaatsen, opruimen. Stop met SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        work()
