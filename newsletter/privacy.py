"""What we hold of people who get the letter, and for how long: entries of the registry in rvggz/privacy.py."""

from datetime import datetime, timedelta
from typing import Any

from newsletter import by_clock, kept_lists, subscriptions
from newsletter.models import Bounce, Subscriber, SubscriberState
from rvggz import email_address, privacy
from rvggz.privacy import Holding, Person

KEPT_AFTER = timedelta(days=365)  # the proof that somebody asked for what we sent
BOUNCES_KEPT = timedelta(days=30)


def export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "e-mailadres": one.email, "naam": one.name, "stand": one.get_state_display(),
            "nieuwsbrief": one.monthly, "weekbericht": one.weekly,
            "thema's": [str(theme) for theme in one.themes.all()],
            "pauze tot": one.paused_until and one.paused_until.isoformat(), "aangemeld via": one.get_source_display(),
            "gevraagd": None if one.is_since_unknown else one.asked_at.isoformat(),
            "bevestigd": one.confirmed_at and one.confirmed_at.isoformat(),
            "tekst bij het aanmelden": one.consent_text, "versie van de tekst": one.consent_version,
            "bewijs van toestemming": one.evidence, "gevraagd nieuw adres": one.wanted_email,
            "stand sinds": one.state_at.isoformat(),
            "brieven": [
                {"onderwerp": row.sending.subject, "stand": row.get_state_display(),
                 "afgehandeld": row.settled_at and row.settled_at.isoformat()}
                for row in one.deliveries.select_related("sending").defer("sending__html", "sending__text")
            ],
        }
        for one in Subscriber.objects.at(email_address.as_kept(person.email))
    ]  # fmt: skip


def _erase(person: Person) -> int:
    return subscriptions.forget(person.email)


def _tidy(now: datetime) -> int:
    """Who left a year ago, who never confirmed, and what came back a month ago."""
    stopped = [SubscriberState.LEFT, SubscriberState.BOUNCED, SubscriberState.COMPLAINED]
    old = Subscriber.objects.filter(state__in=stopped, state_at__lt=now - KEPT_AFTER)
    gone = subscriptions.drop_who_left(old)
    came_back, _ = Bounce.objects.filter(at__lt=now - BOUNCES_KEPT).delete()
    return gone + came_back + by_clock.tidy(now) + kept_lists.tidy(now)


privacy.register(
    Holding(
        "subscribers", "Nieuwsbrief", ("newsletter.Subscriber", "newsletter.Delivery", "newsletter.Bounce"),
        "Zolang je bent aangemeld, en daarna een jaar als bewijs dat je erom vroeg. Wie niet bevestigt, wordt na zeven "
        "dagen gewist. Wat terugkomt van mailservers: 30 dagen. Een lijst die een redacteur inleest: hoogstens een "
        "dag.",
        export=export, erase=_erase, tidy=_tidy,
    )
)  # fmt: skip
# Forgotten holds a keyed hash of an address, of who asked for that; ListDay only numbers; Sending only who of the
# editors asked and approved, which goes with the account.
privacy.impersonal(
    "newsletter.Forgotten", "newsletter.ListDay", "newsletter.Sending", "newsletter.LetterSettings",
    "newsletter.MailHouse", "newsletter.Hand", "newsletter.NewsletterPage", "newsletter.NewsletterArchivePage",
    "newsletter.NewsletterIssue",
)  # fmt: skip
