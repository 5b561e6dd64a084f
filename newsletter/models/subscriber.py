"""Who gets the letter, and the evidence that each of them asked for it (art. 11.7 Telecommunicatiewet, art. 7 AVG)."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from newsletter.querysets import SubscriberQuerySet
from newsletter.word_search import Words
from rvggz.email_field import EmailField


class SubscriberState(models.TextChoices):
    ASKED = "asked", "Wacht op bevestiging"
    CONFIRMED = "confirmed", "Aangemeld"
    LEFT = "left", "Afgemeld"
    BOUNCED = "bounced", "Gestopt: post komt terug"
    COMPLAINED = "complained", "Gestopt: als spam gemeld"


class Source(models.TextChoices):
    PAGE = "page", "Pagina Nieuwsbrief"
    FOOTER = "footer", "Onderaan een pagina"
    REACTION = "reaction", "Na een reactie"
    ACCOUNT = "account", "Mijn account"
    IMPORT = "import", "Ingelezen lijst"
    WORDPRESS = "wordpress", "De oude site"


class Subscriber(models.Model):
    """An address on the list. Only subscriptions.py writes ``state``; no network address is ever kept."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # in signed links, never alone
    email = EmailField("e-mailadres", max_length=254)  # always in lower case, domain in ASCII
    name = models.CharField("naam", max_length=80, blank=True)
    state = models.CharField("stand", max_length=10, choices=SubscriberState, default=SubscriberState.ASKED)
    # What somebody wants to have.
    monthly = models.BooleanField("de nieuwsbrief, elke maand", default=True)
    weekly = models.BooleanField("een lijstje van nieuwe artikelen, elke week", default=False)
    themes = models.ManyToManyField("articles.ThemePage", blank=True, related_name="+", verbose_name="thema's")
    paused_until = models.DateField("pauze tot", null=True, blank=True)
    # The evidence.
    source = models.CharField("aangemeld via", max_length=10, choices=Source, default=Source.PAGE)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    consent_version = models.PositiveSmallIntegerField("versie van de tekst", default=0)
    consent_text = models.TextField("tekst bij het aanmelden", blank=True)
    evidence = models.TextField("bewijs van toestemming", blank=True)  # of who was read in from a list
    # What happened later.
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True)
    state_at = models.DateTimeField("stand sinds", default=timezone.now)
    wanted_email = EmailField("nieuw adres, nog niet bevestigd", max_length=254, blank=True)
    wanted_at = models.DateTimeField("nieuw adres gevraagd op", null=True, blank=True)
    digest_at = models.DateTimeField("laatste weekbericht", null=True, blank=True)

    objects: ClassVar[Any] = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnee"
        verbose_name_plural = "abonnees"
        constraints = (
            models.UniqueConstraint(
                Lower("email"), name="subscriber_once", violation_error_message="Dit adres staat al op de lijst."
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["state", "monthly"], name="subscriber_list"),
            models.Index(fields=["state", "asked_at"], name="subscriber_asked"),
            models.Index(fields=["wanted_email"], name="subscriber_wanted", condition=~Q(wanted_email="")),
            models.Index(fields=["-state_at", "-id"], name="subscriber_newest"),  # the list of editors
            GinIndex(Words("email", "name"), name="subscriber_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"abonnee {self.pk}"  # no address in logs

    @property
    def is_since_unknown(self) -> bool:
        """Read in from a list that did not say when: ``asked_at`` is only the moment of reading."""
        is_of_a_list = self.source in {Source.IMPORT, Source.WORDPRESS}
        return is_of_a_list and self.confirmed_at is None and self.state != SubscriberState.ASKED

    @property
    def is_paused(self) -> bool:
        return bool(self.paused_until and self.paused_until > timezone.localdate())


class Forgotten(models.Model):
    """Who asked to be forgotten: a keyed hash of the address, so that no list that is read in brings it back."""

    fingerprint = models.CharField(max_length=64, unique=True)
    since = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = "vergeten adres"
        verbose_name_plural = "vergeten adressen"

    def __str__(self) -> str:
        return f"vergeten {self.pk}"


class ListDay(models.Model):
    """How many came and went on one day. Nobody can be found in it."""

    day = models.DateField(unique=True)
    confirmed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    bounced = models.PositiveIntegerField(default=0)
    complained = models.PositiveIntegerField(default=0)
    erased = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "dag van de lijst"
        verbose_name_plural = "dagen van de lijst"

    def __str__(self) -> str:
        return self.day.isoformat()
