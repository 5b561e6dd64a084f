"""Letters that left, and mail that comes back about them, for tests."""

from pathlib import Path

from django.utils import timezone

from newsletter import verp
from newsletter.models import Delivery, DeliveryState, Sending, SendingState, Subscriber, SubscriberState

FOLDER = Path(__file__).parent / "reports"


def subscriber(email="sam@elders.example", **fields):
    return Subscriber.objects.create(email=email, **{"state": SubscriberState.CONFIRMED, **fields})


def letter(to, **fields):
    """A delivery that was sent, of an issue of its own."""
    sending = Sending.objects.create(state=SendingState.DONE, subject="Nieuwsbrief november")
    sent = {"state": DeliveryState.SENT, "handed_at": timezone.now(), "settled_at": timezone.now(), **fields}
    return Delivery.objects.create(sending=sending, subscriber=to, **sent)


def report(name, delivery_pk, sender=None, message_id=None):
    """One of reports/*.eml, about this delivery."""
    message_id = message_id or verp.message_id(delivery_pk)
    text = (FOLDER / f"{name}.eml").read_text()
    text = text.replace("@@SENDER@@", sender or verp.sender_of(delivery_pk)).replace("@@MESSAGE_ID@@", message_id)
    half = len(message_id) // 2
    return text.replace("@@QP_MESSAGE_ID@@", f"{message_id[:half]}=\n{message_id[half:]}").encode()
