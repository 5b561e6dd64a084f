"""Members follow things, as tests need it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from articles.following import letters, spreading
from articles.models import Follow, Happening
from rvggz.models import OutgoingMail

MONDAY = datetime(2026, 11, 16, 8, tzinfo=ZoneInfo("Europe/Amsterdam"))


def tell(now=None):
    """What the worker does."""
    spreading.spread(now)
    return letters.send_due(now)


def mails():
    return list(OutgoingMail.objects.filter(name="following").order_by("pk"))


def titles(mail):
    return [one["title"] for one in mail.context["articles"]]


def happened(at):
    Happening.objects.update(at=at)
    Follow.objects.update(since=at - timedelta(days=1))
