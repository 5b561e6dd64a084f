"""The named reasons of a verdict, in the order in which the rules are asked. Kept with each reaction."""

from django.db.models import TextChoices


class Reason(TextChoices):
    CLOSED = "closed", "Reacties zijn gesloten"
    DUPLICATE = "duplicate", "Stond er al"
    BLOCKED = "blocked", "Geblokkeerd woord of adres"
    MACHINE = "machine", "Waarschijnlijk geen mens"
    PROBABLY_SPAM = "probably-spam", "Waarschijnlijk spam"
    PRIVATE_DATA = "private-data", "Persoonlijke gegevens"
    LINKS = "links", "Veel links"
    SUSPECT_WORDS = "suspect-words", "Woord om op te letten"
    UNDER_ATTACK = "under-attack", "Tijdens een golf van spam"
    EVERYTHING_HELD = "everything-held", "Alles wordt eerst gelezen"
    NEW_WRITER = "new-writer", "Schrijft hier nog niet lang"
    OFTEN_REFUSED = "often-refused", "Vaak niet geplaatst"
    REPORTED = "reported", "Gemeld door lezers"
    CHANGED = "changed", "Gewijzigd door de schrijver"
    OLD_SITE = "old-site", "Wachtte op de oude site"
    SHOWN = "shown", "Meteen geplaatst"
