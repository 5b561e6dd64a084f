from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsletter import mailbox_health
from rvggz import mail_health
from rvggz.mail_records import Mark


class Command(BaseCommand):
    help = "Kijk of de mail goed is ingesteld: de mailserver, SPF, DKIM, DMARC, en waar brieven terugkomen."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for finding in [*mail_health.findings(), *mailbox_health.findings()]:
            self.stdout.write(f"{finding.mark.value:<7} {finding.text}")
            wrong += finding.mark == Mark.WRONG
        if wrong:
            raise CommandError(f"{wrong} te verbeteren. Zie docs/beheer.md, “Mail instellen”.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None: it looks at the settings."""
