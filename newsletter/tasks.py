"""Letters go out by background tasks: one that waits is enough, each that starts asks for another."""

import logging

from django_tasks import task

from newsletter import claiming, preparing, sending, working
from newsletter.models import Delivery, Sending, SendingState
from rvggz import background

logger = logging.getLogger(__name__)


@task(backend="background")
def send() -> None:
    """Some seconds of every sending that is on its way, then another task goes on with it."""
    while _a_turn():
        if not background.is_immediate(send):
            ask_for_another()
            return


def _a_turn() -> bool:
    """Answers whether letters left and more are due. As soon as one left another worker may join; when none leaves
    (the mail server is down, the pace is slow) the clock tries again.
    """
    join = int if background.is_immediate(send) else ask_for_another
    numbers = [number for number in preparing.begin_due() if _is_due(number)]
    return bool(sum(working.run(number, first_sent=join) for number in numbers) and any(map(_is_due, numbers)))


def wake() -> None:
    """By the clock, and after an editor did something: is there work that no worker was told of?"""
    claiming.free_the_dead()
    sending.skip_cancelled()
    if preparing.planned_and_due().exists() or any(_is_due(number) for number in _running()):
        ask_for_another()
        return
    for number in _running():
        sending.finish(number)


def ask_for_another() -> None:
    if not background.is_asked(send):
        send.enqueue()


def _running() -> list[int]:
    return list(Sending.objects.filter(state=SendingState.RUNNING).values_list("pk", flat=True))


def _is_due(number: int) -> bool:
    return bool(Delivery.objects.filter(sending=number).due().exists())
