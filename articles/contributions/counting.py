"""When the numbers of pieces that wait are forgotten: see waiting.py."""

from django.core.cache import cache
from django.db import transaction

KEY = "articles.pieces.waiting.1"
SECONDS = 300  # should a change ever slip through


def forget() -> None:
    """Something began or ended waiting: once now, and once when others can see it."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))
