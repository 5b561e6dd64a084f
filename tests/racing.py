"""Two or more at once, for certain: the test holds what they want, until all of them wait for it."""

import threading
import time
from contextlib import contextmanager

from django.db import connection, connections, transaction

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' "
    "AND pid <> pg_backend_pid()"
)


class Racer(threading.Thread):
    """Does something on a connection of its own. ``answer`` is what it answered, or the error."""

    def __init__(self, work):
        super().__init__(daemon=True)
        self.work, self.answer = work, None
        self.start()

    def run(self):
        try:
            self.answer = self.work()
        except Exception as error:
            self.answer = error
        finally:
            connections.close_all()


def wait_until(number, racers):
    """Until so many connections of this database wait for a lock, or nobody is left who could."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # inside a transaction it would stay as it was
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= number:
                return
        alive = sum(racer.is_alive() for racer in racers)
        assert alive, f"nobody waits: {[racer.answer for racer in racers]}"
        time.sleep(0.02)
    raise AssertionError(f"{number} should wait; answers: {[racer.answer for racer in racers]}")


@contextmanager
def holding(rows):
    """These rows are locked until the block ends."""
    with transaction.atomic():
        list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
        yield


def race(rows, *works, waiting=None):
    """All begin while ``rows`` are held, and go on at once. Answers what each of them answered."""
    racers = []
    with holding(rows):
        for number, work in enumerate(works, 1):
            racers.append(Racer(work))
            wait_until(min(number, waiting or number), racers)
    for racer in racers:
        racer.join(20)
        assert not racer.is_alive()
    return [racer.answer for racer in racers]
