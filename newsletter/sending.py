"""The way of a letter: asked, approved, prepared (preparing.py), sent, done. The only writer of a sending's state.

Each verb is one conditional write: of two people who press at once one does it, the other is told.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from newsletter import rules
from newsletter.models import (
    MAY_CHANGE,
    RUNS,
    Delivery,
    DeliveryState,
    NewsletterIssue,
    Sending,
    SendingState,
)

OF_THE_LAST, TOO_MANY = 200, 0.05  # more refused than five in a hundred: something is wrong
AT_LEAST = 60  # of the first few letters one or two may be refused


class NotNowError(Exception):
    """It cannot be done (any more); what is said is for the editor."""


@transaction.atomic
def ask(issue: NewsletterIssue, by: Any, send_at: datetime | None = None) -> Sending:
    """Put an issue before a second editor, as it is now; or on its way at once when none is asked for."""
    revision = issue.get_latest_revision() or issue.save_revision(user=by)
    sending, is_new = Sending.objects.get_or_create(
        issue=issue, defaults={"asked_by": by, "send_at": send_at, "revision": revision, "subject": issue.title}
    )
    if not is_new:
        raise NotNowError("Deze brief is al voorgelegd of verstuurd.")
    if not rules.get().second_editor:
        approve(sending, by)
    return sending


@transaction.atomic
def approve(sending: Sending, by: Any) -> None:
    """A second editor agrees with what was put before her."""
    row = locked(sending)
    if row.state != SendingState.ASKED:
        raise NotNowError("Deze brief is al goedgekeurd.")
    if rules.get().second_editor and row.asked_by_id == by.pk:
        raise NotNowError("Iemand anders dan jij moet deze brief goedkeuren.")
    if row.issue is None or row.issue.latest_revision_id != row.revision_id:
        raise NotNowError("De brief is veranderd nadat hij werd voorgelegd. Neem hem terug en leg hem opnieuw voor.")
    move(row, SendingState.PLANNED, approved_by=by, approved_at=timezone.now())
    transaction.on_commit(_wake)


@transaction.atomic
def take_back(sending: Sending) -> None:
    """Nothing left yet: as if it was never asked."""
    row = locked(sending)
    if row.state not in MAY_CHANGE:
        raise NotNowError("De brief is al onderweg. Je kunt de verzending wel pauzeren of afbreken.")
    row.delete()


@transaction.atomic
def pause(sending: Sending) -> None:
    _from(sending, [SendingState.RUNNING], SendingState.PAUSED, "Deze brief wordt nu niet verstuurd.")


@transaction.atomic
def resume(sending: Sending) -> None:
    stopped = [SendingState.PAUSED, SendingState.STOPPED]
    _from(
        sending, stopped, SendingState.RUNNING, "Deze verzending staat niet stil.", why_stopped="",
        resumed_at=timezone.now(),
    )  # fmt: skip
    transaction.on_commit(_wake)


@transaction.atomic
def cancel(sending: Sending) -> None:
    """Who has it has it; nobody else gets it."""
    _from(sending, list(RUNS), SendingState.CANCELLED, "Deze verzending is al klaar.", finished_at=timezone.now())
    skip_cancelled()


@transaction.atomic
def skip_cancelled() -> int:
    """Rows of a cancelled sending that still wait; of a worker that was busy they come back later."""
    cancelled = Sending.objects.filter(state=SendingState.CANCELLED)
    left = Delivery.objects.filter(sending__in=cancelled, state=DeliveryState.WAITING)
    left.hold()
    return left.update(state=DeliveryState.SKIPPED, settled_at=timezone.now(), answer="afgebroken")


@transaction.atomic
def again(delivery: Delivery) -> None:
    """An editor decided: this one, of which nobody knows whether it left, goes (again)."""
    if not Sending.objects.filter(pk=delivery.sending_id, state__in=[*RUNS, SendingState.DONE]).exists():
        raise NotNowError("Deze verzending is afgebroken: er gaat niets meer uit.")
    again_from = [DeliveryState.UNCERTAIN, DeliveryState.REFUSED, DeliveryState.LEFT_SO]
    mine = Delivery.objects.filter(pk=delivery.pk, state__in=again_from)
    changed = mine.update(
        state=DeliveryState.WAITING, tries=0, not_before=timezone.now(), settled_at=None, worker=None, answer=""
    )
    if not changed:
        raise NotNowError("Dit is al gedaan.")
    Sending.objects.filter(pk=delivery.sending_id, state=SendingState.DONE).update(
        state=SendingState.RUNNING, finished_at=None
    )
    transaction.on_commit(_wake)


@transaction.atomic
def leave_so(delivery: Delivery) -> None:
    """An editor decided: do not send it again."""
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.UNCERTAIN)
    if not mine.update(state=DeliveryState.LEFT_SO, worker=None):
        raise NotNowError("Dit is al gedaan.")


def finish(sending_pk: int) -> bool:
    """Nothing waits any more: it is done. Answers whether it was this call that ended it."""
    if Delivery.objects.filter(sending=sending_pk).open().exists():
        return False
    running = Sending.objects.filter(pk=sending_pk, state=SendingState.RUNNING)
    return bool(running.update(state=SendingState.DONE, finished_at=timezone.now(), why_stopped=""))


def stop_when_refused(sending_pk: int) -> bool:
    """After a refusal: are there so many that something must be wrong? Then it stops, and the editors are told."""
    since = Sending.objects.filter(pk=sending_pk).values_list("resumed_at", flat=True).first()
    settled = Delivery.objects.filter(sending=sending_pk, settled_at__isnull=False).order_by("-settled_at")
    if since:  # an editor saw what was before
        settled = settled.filter(settled_at__gt=since)
    last = list(settled.values_list("state", flat=True)[:OF_THE_LAST])
    refused = last.count(DeliveryState.REFUSED)
    if refused <= max(len(last), AT_LEAST) * TOO_MANY:
        return False
    with transaction.atomic():
        running = Sending.objects.filter(pk=sending_pk, state=SendingState.RUNNING)
        why = f"Van de laatste {len(last)} brieven zijn er {refused} geweigerd."
        if running.update(state=SendingState.STOPPED, why_stopped=why):
            tell(Sending.objects.get(pk=sending_pk))
    return True


def tell(sending: Sending) -> None:
    """The editors hear why it stands still."""
    from newsletter import sending_mail

    sending_mail.stopped(sending)


def locked(sending: Sending) -> Sending:
    """The row as it is now, held for this transaction."""
    row = Sending.objects.select_for_update(of=("self",)).filter(pk=sending.pk).first()
    if row is None:
        raise NotNowError("Deze verzending is teruggenomen.")
    return row


def _from(sending: Sending, states: list[SendingState], to: SendingState, otherwise: str, **more: Any) -> None:
    row = locked(sending)
    if row.state not in states:
        raise NotNowError(otherwise)
    move(row, to, **more)


def move(row: Sending, state: SendingState, **more: Any) -> None:
    """Into another state. ``row``: as ``locked`` gave it; ``more``: columns."""
    Sending.objects.filter(pk=row.pk).update(state=state, **more)


def _wake() -> None:
    from newsletter import tasks

    tasks.wake()
