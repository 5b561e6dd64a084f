import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import ArticlePage, Keyword, ThemePage
from participants.models import ParticipantPage
from rvggz.demo import build, people
from rvggz.demo.art.sheet import WIDTH


class Command(BaseCommand):
    help = "Fill an empty site with the demo site: made-up articles, organisations and two accounts to log in with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing when there is content already.")
        parser.add_argument(
            "--picture-width", type=int, default=WIDTH, help=f"Draw smaller pictures: so many dots wide ({WIDTH})."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and not build.is_empty():
            return
        start = time.monotonic()
        try:
            build.load(self.stdout.write, options["picture_width"])
        except build.NotEmptyError:
            raise CommandError(
                "Deze site heeft al inhoud. De demo vult alleen een lege site: begin met een lege database."
            ) from None
        self.stdout.write(
            f"Klaar in {time.monotonic() - start:.0f} s: {ArticlePage.objects.live().count()} artikelen, "
            f"{ThemePage.objects.count()} thema's, {Keyword.objects.count()} trefwoorden, "
            f"{ParticipantPage.objects.count()} organisaties."
        )
        for account in people.ACCOUNTS:
            self.stdout.write(f"Inloggen op {account.door}: {account.email} met {account.password} ({account.what})")
        self.stdout.write("De tweede stap bij het inloggen: /demo/code/ laat de code zien.")
