"""Who gets the letter, and what the tests need of it."""

from datetime import timedelta

from django.utils import timezone

from newsletter import subscriptions
from newsletter.models import Delivery, LetterSettings, Sending, Source, Subscriber
from rvggz.models import OutgoingMail

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ADDRESS = "sam@example.test"


def subscriber(email=ADDRESS, **fields) -> Subscriber:
    """Somebody on the list, who confirmed by the page."""
    now = timezone.now()
    known = {"state": "confirmed", "confirmed_at": now, "consent_text": "Ja, graag.", "consent_version": 1}
    return Subscriber.objects.create(email=email, source=Source.PAGE, **{**known, **fields})


def asked(email=ADDRESS, days_ago=0, **fields) -> Subscriber:
    """Somebody who filled in the form, so many days ago."""
    subscriptions.ask(email, **fields)
    Subscriber.objects.filter(email=email).update(asked_at=timezone.now() - timedelta(days=days_ago))
    return Subscriber.objects.get(email=email)


def sent(to: Subscriber, subject="Het vuur van november") -> Delivery:
    """A letter that this one got."""
    now = timezone.now()
    sending = Sending.objects.create(state="done", subject=subject, finished_at=now, total=1)
    return Delivery.objects.create(sending=sending, subscriber=to, state="sent", settled_at=now)


def letters() -> list[tuple[str, str]]:
    """Name and address of what waits in the outbox, in order."""
    return list(OutgoingMail.objects.order_by("pk").values_list("name", "to"))


def path(url: str) -> str:
    """The address without the name of the site."""
    return "/" + url.split("/", 3)[3]


def texts(tree) -> LetterSettings:
    return LetterSettings.for_site(tree.home.get_site())


def link_in(name: str) -> str:
    """The address (a path) of the button in the last letter of this name."""
    mail = OutgoingMail.objects.filter(name=name).order_by("-pk").first()
    return path(mail.context["url"])
