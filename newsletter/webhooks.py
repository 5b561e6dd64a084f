"""What a mail company tells us of our letters by webhook (MAIL_WEBHOOKS), read by django-anymail.

Who calls has proven to be that company, so here the address of a person is proof enough; our mark in a Message-ID says
which letter it was, where the company kept it.
"""

from datetime import timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from django.conf import settings
from django.urls import URLPattern, path
from django.utils import timezone

from newsletter import bounces, subscriptions, verp
from newsletter.bounce_codes import judge
from newsletter.models import BounceKind, Delivery, Subscriber

NOT_TAKEN = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}
LATELY = timedelta(days=5)  # so long after a letter, what a company tells of its reader is of that letter


def urlpatterns() -> list[URLPattern]:
    """An address only where a company was named."""
    if not settings.MAIL_WEBHOOKS:
        return []
    module = import_module(f"anymail.webhooks.{settings.MAIL_WEBHOOKS}")
    view = next(getattr(module, name) for name in dir(module) if name.endswith("TrackingWebhookView"))
    return [path("nieuwsbrief/terug/", view.as_view(), name="letters_came_back")]


def connect() -> None:
    tracking.connect(hear, dispatch_uid="letters_came_back")


def hear(sender: Any, event: AnymailTrackingEvent, esp_name: str, **more: Any) -> None:
    """Something happened to a message. Most of it (delivered, opened …) is none of our business."""
    leaves = event.event_type == EventType.UNSUBSCRIBED or event.reject_reason == RejectReason.UNSUBSCRIBED
    if not leaves and event.event_type not in {*NOT_TAKEN, EventType.COMPLAINED}:
        return
    person, letter = _about(event)
    if person is None:
        return
    if leaves:
        subscriptions.leave(person, letter.pk if letter else 0)
        return
    kind, code = _kind(event)
    bounces.count(
        kind, _fingerprint(event, esp_name), code, delivery=letter.pk if letter else None, subscriber=person.pk
    )


def _about(event: AnymailTrackingEvent) -> tuple[Subscriber | None, Delivery | None]:
    mark = next(verp.marks(str(event.message_id or "")), None)
    if mark and (letter := Delivery.objects.select_related("subscriber").filter(pk=mark.delivery or 0).first()):
        return letter.subscriber, letter
    person = Subscriber.objects.at(str(event.recipient or "").strip()).first()
    when = event.timestamp or timezone.now()
    letters = Delivery.objects.filter(subscriber=person, handed_at__range=(when - LATELY, when + timedelta(minutes=5)))
    return person, letters.order_by("-handed_at").first() if person else None


def _kind(event: AnymailTrackingEvent) -> tuple[BounceKind, str]:
    """By what the company says in so many words, else by the answer of the mail server that it passes on."""
    if event.event_type == EventType.COMPLAINED:
        return BounceKind.COMPLAINT, ""
    kind, code = judge("", f"{event.mta_response or ''} {event.description or ''}"[:4000])
    known = event.esp_event if hasattr(event.esp_event, "get") else {}
    own = " ".join(str(known.get(name, "")) for name in ("event", "type", "Type")).lower()
    if "soft" in own:
        return BounceKind.SOFT, code
    if "hard" in own or known.get("hard_bounce") is True or event.reject_reason == RejectReason.INVALID:
        return BounceKind.HARD, code
    return kind, code


def _fingerprint(event: AnymailTrackingEvent, company: str) -> str:
    """Companies tell things twice, not always with the same number."""
    when = event.timestamp.isoformat() if event.timestamp else event.event_id
    return sha256(f"{company} {event.event_type} {event.recipient} {event.message_id} {when}".encode()).hexdigest()
