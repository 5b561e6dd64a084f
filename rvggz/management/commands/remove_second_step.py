from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from participants import two_steps
from participants.accounts import letters
from participants.models import Member


class Command(BaseCommand):
    """For who lost telephone and recovery codes, once you are sure that it is that person who asks."""

    help = "Haal de tweede stap van een lid weg: app, passkeys en herstelcodes. Het lid wordt overal uitgelogd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="e-mailadres van het lid")

    def handle(self, *args: Any, **options: Any) -> None:
        member = Member.objects.filter(email__iexact=options["email"]).first()
        if member is None:
            raise CommandError("Er is geen lid met dit e-mailadres.")
        gone = two_steps.take_away(member)
        if gone:
            letters.changed(member, "Een beheerder heeft je tweede stap weggehaald. Je kunt een nieuwe instellen.")
        self.stdout.write(f"{gone} weggehaald. Het lid logt in met het wachtwoord, en stelt een nieuwe stap in.")
