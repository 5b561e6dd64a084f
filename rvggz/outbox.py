"""Mail that goes out once: written with what it is about in one transaction, sent by the worker after commit.

Claim first, then send: a row is claimed by a conditional write that only one worker can win, and that is committed
before the mail server is spoken to. A worker that dies in between leaves the row claimed; nobody can know whether the
message left, so after a quarter of an hour it becomes "uncertain" and waits for a person. So does, at once, a message
that the server had whole when the line broke (handover.py).
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from rvggz import background, mail_queue
from rvggz.handover import Answer, Line, Outcome
from rvggz.mail import message
from rvggz.mail_headers import ascii_address
from rvggz.models import MailState, OutgoingMail

logger = logging.getLogger(__name__)
PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8),
          timedelta(hours=13)]  # fmt: skip # together a day: a temporary refusal is tried again so long
LOST_AFTER = timedelta(minutes=15)
KEPT = timedelta(days=30)
AT_ONCE = 200  # messages over one connection
SLICE = 20.0  # seconds; then other work has its turn


def put(
    name: str, to: str, context: dict[str, Any], *, key: str, headers: dict[str, str] | None = None,
    not_before: datetime | None = None,
) -> bool:  # fmt: skip
    """Ask for a message. ``key``: what it is about and to whom; a second one with the same key is not sent.

    ``not_before``: so long it can still be taken back. Answers whether it was new.
    """
    due = not_before or timezone.now()
    row = OutgoingMail(name=name, to=to, context=context, headers=headers or {}, key=key[:200], not_before=due)
    with transaction.atomic():
        OutgoingMail.objects.bulk_create([row], ignore_conflicts=True)
        is_new = OutgoingMail.objects.filter(key=row.key, created_at=row.created_at).exists()
    if is_new and not not_before:
        transaction.on_commit(send_soon.enqueue)
    return is_new


@dataclass(frozen=True)
class Letter:
    """One message to one person, as ``put`` takes it."""

    name: str
    to: str
    context: dict[str, Any]
    key: str
    headers: dict[str, str]


def put_many(letters: Sequence[Letter]) -> None:
    """Ask for many messages in one statement; those whose key is there already are not sent again."""
    rows = [OutgoingMail(**{**vars(letter), "key": letter.key[:200]}) for letter in letters]
    OutgoingMail.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    for _ in range(0, len(rows), AT_ONCE):
        transaction.on_commit(send_all.enqueue)


@transaction.atomic
def take_back(*keys: str) -> int:
    """Do not send these after all. Answers how many had not left yet."""
    return _held(OutgoingMail.objects.filter(key__in=keys, state=MailState.WAITING)).delete()[0]


@transaction.atomic
def take_back_for(address: str, *names: str) -> int:
    """Messages of these names to this person that wait, or that a person must decide about, are not wanted any more.
    Answers how many.
    """
    held = [MailState.WAITING, MailState.UNCERTAIN, MailState.FAILED]
    waiting = OutgoingMail.objects.filter(state__in=held, name__in=names, to=address)
    return _held(waiting).delete()[0] if address else 0


@transaction.atomic
def readdress(old: str, new: str, *names: str) -> int:
    """Messages of these names that wait go to another address of the same person. Answers how many."""
    waiting = OutgoingMail.objects.filter(state=MailState.WAITING, name__in=names, to=old)
    return _held(waiting).update(to=new) if old else 0


def _held(rows: QuerySet[OutgoingMail]) -> QuerySet[OutgoingMail]:
    """Lock these for this transaction, in the order that all keep who change many: two never wait for each other."""
    numbers = list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
    return OutgoingMail.objects.filter(pk__in=numbers)


_looks: list[Callable[[], object]] = []


def before_sending(look: Callable[[], object]) -> None:
    """Have this done before anything leaves; it may hold what waits."""
    _looks.append(look)


@transaction.atomic
def hold() -> int:
    """A backup was put back: what waits in it may have left long ago. A person decides. Answers how much it was."""
    waits = OutgoingMail.objects.filter(state__in=[MailState.WAITING, MailState.CLAIMED])
    return _held(waits).update(state=MailState.UNCERTAIN, error="stond in een teruggezette back-up")


@task(backend="background", priority=50)
def send_soon() -> None:
    """Mail that somebody waits for, before other work."""
    send_due(only_waited_for=True)


@task(backend="background")
def send_all() -> None:
    """All that is due. One turn is not enough for many."""
    if send_due() and not background.is_immediate(send_all):
        wake()


def send_due(*, only_waited_for: bool = False) -> int:
    """Send what is due, one after another over one connection, for some seconds. Answers how many left."""
    for look in _looks:
        look()
    sent, line, queue = 0, Line(), mail_queue.Queue(SLICE, only_waited_for)
    try:
        while sent < AT_ONCE and (mail := queue.next()):
            if not mail_queue.is_wanted(mail):
                mail.delete()
                continue
            answer = _send(mail, line)
            _stamp(mail, answer)
            if answer.outcome == Outcome.REFUSED:
                mail_queue.refused(mail, answer.text)
            if answer.outcome == Outcome.DOWN:
                break
            sent += answer.outcome == Outcome.SENT
    finally:
        line.close()
    return sent


def wake() -> None:
    """By the clock: should something be due that no worker was told of, one is told now."""
    for job, some in ((send_soon, mail_queue.waited_for()), (send_all, mail_queue.due())):
        if some.exists() and not background.is_asked(job):
            job.enqueue()


def _send(mail: OutgoingMail, line: Line) -> Answer:
    """Hand one message over. One that cannot be made is as one that the server refuses: a person must see it."""
    try:
        headers = dict(mail.headers)
        sender = headers.pop("Return-Path", "") or ascii_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        data = message(mail.name, mail.to, mail.context, headers).as_bytes()
        to = ascii_address(mail.to)
    except Exception as error:
        logger.warning("Mail %s (%s) could not be made: %s", mail.pk, mail.name, type(error).__name__)
        return Answer(Outcome.REFUSED, None, type(error).__name__)
    return line.hand_over(sender, to, data)


def _stamp(mail: OutgoingMail, answer: Answer) -> None:
    """A temporary refusal is tried again with growing pauses; what is refused, or uncertain, is for the editors."""
    if answer.outcome == Outcome.SENT:
        _settle(mail, MailState.SENT, sent_at=timezone.now(), error="")
        return
    said = f"{answer.code or ''} {answer.text}".strip()
    logger.warning("Mail %s (%s): %s, %s", mail.pk, mail.name, answer.outcome.value, answer.code or answer.text)
    if answer.outcome == Outcome.UNCERTAIN:
        _settle(mail, MailState.UNCERTAIN, error=said)
    elif answer.outcome == Outcome.REFUSED or mail.tries > len(PAUSES):
        _settle(mail, MailState.FAILED, error=said)
    else:
        later = timezone.now() + PAUSES[mail.tries - 1]
        OutgoingMail.objects.filter(pk=mail.pk).update(state=MailState.WAITING, not_before=later, error=said)


def _settle(mail: OutgoingMail, state: MailState, **more: Any) -> None:
    """What it said and to whom is not kept."""
    kept = {"to": "", "context": {}, "headers": {}} if state == MailState.SENT else {}
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, **kept, **more)


def tidy(now: datetime | None = None) -> None:
    """By the clock: messages of a worker that is gone become uncertain, old ones are forgotten."""
    now = now or timezone.now()
    OutgoingMail.objects.filter(state=MailState.CLAIMED, claimed_at__lt=now - LOST_AFTER).update(
        state=MailState.UNCERTAIN
    )
    old = Q(sent_at__lt=now - KEPT) | Q(state__in=[MailState.FAILED, MailState.UNCERTAIN], created_at__lt=now - KEPT)
    OutgoingMail.objects.filter(old).delete()


def send_again(mail: OutgoingMail) -> None:
    """A person decided: this one, of which nobody knows whether it left, goes (again)."""
    states = [MailState.UNCERTAIN, MailState.FAILED]
    mine = OutgoingMail.objects.filter(pk=mail.pk, state__in=states)
    if mine.update(state=MailState.WAITING, not_before=timezone.now(), tries=0):
        transaction.on_commit(wake)


def leave(mail: OutgoingMail) -> None:
    """A person decided: do not send it again."""
    OutgoingMail.objects.filter(pk=mail.pk, state__in=[MailState.UNCERTAIN, MailState.FAILED]).delete()


@transaction.atomic
def forget_address(address: str) -> int:
    """Erase what waits for this person. Answers how many messages that were."""
    if not address:  # what is sent has no address any more
        return 0
    return _held(OutgoingMail.objects.filter(to=address)).delete()[0]
