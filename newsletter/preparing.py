"""A letter begins: what was approved and whose time has come is frozen, and everybody who gets it has a row."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from newsletter import checks, rendering, sending, sending_lock
from newsletter.models import NewsletterIssue, Sending, SendingState, Subscriber
from newsletter.sending import NotNowError

FILL = """
INSERT INTO newsletter_delivery (sending_id, subscriber_id, state, not_before, tries, answer)
SELECT %s, id, 'waiting', statement_timestamp(), 0, '' FROM ({wanted}) AS wanted (id) ORDER BY id
ON CONFLICT (sending_id, subscriber_id) DO NOTHING
"""
TRY_AGAIN = timedelta(minutes=10)
NOT_READY = "De brief kon niet worden klaargemaakt. Vraag wie de site beheert om in het logboek te kijken."
logger = logging.getLogger(__name__)


class NotReadyError(Exception):
    """The letter cannot go as it is; what is said is for the editor."""


def begin_due() -> list[int]:
    """Prepare what is approved and whose time has come. Answers the numbers of all that are on their way."""
    if sending_lock.is_locked():
        return []
    for planned in planned_and_due().order_by("pk"):
        try:
            if not is_looking(planned):
                prepare(planned)
        except NotNowError:
            continue  # taken back just now
        except Exception as error:
            logger.exception("Letter %s cannot be prepared", planned.pk)
            _not_ready(planned, str(error) if isinstance(error, NotReadyError) else NOT_READY)
    return list(Sending.objects.filter(state=SendingState.RUNNING).order_by("pk").values_list("pk", flat=True))


def planned_and_due() -> QuerySet[Sending]:
    due = Q(send_at=None) | Q(send_at__lte=timezone.now())
    return Sending.objects.filter(due, state=SendingState.PLANNED)


def _not_ready(planned: Sending, why: str) -> None:
    """It is tried again, others go on, and the editors are told, once for each reason."""
    row = Sending.objects.filter(pk=planned.pk, state=SendingState.PLANNED)
    told = row.exclude(why_stopped=why).exists()
    if row.update(send_at=timezone.now() + TRY_AGAIN, why_stopped=why[:200]) and told:
        sending.tell(Sending.objects.get(pk=planned.pk))


def is_looking(planned: Sending) -> bool:
    """Does the background still look at links to other sites in it? Then it begins a little later; not for long:
    outside_links.PATIENCE. Outside the transaction of ``prepare``: who asks the background must not be rolled back.
    """
    return planned.revision is not None and checks.of(planned.revision.as_object()).waiting > 0


@transaction.atomic
def prepare(planned: Sending) -> int:
    """Freeze the letter and write one row for each who gets it, all or nothing. Answers how many."""
    row = sending.locked(planned)
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
    sending.move(
        row, SendingState.RUNNING, subject=frozen.subject, html=frozen.html, text=frozen.text, total=total,
        prepared_at=now, why_stopped="",
    )  # fmt: skip
    _publish(row, issue)
    return total


def _publish(row: Sending, issue: NewsletterIssue) -> None:
    """What goes out stands in the archive, unless it is for the mail alone. What was changed since is left alone."""
    page = NewsletterIssue.objects.get(pk=issue.pk)
    if not issue.mail_only and page.latest_revision_id == row.revision_id:
        issue.date, issue.go_live_at = timezone.localdate(), None  # it is there now, whatever was planned
        revision = issue.save_revision(user=row.approved_by, log_action=False)
        revision.publish(user=row.approved_by, skip_permission_checks=True)  # to send is to publish
    elif not issue.mail_only and not page.live and row.revision:
        row.revision.publish(user=row.approved_by, skip_permission_checks=True)
    NewsletterIssue.objects.filter(pk=issue.pk).update(date=timezone.localdate())
