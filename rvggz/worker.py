"""Background work: the tasks, and every minute what must happen by the clock.

A worker that is killed leaves its task marked as running for ever. So each worker holds an advisory lock of PostgreSQL
for as long as it lives, and all look whether the locks of running tasks are still held: a task whose worker is gone
is put back in the queue (our tasks may run twice), at most three times.
"""

import hashlib
import logging
import threading
import time

from django.core.management import call_command
from django.db import Error, connection
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from rvggz import clock

logger = logging.getLogger(__name__)
BACKEND = "background"
TRIES = 3
MINUTE, DAY = 60.0, 24 * 3600.0
PRUNE = [f"--backend={BACKEND}", "--queue-name=*", "--min-age-days=2", "--failed-min-age-days=30"]


def lock_number(name: str) -> int:
    """The number of the advisory lock with this name."""
    return int.from_bytes(hashlib.sha256(f"rvggz {name}".encode()).digest()[:8], signed=True)


def try_lock(name: str) -> bool:
    """Take the lock unless another session has it. Ends with the session, also when the process is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_number(name)])
        return bool(cursor.fetchone()[0])


def unlock(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [lock_number(name)])


def requeue_abandoned() -> int:
    """Put tasks of workers that are gone back in the queue; give up on those that outlived three workers."""
    return sum(_requeue(result) for result in DBTaskResult.objects.running().filter(backend_name=BACKEND))


def _requeue(result: "DBTaskResult[..., object]") -> bool:
    worker = f"worker {result.worker_ids[-1]}"
    if not try_lock(worker):
        return False  # its worker lives
    try:
        state: dict[str, object] = {"status": TaskResultStatus.READY, "started_at": None}
        if len(result.worker_ids) >= TRIES:
            state = {"status": TaskResultStatus.FAILED, "traceback": f"Its worker was killed {TRIES} times."}
            logger.error("Task %s (%s): its worker was killed %s times", result.pk, result.task_path, TRIES)
        mine = DBTaskResult.objects.running().filter(pk=result.pk, worker_ids=result.worker_ids)
        return bool(mine.update(**state))
    finally:
        unlock(worker)


class Housekeeping(threading.Thread):
    """Beside the tasks, so that a long one holds up nothing. Its connection holds the lock that says "I live"."""

    def __init__(self, worker_id: str, every: float = MINUTE) -> None:
        super().__init__(name="housekeeping", daemon=True)
        self.worker_id, self.every = worker_id, every
        self.known_alive, self.stopping = threading.Event(), threading.Event()
        self.pruned = 0.0

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.say_alive()
                self.known_alive.set()
                self.tidy()
            except Error:  # the database went away: with the connection the lock went too
                logger.exception("The database does not answer; trying again in %s seconds", self.every)
                connection.close()
                self.known_alive.clear()
            except Exception:
                logger.exception("Work by the clock failed; trying again in %s seconds", self.every)
            self.stopping.wait(self.every)
        connection.close()

    def say_alive(self) -> None:
        if not self.known_alive.is_set():
            try_lock(f"worker {self.worker_id}")

    def tidy(self) -> None:
        """What must happen by the clock, in one worker at a time."""
        if not try_lock("tidy"):
            return
        try:
            call_command("publish_scheduled")
            requeue_abandoned()
            clock.run_due()
            if time.monotonic() - self.pruned > DAY or not self.pruned:
                call_command("prune_db_task_results", *PRUNE, verbosity=0)
                self.pruned = time.monotonic()
        finally:
            unlock("tidy")


def work(interval: float = 0.5) -> None:
    """Do background work until SIGTERM; the task at hand is finished first."""
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # a stop that was asked for is no warning
    worker_id = get_random_string(32)
    housekeeping = Housekeeping(worker_id)
    worker = Worker(
        queue_names=["*"], excluded_queue_names=[], interval=interval, batch=False, backend_name=BACKEND,
        startup_delay=False, max_tasks=None, worker_id=worker_id,
    )  # fmt: skip
    worker.configure_signals()
    housekeeping.start()
    try:
        housekeeping.known_alive.wait(MINUTE)
        worker.run()
    finally:
        housekeeping.stopping.set()
        housekeeping.join(MINUTE / 4)
