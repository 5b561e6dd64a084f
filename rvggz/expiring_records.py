"""What must be remembered until a moment and may not be pushed out before: rate limits, replay keys, counts of allauth.

In PostgreSQL, not in the cache: a stranger can fill a cache, which then forgets the oldest. Every function is one
statement, so of two at once one waits for the other. ``key`` may name a person or a network: only a keyed hash of it is
stored. Rows that expired count as absent and are purged every hour.
"""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone

from rvggz.models import ExpiringRecord

# A full bucket holds as many tries as it begins with and is refilled in the seconds until it expires. The rows that
# come back are the buckets that had a try left. In the order of their keys, so that two who take the same wait in turn.
TAKE = """
INSERT INTO rvggz_expiringrecord AS bucket (key, "left", counted_at, expires_at)
SELECT key, tries - 1, %(now)s, %(now)s + seconds
FROM unnest(%(keys)s::text[], %(tries)s::float[], %(seconds)s::float[]) AS asked (key, tries, seconds) ORDER BY key
ON CONFLICT (key) DO UPDATE SET
  "left" = least(excluded."left" + 1, bucket."left" + greatest(0, excluded.counted_at - bucket.counted_at)
    * (excluded."left" + 1) / (excluded.expires_at - excluded.counted_at)) - 1,
  counted_at = greatest(bucket.counted_at, excluded.counted_at), expires_at = excluded.expires_at
WHERE least(excluded."left" + 1, bucket."left" + greatest(0, excluded.counted_at - bucket.counted_at)
    * (excluded."left" + 1) / (excluded.expires_at - excluded.counted_at)) >= 1
RETURNING 1
"""
CLAIM = """
INSERT INTO rvggz_expiringrecord AS claim (key, "left", counted_at, value, expires_at)
VALUES (%(key)s, 0, 0, %(value)s, %(until)s)
ON CONFLICT (key) DO UPDATE SET value = %(value)s, expires_at = %(until)s WHERE claim.expires_at <= %(now)s
RETURNING 1
"""
PUT = """
INSERT INTO rvggz_expiringrecord (key, "left", counted_at, value, expires_at)
VALUES (%(key)s, 0, 0, %(value)s, %(until)s)
ON CONFLICT (key) DO UPDATE SET value = %(value)s, expires_at = %(until)s
RETURNING 1
"""


def _hash(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()


def _write(statement: str, key: str, seconds: float, value: Any) -> bool:
    now = time.time()
    values: dict[str, Any] = {"key": _hash(key), "now": now, "until": now + seconds, "value": json.dumps(value)}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone() is not None


@dataclass(frozen=True)
class Bucket:
    """A full one holds ``tries``; an empty one is full again after ``seconds``."""

    key: str
    tries: int
    seconds: float


def take(*buckets: Bucket, now: float) -> bool:
    """Take one try from each bucket: True when all had one."""
    values: dict[str, Any] = {
        "now": now, "keys": [_hash(one.key) for one in buckets], "tries": [float(one.tries) for one in buckets],
        "seconds": [float(one.seconds) for one in buckets],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(TAKE, values)
        return len(cursor.fetchall()) == len(buckets)


def give_back(*keys: str) -> None:
    """The tries that were taken do not count after all."""
    ExpiringRecord.objects.filter(key__in=[_hash(key) for key in keys]).update(left=F("left") + 1)


def claim(key: str, *, seconds: float, value: Any = None) -> bool:
    """Is this the first time in so many seconds? Of any number who ask at once one hears that it is."""
    return _write(CLAIM, key, seconds, value)


def put(key: str, value: Any, *, seconds: float) -> None:
    _write(PUT, key, seconds, value)


def get(key: str, default: Any = None) -> Any:
    found = ExpiringRecord.objects.filter(key=_hash(key), expires_at__gt=time.time())
    return next(iter(found.values_list("value", flat=True)), default)


def forget(key: str) -> bool:
    return bool(ExpiringRecord.objects.filter(key=_hash(key)).delete()[0])


def purge(now: datetime | None = None) -> int:
    """Delete what expired."""
    moment = (now or timezone.now()).timestamp()
    return ExpiringRecord.objects.filter(expires_at__lte=moment).delete()[0]
