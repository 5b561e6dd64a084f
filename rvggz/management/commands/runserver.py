from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as Runserver
from django.core.management.base import CommandError


class Command(Runserver):
    """As Django has it, and for this machine alone where passwords can be read by everyone (the demo)."""

    addr: str  # worked out by Django before it calls run

    def run(self, **options: Any) -> None:
        if settings.DEMO and not is_this_machine(self.addr):
            raise CommandError(
                f"Met de instellingen van de demo alleen op deze computer: 127.0.0.1, niet {self.addr}. "
                "Wachtwoorden en codes staan open en bloot. Een echte site: docs/beheer.md."
            )
        super().run(**options)


def is_this_machine(address: str) -> bool:
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False
