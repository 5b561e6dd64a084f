"""Erase what the site holds of one person (art. 17 AVG)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from participants.erasing import LastAdministratorError
from rvggz import privacy, terminal
from rvggz.privacy import Person

QUESTION = "Dit kan niet terug. Typ “wis” om door te gaan"
NOBODY_THERE = "Er is niets gewist. Weet je het zeker, geef dan --yes mee."
STAYS = ("Artikelen", "Wie een beeld of bestand plaatste of maakte")


class Command(BaseCommand):
    help = "Wis wat de site van iemand bewaart: reacties, account, contactgegevens, berichten die nog weg moeten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAILADRES")
        parser.add_argument("--dry-run", action="store_true", help="wis niets, vertel wat er gewist zou worden")
        parser.add_argument(
            "--keep", action="append", default=[], choices=[holding.name for holding in privacy.choices()],
            help="laat dit staan, als van ‘een oud-lid’ (mag vaker)",
        )  # fmt: skip
        parser.add_argument("--yes", action="store_true", help="vraag niets")

    def handle(self, *, email: str, dry_run: bool, yes: bool, keep: list[str], **options: Any) -> None:
        try:
            who = privacy.person(email)
        except privacy.NotAnAddressError:
            raise CommandError(privacy.NOT_AN_ADDRESS) from None
        stays = {label: rows for label, rows in privacy.export(who).items() if label in STAYS}
        would = self.erase(who, keep, undo=True)
        self.tell("Dit wordt gewist:" if would else "Er is niets om te wissen.", would)
        self.tell_what_stays(stays)
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets gewist.")
        elif would:
            if not yes and terminal.ask(QUESTION, instead=NOBODY_THERE).lower() not in {"wis", "“wis”"}:
                raise CommandError("Er is niets gewist.")
            self.tell("Gewist:", self.erase(who, keep, undo=False))

    @staticmethod
    def erase(who: Person, keep: list[str], *, undo: bool) -> dict[str, int]:
        """Erase, or only look what that would do."""
        try:
            with transaction.atomic():
                erased = privacy.erase(who, keep)
                transaction.set_rollback(undo)
        except LastAdministratorError:
            raise CommandError("Dit is de enige beheerder. Maak eerst iemand anders beheerder.") from None
        return erased

    def tell(self, heading: str, numbers: dict[str, int]) -> None:
        self.stdout.write(heading)
        for label, number in numbers.items():
            self.stdout.write(f"  {label}: {number}")

    def tell_what_stays(self, stays: dict[str, list[dict[str, Any]]]) -> None:
        for label, rows in stays.items():
            self.stdout.write(f"Blijft staan, kijk zelf of er nog een naam bij staat ({label}):")
            for row in rows:
                self.stdout.write(f"  {row.get('titel') or row.get('afbeelding') or row.get('document')}")
