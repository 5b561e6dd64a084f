"""The words people agree to when they ask for the letter, and which version they are. Kept in the cache until saved."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction

from newsletter.models import LetterSettings
from newsletter.models.settings import CONSENT
from rvggz import page_cache

KEY = "newsletter.consent.1"
SECONDS = 300


@dataclass(frozen=True)
class Wording:
    text: str = CONSENT
    version: int = 1


def get() -> Wording:
    wording: Wording | None = cache.get(KEY)
    if wording is None:
        wording = read()
        cache.set(KEY, wording, SECONDS)
    return wording


def read() -> Wording:
    kept = LetterSettings.objects.filter(site__is_default_site=True).values_list("consent_text", "consent_version")
    return Wording(*found) if (found := kept.first()) else Wording()


def forget() -> None:
    """They changed: once now, and once when others can see the change. Every page shows them."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))
    page_cache.forget()
