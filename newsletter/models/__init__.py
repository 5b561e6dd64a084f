from .bounce import Bounce, BounceKind
from .delivery import LEFT_THE_HOUSE, OPEN, Delivery, DeliveryState
from .hand import Hand
from .pages import NewsletterArchivePage, NewsletterIssue, NewsletterPage
from .sending import MAY_CHANGE, RUNS, Sending, SendingState
from .settings import LetterSettings, MailHouse
from .subscriber import Forgotten, ListDay, Source, Subscriber, SubscriberState

__all__ = [
    "LEFT_THE_HOUSE",
    "MAY_CHANGE",
    "OPEN",
    "RUNS",
    "Bounce",
    "BounceKind",
    "Delivery",
    "DeliveryState",
    "Forgotten",
    "Hand",
    "LetterSettings",
    "ListDay",
    "MailHouse",
    "NewsletterArchivePage",
    "NewsletterIssue",
    "NewsletterPage",
    "Sending",
    "SendingState",
    "Source",
    "Subscriber",
    "SubscriberState",
]
