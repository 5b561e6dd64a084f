"""What a mail company tells us of our letters by webhook (MAIL_WEBHOOKS), read by django-anymail.

Who calls has proven to be that company, so here the address of a person is proof enough; our mark in a Message-ID says
which letter it was, where the company kept it.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
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
    return [path("nieuwsbrief/terug/", readable(view).as_view(), name="letters_came_back")]


def readable(view: type[Any]) -> type[Any]:
    """The view of anymail, which answers 500 to a body that it cannot read: the company would send it for days."""

    class ReadableView(view):
        def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                self.run_validators(request)
                events = list(self.parse_events(request))
            except SuspiciousOperation:
                raise  # not from that company: 400 too, and in the log
            except Exception:  # whatever reading trips over: any shape of JSON, or none
                return HttpResponseBadRequest()
            for event in events:
                self.signal.send(sender=type(self), event=event, esp_name=self.esp_name)
            return HttpResponse()

    return ReadableView


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
    when = _when(event, letter)
    if leaves:
        if not bounces.is_of_before(person, when):
            subscriptions.leave(person, letter.pk if letter else 0)
        return
    kind, code = _kind(event)
    bounces.count(
        kind, _fingerprint(event, esp_name), code, delivery=letter.pk if letter else None, subscriber=person.pk,
        happened=when,
    )  # fmt: skip


def _when(event: AnymailTrackingEvent, letter: Delivery | None) -> datetime | None:
    """When it happened, as far as anybody knows; events come late, and again for days."""
    told = event.timestamp
    if not isinstance(told, datetime):
        return letter.handed_at if letter else None
    return told if timezone.is_aware(told) else timezone.make_aware(told)


def _text(value: object) -> str:
    """Nothing for what the database cannot hold: JSON may bring NUL and halves of characters."""
    text = str(value or "")
    return "" if "\0" in text or text != text.encode("utf-8", "ignore").decode() else text


def _about(event: AnymailTrackingEvent) -> tuple[Subscriber | None, Delivery | None]:
    mark = next(verp.marks(_text(event.message_id)), None)
    if mark and (letter := Delivery.objects.select_related("subscriber").filter(pk=mark.delivery or 0).first()):
        return letter.subscriber, letter
    person = Subscriber.objects.at(_text(event.recipient).strip()).first()
    when = _when(event, None) or timezone.now()
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
    when = event.timestamp.isoformat() if isinstance(event.timestamp, datetime) else event.event_id
    told = f"{company} {event.event_type} {event.recipient} {event.message_id} {when}"
    return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()
