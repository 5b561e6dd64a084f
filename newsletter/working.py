"""What a worker does with a sending: some seconds at a time, so that other work gets its turn."""

import logging
import time
from collections.abc import Callable

from django.db import connection

from newsletter import bounces, claiming, rules, sending, sending_lock, stamping, throttle, verp
from newsletter.claiming import Claimed, Worker
from newsletter.models import DeliveryState, Sending, SendingState
from newsletter.moulds import Mould
from newsletter.stamping import Result
from rvggz import mail_queue
from rvggz.handover import Line, Outcome

logger = logging.getLogger(__name__)
SLICE = 20.0  # seconds
DOWN = "De mailserver is nu niet bereikbaar. We proberen het elke minuut opnieuw."


def run(sending_pk: int, seconds: float = SLICE, first_sent: Callable[[], object] = int) -> int:
    """Send letters of this sending for so long, or until none is due. Answers how many left.

    ``first_sent`` is called once, when the first letter left: others may join.
    """
    claiming.free_the_dead()
    found = Sending.objects.filter(pk=sending_pk, state=SendingState.RUNNING).first()
    if found is None or sending_lock.is_locked():
        return 0
    turn = Turn(found, seconds, first_sent)
    try:
        turn.work()
    finally:
        turn.close()
    sending.finish(sending_pk)
    return turn.sent


class Turn:
    """One worker's some seconds with one sending."""

    def __init__(self, row: Sending, seconds: float, first_sent: Callable[[], object] = int) -> None:
        self.end = time.monotonic() + seconds
        self.sending, self.mould, self.line = row, Mould(row), Line()
        self.worker, self.pace = Worker(row.pk), throttle.pace(rules.get())
        self.sent, self.is_over, self.first_sent = 0, False, first_sent
        self.look_at = 0.0

    def work(self) -> None:
        while not self.is_over and (left := self.end - time.monotonic()) > 0:
            batch = self.worker.claim(self.pace.at_once)
            moments = throttle.reserve(len(batch), self.pace, within=left) if batch else None
            if moments is None:
                return
            for claimed in batch:
                self.one(claimed, moments)
                if self.is_over:
                    return
            if self.gives_way():
                return

    def gives_way(self) -> bool:
        """Does somebody wait for other mail? Looked at once a second."""
        if (now := time.monotonic()) < self.look_at:
            return False
        self.look_at = now + mail_queue.LOOK_EVERY
        return mail_queue.somebody_waits()

    def one(self, claimed: Claimed, moments: throttle.Moments) -> None:
        """Send one letter. What goes wrong with it alone is written with it."""
        letter = self.letter(claimed)
        if isinstance(letter, Result):
            self.worker.answered(letter)
            return
        if not moments.is_now:
            self.worker.stamp()  # what is done must not wait for it
        moments.wait()
        if not self.worker.may_hand_over(claimed):
            if result := self.worker.held_up(claimed):
                self.worker.answered(result)
            else:
                self.is_over = True  # paused or cancelled
            return
        answer = self.line.hand_over(verp.sender_of(claimed.pk), claimed.reader.email, letter)
        self.worker.answered(stamping.result_of(answer, claimed.tries + 1))
        if answer.outcome == Outcome.REFUSED and claimed.subscriber:
            bounces.refused(claimed.subscriber, answer.text, f"handover-{claimed.pk}", claimed.pk)
        self.after(answer.outcome)

    def letter(self, claimed: Claimed) -> bytes | Result:
        """The message, or why there is none."""
        if claimed.why_not:
            return stamping.skipped(claimed.why_not)
        try:
            return self.mould.fill(claimed.reader)
        except ValueError:
            return Result(DeliveryState.REFUSED, "dit adres kan niet in een brief staan", tried=0)

    def after(self, outcome: Outcome) -> None:
        match outcome:
            case Outcome.SENT:
                self.sent += 1
                if self.sent == 1:
                    self.first_sent()
                if self.sending.why_stopped:
                    self.say("")
            case Outcome.REFUSED:
                self.worker.stamp()
                self.is_over = sending.stop_when_refused(self.sending.pk)
            case Outcome.DOWN:
                self.is_over = True
                self.say(DOWN)

    def say(self, what: str) -> None:
        Sending.objects.filter(pk=self.sending.pk, state=SendingState.RUNNING).update(why_stopped=what)
        self.sending.why_stopped = what

    def close(self) -> None:
        try:
            self.worker.close()
        except Exception:
            connection.close()  # with the session the lock goes: another worker finds what was in these hands
            raise
        finally:
            self.line.close()
