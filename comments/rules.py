"""The settings of the editors as the rest of the app uses them: read once, kept in the cache until they are saved."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from comments.models import Mode, ProofOfWork, ReactionSettings
from rvggz import page_cache

KEY = "comments.rules.1"
SECONDS = 300


@dataclass(frozen=True)
class Rules:
    made: str = ""  # another one each time they are read: part of the key of what is kept as long as this
    mode: str = Mode.ALL_HELD
    link_limit: int = 2
    close_after_days: int | None = None
    reports_to_hide: int = 3
    blocked_words: str = ""
    suspect_words: str = ""
    proof_of_work: str = ProofOfWork.AUTOMATIC
    crisis_phrases: str = ""
    crisis_text: str = ""
    house_rules: tuple[str, ...] = ()
    house_rules_url: str = ""
    consent_text: str = ""
    consent_version: int = 1

    def is_closed(self, comments_open: bool, published_on: date | None) -> bool:
        """May nobody react (any more) under an article of this date?"""
        if not comments_open:
            return True
        if not (self.close_after_days and published_on):
            return False
        return timezone.localdate() > published_on + timedelta(days=self.close_after_days)


def get() -> Rules:
    rules: Rules | None = cache.get(KEY)
    if rules is None:
        rules = read()
        cache.set(KEY, rules, SECONDS)
    return rules


def read() -> Rules:
    site = Site.objects.filter(is_default_site=True).first()
    kept = ReactionSettings.for_site(site) if site else ReactionSettings()
    page = kept.house_rules_page
    return Rules(
        made=uuid.uuid4().hex,
        mode=kept.mode,
        link_limit=kept.link_limit,
        close_after_days=kept.close_after_days,
        reports_to_hide=kept.reports_to_hide,
        blocked_words=kept.blocked_words,
        suspect_words=kept.suspect_words,
        proof_of_work=kept.proof_of_work,
        crisis_phrases=kept.crisis_phrases,
        crisis_text=kept.crisis_text,
        house_rules=tuple(line.strip() for line in kept.house_rules.splitlines() if line.strip()),
        house_rules_url=(page.url or "") if page and page.live else "",
        consent_text=kept.consent_text,
        consent_version=kept.consent_version,
    )


def forget() -> None:
    """Something of them changed: once now, and once when others can see the change."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))
    page_cache.forget()
