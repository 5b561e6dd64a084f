"""What must happen by the clock: apps register it, the housekeeping of the worker does it.

Each job may run twice, or late: it looks at what is there and does what is due.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error

logger = logging.getLogger(__name__)


@dataclass
class Job:
    name: str
    every: float  # seconds
    work: Callable[[], object]
    last: float = 0.0


_jobs: dict[str, Job] = {}


def every(seconds: float, name: str, work: Callable[[], object]) -> None:
    """Register a job. Registering a name again replaces it."""
    _jobs[name] = Job(name, seconds, work)


def run_due() -> None:
    """Do what is due in this process. A job that fails is logged and tried again when it is due next."""
    for job in _jobs.values():
        if not job.last or time.monotonic() - job.last >= job.every:
            job.last = time.monotonic()
            try:
                job.work()
            except Error:
                raise  # the database went away: housekeeping knows what to do
            except Exception:
                logger.exception("Work by the clock failed: %s", job.name)
