"""The mailbox where mail comes back (BOUNCE_MAILBOX_URL), read by the clock.

A message is taken away only after what it says is committed, so this can be stopped at any point: what was counted and
is still there is read again, and counts once. What is not understood is put aside and not read again.
"""

import logging
import time
from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import Error
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from newsletter import incoming
from newsletter.post_boxes import BROKEN, ImapBox, PopBox, open_box
from rvggz import worker

logger = logging.getLogger(__name__)
AT_ONCE = 100  # messages over one connection
LONGEST = 300  # seconds for one run
TRIES = 3  # a message that breaks the connection, or the worker, is not read for ever
REMEMBERED = 30 * 24 * 3600  # seconds


@task(backend="background")
def read_mailbox() -> None:
    read_all()


def wake() -> None:
    """By the clock: have the mailbox read, unless that is about to happen."""
    told = DBTaskResult.objects.ready().filter(task_path=read_mailbox.module_path)
    if settings.BOUNCE_MAILBOX and not told.exists():
        read_mailbox.enqueue()


def read_all(take: Callable[[bytes], bool] = incoming.take) -> int:
    """Read what is there, one worker at a time. Answers how many messages were done with."""
    if not settings.BOUNCE_MAILBOX or not worker.try_lock("mailbox for reports"):
        return 0
    end, seen = time.monotonic() + LONGEST, set[str]()
    try:
        while time.monotonic() < end and (some := _read_some(take, seen)):
            seen.update(some)
    except BROKEN as error:
        logger.warning("The mailbox for reports could not be read: %s", type(error).__name__)
    finally:
        worker.unlock("mailbox for reports")
    return len(seen)


def _read_some(take: Callable[[bytes], bool], seen: set[str]) -> list[str]:
    """As many as go over one connection, and that were not seen in this run: not every server takes away."""
    box = open_box(settings.BOUNCE_MAILBOX)
    try:
        waiting = [key for key in box.waiting() if key not in seen and (box.puts_aside or not _was_tried(key))]
        for key in waiting[:AT_ONCE]:
            _one(box, key, take)
        box.finish()
        return waiting[:AT_ONCE]
    finally:
        box.hang_up()


def _one(box: ImapBox | PopBox, key: str, take: Callable[[bytes], bool]) -> None:
    """Read, do, and only then take it away. It is counted before it is read: reading may be what kills us."""
    if _was_tried(key):
        box.put_aside(key)
        return
    cache.set(_tries(key), cache.get(_tries(key), 0) + 1, REMEMBERED)
    data = box.read(key)
    try:
        understood = take(data)
    except Error:  # the database, not the message
        cache.delete(_tries(key))
        raise
    if understood:
        cache.delete(_tries(key))
        box.done(key)
    else:
        cache.set(_tries(key), TRIES, REMEMBERED)
        box.put_aside(key)


def _was_tried(key: str) -> bool:
    return bool(cache.get(_tries(key), 0) >= TRIES)


def _tries(key: str) -> str:
    box = settings.BOUNCE_MAILBOX
    return "mailbox:" + sha256(f"{box['host']} {box['user']} {box['folder']} {key}".encode()).hexdigest()
