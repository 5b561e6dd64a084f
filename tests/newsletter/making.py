<<<<<<< HEAD
"""Who gets the letter, and what the tests need of it."""

from datetime import timedelta

from django.utils import timezone

from newsletter import subscriptions
from newsletter.models import Delivery, Sending, Source, Subscriber
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


def link_in(name: str) -> str:
    """The address (a path) of the button in the last letter of this name."""
    mail = OutgoingMail.objects.filter(name=name).order_by("-pk").first()
    return "/" + mail.context["url"].split("/", 3)[3]
=======
"""Subscribers, issues and sendings for tests."""

from django.utils import timezone

from newsletter import sending as verbs
from newsletter.models import (
    LetterSettings,
    NewsletterArchivePage,
    NewsletterIssue,
    NewsletterPage,
    Sending,
    SendingState,
    Subscriber,
    SubscriberState,
)
from tests import factories

FAST = {"second_editor": False, "per_second": 100_000, "per_hour": 100_000_000}


def settings(tree, **fields):
    """What the editors chose about letters."""
    found = LetterSettings.for_site(tree.home.get_site())
    for name, value in {**FAST, **fields}.items():
        setattr(found, name, value)
    found.save()
    return found


def archive(tree):
    """The pages that letters stand below."""
    found = NewsletterArchivePage.objects.first()
    if found:
        return found
    page = factories.publish(tree.home, NewsletterPage(title="Nieuwsbrief", slug="nieuwsbrief"))
    return factories.publish(page, NewsletterArchivePage(title="Archief", slug="archief"))


def issue(tree, title="Brief van juni", body=(), **fields):
    """An issue, not published."""
    blocks = list(body) or [
        ("greeting", {"text": "Beste", "without_name": "Beste lezer"}),
        ("text", "<p>Dag allen.</p>"),
    ]
    page = NewsletterIssue(title=title, slug=fields.pop("slug", None) or title.lower().replace(" ", "-"), **fields)
    page.body = blocks
    return factories.publish(archive(tree), page, live=False)


def subscribers(number, start=0, **fields):
    """So many on the list: lezer0@example.test and on."""
    fields = {"state": SubscriberState.CONFIRMED, "confirmed_at": timezone.now(), **fields}
    rows = [Subscriber(email=f"lezer{start + n}@example.test", name=f"Lezer {n}", **fields) for n in range(number)]
    return Subscriber.objects.bulk_create(rows)


def on_its_way(tree, by, number=0, **fields):
    """A sending that was prepared for so many new subscribers."""
    settings(tree, **fields)
    subscribers(number)
    letter = issue(tree)
    sending = Sending.objects.create(
        issue=letter, revision=letter.get_latest_revision() or letter.save_revision(), asked_by=by, approved_by=by,
        state=SendingState.PLANNED,
    )  # fmt: skip # by the verbs it would be sent at once: a test's tasks do not wait
    verbs.prepare(sending)
    return Sending.objects.get(pk=sending.pk)
>>>>>>> 01ecc2b (Sending letters: one row each, claimed, marked, handed over, stamped (not whole yet))
