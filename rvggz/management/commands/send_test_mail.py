from argparse import ArgumentParser
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.backends.smtp import EmailBackend
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from rvggz.handover import Line, Outcome
from rvggz.mail import message
from rvggz.mail_headers import ascii_address

WHAT = {
    Outcome.LATER: "De mailserver weigert het voor nu",
    Outcome.REFUSED: "De mailserver weigert het",
    Outcome.UNCERTAIN: "De verbinding brak nadat het bericht was aangeboden; misschien is het weg, misschien niet",
    Outcome.DOWN: "De mailserver is niet te bereiken (draai ook check_mail)",
}


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
        data = message("test_mail", options["address"], {}).as_bytes()
        line = Line()
        sender = ascii_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        answer = line.hand_over(sender, ascii_address(options["address"]), data)
        line.close()
        if answer.outcome != Outcome.SENT:
            raise CommandError(f"{WHAT[answer.outcome]}: {answer.code or ''} {answer.text}".strip(" :"))
        if not isinstance(line.backend, EmailBackend):
            self.stdout.write(
                "Deze opstelling geeft geen mail aan een mailserver. Bij make run staat het op /demo/mail/."
            )
            return
        self.stdout.write(
            "De mailserver nam het bericht aan. Kijk of het aankomt, ook bij de spam. Zoek in de bron van het bericht "
            "(“origineel tonen”) naar spf=pass, dkim=pass en dmarc=pass."
        )
