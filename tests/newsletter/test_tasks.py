"""The task that sends, where tasks are done at once: it does not call itself within itself."""

import pytest

from newsletter import tasks, throttle, working
from newsletter.models import Sending, SendingState
from rvggz import mail_queue
from tests.newsletter import sendings

pytestmark = pytest.mark.django_db


def test_where_tasks_are_immediate_one_turn_follows_the_other(tree, anna, postbus, monkeypatch):
    sendings.on_its_way(tree, anna, 130)
    real, deep, turns = working.run, [0], []

    def run(number, **more):
        deep[0] += 1
        turns.append(deep[0])
        try:
            return real(number, **more)
        finally:
            deep[0] -= 1

    monkeypatch.setattr(working, "run", run)
    monkeypatch.setattr(throttle, "AT_ONCE", 50)
    monkeypatch.setattr(mail_queue, "somebody_waits", lambda: True)  # a turn gives way after a batch

    tasks.wake()

    assert len(postbus.letters) == 130
    assert Sending.objects.get().state == SendingState.DONE
    assert turns == [1, 1, 1]
