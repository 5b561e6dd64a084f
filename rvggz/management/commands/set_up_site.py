"""Make an empty database a site that can be opened: ``manage.py set_up_site``."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from articles.models import HomePage, SiteTexts
from participants.models import Member
from rvggz import site_setup, terminal

AGAIN = "manage.py set_up_site --admin {}"
NO_ADMINISTRATOR = "Er is nog geen beheerder. Nodig er een uit: " + AGAIN.format("jij@example.org")


class Command(BaseCommand):
    help = "Zet de vaste pagina's, de eerste teksten en de groepen klaar, en nodig de eerste beheerder uit. Mag vaker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", default="", help="naam van de site")
        parser.add_argument("--organisation", default="", help="naam en postadres van wie verantwoordelijk is")
        parser.add_argument("--email", default="", help="e-mailadres van de redactie, dat iedereen mag zien")
        parser.add_argument("--admin", default="", metavar="E-MAILADRES", help="wie de eerste beheerder wordt")
        parser.add_argument("--admin-name", default="", metavar="NAAM", help="voornaam en achternaam van die beheerder")
        parser.add_argument("--no-input", action="store_false", dest="asks", help="vraag niets")

    def handle(self, *, admin: str, admin_name: str, asks: bool, **options: Any) -> None:
        self.asks = asks and terminal.is_there()
        for address in (options["email"], admin):
            check_address(address)
        given = site_setup.Answers(options["name"], options["organisation"], options["email"])
        done = site_setup.make_site(self.answers(given))
        self.stdout.write(f"De site: {done.site.site_name}, {settings.WAGTAILADMIN_BASE_URL}/")
        if done.made:
            self.stdout.write(f"Gemaakt: {', '.join(done.made)}")
        if done.kept:
            self.stdout.write(f"Stond er al, en is niet veranderd: {', '.join(done.kept)}")
        if done.filled:
            self.stdout.write(f"Ingevuld wat er nog openstond: {', '.join(done.filled)}")
        if not settings.WAGTAILADMIN_BASE_URL.startswith(done.site.root_url):
            self.stderr.write(
                f"Let op: het beheer noemt {done.site.root_url} als adres van de site, en SITE_URL zegt iets anders. "
                "Pas het aan bij Instellingen → Sites."
            )
        self.administrator(admin, admin_name)

    def answers(self, given: site_setup.Answers) -> site_setup.Answers:
        """Asked only of a site that has none of it yet."""
        if not self.asks or (HomePage.objects.exists() and SiteTexts.objects.exclude(contact_email="").exists()):
            return given
        name = given.name or self.ask("Naam van de site", settings.WAGTAIL_SITE_NAME)
        who = given.organisation or self.ask("Naam en postadres van de organisatie die verantwoordelijk is (mag later)")
        return site_setup.Answers(name, who, given.email or self.address("E-mailadres van de redactie (mag later)"))

    def administrator(self, email: str, name: str) -> None:
        there = site_setup.administrators()
        if not email and not there and self.asks:
            email = self.address("E-mailadres van de eerste beheerder")
            name = name or self.ask("Voornaam en achternaam van die beheerder")
        if email:
            first, _, last = name.strip().partition(" ")
            self.invite(site_setup.make_administrator(email, first, last))
        elif not there:
            raise CommandError(NO_ADMINISTRATOR)
        elif not any(member.has_usable_password() for member in there):
            again = AGAIN.format(there[0].email)
            self.stdout.write(f"De beheerder koos nog geen wachtwoord. Stuur de uitnodiging nog eens: {again}")

    def invite(self, member: Member) -> None:
        if member.has_usable_password():
            self.stdout.write(f"{member.email} is beheerder, en logt in met het wachtwoord dat er al was.")
            return
        if problem := site_setup.invite_administrator(member):
            raise CommandError(
                f"De site staat klaar, maar de uitnodiging aan {member.email} kon niet weg. {problem}. "
                f"Herstel de mail (manage.py check_mail), en stuur haar dan: {AGAIN.format(member.email)}"
            )
        self.stdout.write(f"{member.email} krijgt een mail met een link om een wachtwoord te kiezen.")

    def ask(self, question: str, default: str = "") -> str:
        return terminal.ask(question, default=default, instead="Geef het mee als optie: zie --help.")

    def address(self, question: str) -> str:
        """Asked until it is one, or nothing."""
        while True:
            answer = self.ask(question)
            try:
                check_address(answer)
            except CommandError as error:
                self.stderr.write(str(error))
            else:
                return answer

    asks = False


def check_address(address: str) -> None:
    try:
        validate_email(address or "iemand@example.org")
    except ValidationError:
        raise CommandError(f"“{address}” is geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl.") from None
