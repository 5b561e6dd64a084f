"""Workers are killed at random while the mail server misbehaves: nobody twice, nobody missed, and the ledger knows."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from newsletter import sending as verbs
from newsletter.models import OPEN, Delivery, DeliveryState, Sending, SendingState
from newsletter.stamping import PAUSES
from tests.newsletter import sendings
from tests.newsletter.rude_server import ODD, RudeServer
from tests.rvggz import workers as site_workers

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = int(os.environ.get("KILLS", "25"))
READERS = 5_000
RUDE_FOR = 0.5  # of the letters
TIMEOUT = 2  # seconds a worker waits for an answer
pytestmark = pytest.mark.django_db(transaction=True)


class Nest:
    def __init__(self, port):
        database = connection.settings_dict
        known = {
            "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}",
            "DJANGO_SETTINGS_MODULE": "tests.rvggz.smtp_settings", "TEST_SMTP_PORT": str(port),
            "TEST_SMTP_TIMEOUT": str(TIMEOUT),
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.newsletter.nest"], cwd=ROOT, env=os.environ | known, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout.readline() == "ready\n"

    def hatch(self, number):
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server():
    return RudeServer(unknown={f"lezer{n}@example.test" for n in range(0, READERS, 100)})


@pytest.fixture
def nest(server):
    nest = Nest(server.port)
    workers = []
    nest.workers = workers
    yield nest
    for pid in workers:
        with contextlib.suppress(ProcessLookupError):  # it may have come to its end
            os.kill(pid, signal.SIGKILL)
    nest.close()
    site_workers.wait_until(nobody_else)


def nobody_else():
    """The database noticed that the workers are gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0] == 1


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def time_passes():
    """What was refused for now is due: a minute, or hours, went by. As when a clock jumps.

    What is due already is left alone: to lock and write all of it is to keep the workers from it.
    """
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, not_before__gt=timezone.now())
    with transaction.atomic():  # not what a worker holds: waiting for each other would be an accident of this test
        free = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
        Delivery.objects.filter(pk__in=free).update(not_before=timezone.now())


def test_nobody_gets_it_twice_and_nobody_is_missed(tree, anna, server, nest):
    on_its_way = sendings.on_its_way(tree, anna, READERS)
    chance = random.Random(7)  # noqa: S311 - no secret
    nest.workers += [nest.hatch(on_its_way.pk) for _ in range(2)]

    for kill in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.5))
        server.is_down = kill % 8 == 7
        victim = nest.workers.pop(chance.randrange(2))
        os.kill(victim, signal.SIGKILL)
        nest.workers.append(nest.hatch(on_its_way.pk))
        time_passes()
    assert server.taken, "the killed did nothing yet"
    server.is_down = False
    end = time.monotonic() + 240
    while Delivery.objects.filter(state__in=OPEN).exists():
        assert time.monotonic() < end, "it does not end"
        assert all(map(is_alive, nest.workers)), "a worker ended by itself"
        server.kindly = len(server.taken) > READERS * RUDE_FOR
        if Sending.objects.get().state == SendingState.STOPPED:  # too many in a row were refused
            verbs.resume(on_its_way)
        time_passes()
        time.sleep(0.3)

    rows = dict(Delivery.objects.values_list("subscriber__email", "state"))
    at_state = {state: {email for email, found in rows.items() if found == state} for state in DeliveryState}
    assert len(rows) == READERS
    assert {email for email, times in server.taken.items() if times > 1} == set()
    assert at_state[DeliveryState.SENT] == set(server.taken) - at_state[DeliveryState.UNCERTAIN]
    given_up = {
        row.subscriber.email for row in Delivery.objects.filter(tries__gt=len(PAUSES)).select_related("subscriber")
    }
    assert at_state[DeliveryState.REFUSED] - given_up == server.unknown - at_state[DeliveryState.UNCERTAIN] - given_up
    assert len(at_state[DeliveryState.UNCERTAIN]) <= KILLS + server.dropped
    assert server.dropped > 0
    assert set(server.done) == set(ODD)
    assert Sending.objects.get().state == SendingState.DONE
