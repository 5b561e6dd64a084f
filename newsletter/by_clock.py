"""What happens by the clock: one reminder, then away with who never confirmed; the list of the week."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsletter import digest, letters, sending_lock
from newsletter.links import CONFIRM_DAYS, NEW_ADDRESS_DAYS
from newsletter.models import Subscriber, SubscriberState
from rvggz import clock, outbox

BATCH = 200  # letters: as many as the outbox sends over one connection


def register() -> None:
    clock.every(900, "letters: who did not confirm", remind)
    clock.every(300, "letters: the list of the week", wake)


def remind(now: datetime | None = None) -> int:
    """One letter to who asked three days ago and did not confirm. Answers how many."""
    return 0 if sending_lock.is_locked() else _remind(now or timezone.now())


@transaction.atomic
def _remind(now: datetime) -> int:
    waiting = Subscriber.objects.filter(
        state=SubscriberState.ASKED, reminded_at=None, asked_at__lt=now - letters.REMIND_AFTER,
        asked_at__gte=now - timedelta(days=CONFIRM_DAYS),
    )  # fmt: skip
    some = list(waiting.order_by("asked_at").select_for_update(skip_locked=True)[:BATCH])
    outbox.put_many([letters.reminder(one) for one in some])
    Subscriber.objects.filter(pk__in=[one.pk for one in some]).update(reminded_at=now)
    return len(some)


def tidy(now: datetime) -> int:
    """Who never confirmed goes; so does a new address that was never confirmed. Answers how many."""
    old = Subscriber.objects.filter(state=SubscriberState.ASKED, asked_at__lt=now - timedelta(days=CONFIRM_DAYS))
    gone = old.count()
    old.delete()
    unused = Subscriber.objects.filter(wanted_at__lt=now - timedelta(days=NEW_ADDRESS_DAYS))
    return gone + unused.update(wanted_email="", wanted_at=None)


def wake() -> None:
    """Should the list of the week be due and no worker be told, one is told now."""
    if sending_lock.is_locked():
        return
    told = DBTaskResult.objects.ready().filter(task_path=send_weekly.module_path)
    if digest.due().exists() and not told.exists():
        send_weekly.enqueue()


@task(backend="background")
def send_weekly() -> None:
    if not sending_lock.is_locked():
        digest.send()
