"""Work by the clock on many rows: one that fails does not stop the others."""

import logging
import traceback
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TypeVar

from django.db import connection, transaction

T = TypeVar("T")
logger = logging.getLogger(__name__)


def work(what: str, rows: Iterable[T], do: Callable[[T], object]) -> int:
    """Do it for each, in a transaction of its own. Answers for how many ``do`` answered something true.

    What fails is undone, told in the log without anything of the row, and tried again when the work is due next.
    """
    done = failed = 0
    for number, row in enumerate(rows, 1):
        try:
            with transaction.atomic():
                done += bool(do(row))
        except Exception as error:
            if not connection.is_usable():
                raise  # the database went away: housekeeping knows what to do
            failed += 1
            logger.warning("%s: number %s failed, %s", what, number, _where(error))
    if failed:
        logger.error("%s: %s failed and will be tried again", what, failed)
    return done


def _where(error: Exception) -> str:
    """Not the message: that may repeat what somebody wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {PurePath(last.filename).name}:{last.lineno}"
