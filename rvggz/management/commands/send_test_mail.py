from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from rvggz.mail import message, send_now, what_went_wrong


class Command(BaseCommand):
    """At once and not by the outbox, so that you see what the mail server answers."""

    help = "Stuur een proefbericht, zoals alle mail van de site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="waar het heen moet, bijvoorbeeld je eigen adres bij Gmail of Outlook")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["address"])
        except ValidationError:
            raise CommandError("Dit is geen e-mailadres.") from None
        if problem := what_went_wrong(send_now(message("test_mail", options["address"], {}))):
            raise CommandError(problem)
        if not isinstance(get_connection(), EmailBackend):
            self.stdout.write(
                "Deze opstelling geeft geen mail aan een mailserver. Bij make run staat het op /demo/mail/."
            )
            return
        self.stdout.write(
            "De mailserver nam het bericht aan. Kijk of het aankomt, ook bij de spam. Zoek in de bron van het bericht "
            "(“origineel tonen”) naar spf=pass, dkim=pass en dmarc=pass."
        )
