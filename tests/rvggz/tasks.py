"""Tasks for test_worker.py: a worker of its own imports them by name."""

import time
from pathlib import Path

from django_tasks import task


@task(backend="background")
def finish_at_the_second_try(path: str) -> None:
    file = Path(path)
    if not file.exists():
        file.touch()
        time.sleep(300)


@task(backend="background")
def take_two_seconds(path: str) -> None:
    Path(path).touch()
    time.sleep(2)
