"""Many subscribers, and a letter on its way to them."""

from django.utils import timezone

from newsletter import preparing
from newsletter.models import (
    Delivery,
    LetterSettings,
    Sending,
    SendingState,
    Subscriber,
    SubscriberState,
)
from tests.newsletter import issues

FAST = {"second_editor": False, "per_second": 100_000, "per_hour": 100_000_000}


def settings(tree, **fields):
    """What the editors chose about letters."""
    found = LetterSettings.for_site(tree.home.get_site())
    for name, value in {**FAST, **fields}.items():
        setattr(found, name, value)
    found.save()
    return found


def issue(tree, title="Brief van juni", body=(), **fields):
    """An issue, not published."""
    blocks = list(body) or [
        ("greeting", {"text": "Beste", "without_name": "Beste lezer"}),
        ("text", "<p>Dag allen.</p>"),
    ]
    slug = fields.pop("slug", None) or title.lower().replace(" ", "-")
    return issues.publish(tree, {"title": title, "slug": slug, "body": blocks, **fields}, live=False)


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
    preparing.prepare(sending)
    return Sending.objects.get(pk=sending.pk)


def states(of):
    return sorted(Delivery.objects.filter(sending=of).values_list("state", flat=True))
