"""The way of a letter: asked, approved, prepared, sent, done. The only writer of a sending's state.

Each verb is one conditional write: of two people who press at once one does it, the other is told.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from newsletter import checks, rendering, rules, sending_lock
from newsletter.models import (
    MAY_CHANGE,
    RUNS,
    Delivery,
    DeliveryState,
    NewsletterIssue,
    Sending,
    SendingState,
    Subscriber,
)

FILL = """
INSERT INTO newsletter_delivery (sending_id, subscriber_id, state, not_before, tries, answer)
SELECT %s, id, 'waiting', statement_timestamp(), 0, '' FROM ({wanted}) AS wanted (id) ORDER BY id
ON CONFLICT (sending_id, subscriber_id) DO NOTHING
"""
OF_THE_LAST, TOO_MANY = 200, 0.05  # more refused than five in a hundred: something is wrong
AT_LEAST = 60  # of the first few letters one or two may be refused
TRY_AGAIN = timedelta(minutes=10)
NOT_READY = "De brief kon niet worden klaargemaakt. Vraag wie de site beheert om in het logboek te kijken."
logger = logging.getLogger(__name__)


class NotNowError(Exception):
    """It cannot be done (any more); what is said is for the editor."""


class NotReadyError(Exception):
    """The letter cannot go as it is; what is said is for the editor."""


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
    row = _locked(sending)
    if row.state != SendingState.ASKED:
        raise NotNowError("Deze brief is al goedgekeurd.")
    if rules.get().second_editor and row.asked_by_id == by.pk:
        raise NotNowError("Iemand anders dan jij moet deze brief goedkeuren.")
    if row.issue is None or row.issue.latest_revision_id != row.revision_id:
        raise NotNowError("De brief is veranderd nadat hij werd voorgelegd. Neem hem terug en leg hem opnieuw voor.")
    _move(row, SendingState.PLANNED, approved_by=by, approved_at=timezone.now())
    transaction.on_commit(_wake)


@transaction.atomic
def take_back(sending: Sending) -> None:
    """Nothing left yet: as if it was never asked."""
    row = _locked(sending)
    if row.state not in MAY_CHANGE:
        raise NotNowError("De brief is al onderweg. Je kunt de verzending wel pauzeren of afbreken.")
    row.delete()


def begin_due() -> list[int]:
    """Prepare what is approved and whose time has come. Answers the numbers of all that are on their way."""
    if sending_lock.is_locked():
        return []
    for sending in planned_and_due().order_by("pk"):
        try:
            prepare(sending)
        except NotNowError:
            continue  # taken back just now
        except Exception as error:
            logger.exception("Letter %s cannot be prepared", sending.pk)
            _not_ready(sending, str(error) if isinstance(error, NotReadyError) else NOT_READY)
    return list(Sending.objects.filter(state=SendingState.RUNNING).order_by("pk").values_list("pk", flat=True))


def planned_and_due() -> QuerySet[Sending]:
    due = Q(send_at=None) | Q(send_at__lte=timezone.now())
    return Sending.objects.filter(due, state=SendingState.PLANNED)


def _not_ready(sending: Sending, why: str) -> None:
    """It is tried again, others go on, and the editors are told, once for each reason."""
    row = Sending.objects.filter(pk=sending.pk, state=SendingState.PLANNED)
    told = row.exclude(why_stopped=why).exists()
    if row.update(send_at=timezone.now() + TRY_AGAIN, why_stopped=why[:200]) and told:
        _tell(Sending.objects.get(pk=sending.pk))


@transaction.atomic
def prepare(sending: Sending) -> int:
    """Freeze the letter and write one row for each who gets it, all or nothing. Answers how many."""
    row = _locked(sending)
    if row.state != SendingState.PLANNED or row.issue is None:
        return 0
    if row.revision is None:
        raise NotReadyError(
            "De versie die is goedgekeurd bestaat niet meer. Neem de brief terug en leg hem opnieuw voor."
        )
    issue: NewsletterIssue = row.revision.as_object()
    if wrong := checks.of(issue).errors:
        raise NotReadyError(
            f"Er klopt iets niet meer in de brief: {wrong[0].text} Neem hem terug en leg hem opnieuw voor."
        )
    frozen = rendering.frozen(issue)
    sql, params = Subscriber.objects.for_an_issue().order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(wanted=sql), [row.pk, *params])
        total = cursor.rowcount
    now = timezone.now()
    _move(
        row, SendingState.RUNNING, subject=frozen.subject, html=frozen.html, text=frozen.text, total=total,
        prepared_at=now, why_stopped="",
    )  # fmt: skip
    _publish(row, issue)
    return total


def _publish(sending: Sending, issue: NewsletterIssue) -> None:
    """What goes out stands in the archive, unless it is for the mail alone. What was changed since is left alone."""
    page = NewsletterIssue.objects.get(pk=issue.pk)
    if not issue.mail_only and page.latest_revision_id == sending.revision_id:
        issue.date, issue.go_live_at = timezone.localdate(), None  # it is there now, whatever was planned
        revision = issue.save_revision(user=sending.approved_by, log_action=False)
        revision.publish(user=sending.approved_by, skip_permission_checks=True)  # to send is to publish
    elif not issue.mail_only and not page.live and sending.revision:
        sending.revision.publish(user=sending.approved_by, skip_permission_checks=True)
    NewsletterIssue.objects.filter(pk=issue.pk).update(date=timezone.localdate())


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


def skip_cancelled() -> int:
    """Rows of a cancelled sending that still wait; of a worker that was busy they come back later."""
    left = Delivery.objects.filter(sending__state=SendingState.CANCELLED, state=DeliveryState.WAITING)
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
            _tell(Sending.objects.get(pk=sending_pk))
    return True


def _tell(sending: Sending) -> None:
    from newsletter import sending_mail

    sending_mail.stopped(sending)


def _locked(sending: Sending) -> Sending:
    row = Sending.objects.select_for_update(of=("self",)).filter(pk=sending.pk).first()
    if row is None:
        raise NotNowError("Deze verzending is teruggenomen.")
    return row


def _from(sending: Sending, states: list[SendingState], to: SendingState, otherwise: str, **more: Any) -> None:
    row = _locked(sending)
    if row.state not in states:
        raise NotNowError(otherwise)
    _move(row, to, **more)


def _move(row: Sending, state: SendingState, **more: Any) -> None:
    Sending.objects.filter(pk=row.pk).update(state=state, **more)


def _wake() -> None:
    from newsletter import tasks

    tasks.wake()
