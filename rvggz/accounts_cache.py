"""Django's caches, with what allauth counts in them kept in PostgreSQL.

allauth counts tries to log in, and remembers which codes were used, in the default cache; it offers no setting for
another. That cache may be full of pages and then forgets: a stranger could so get new tries. So its keys, and only
those, go to expiring_records.py.
"""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from rvggz import expiring_records

OF_ALLAUTH = "allauth"  # what its keys begin with
LONGEST = 24 * 3600  # seconds, when allauth names no end


def is_of_accounts(key: Any) -> bool:
    return str(key).startswith(OF_ALLAUTH)


def _seconds(timeout: Any) -> float:
    return LONGEST if timeout is DEFAULT_TIMEOUT or timeout is None else float(timeout)


class AccountsInPostgres:
    """Before a backend of Django: takes the keys of allauth out of its hands."""

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        if is_of_accounts(key):
            return expiring_records.get(str(key), default)
        return super().get(key, default, version)  # type: ignore[misc]

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> None:
        if is_of_accounts(key):
            expiring_records.put(str(key), value, seconds=_seconds(timeout))
        else:
            super().set(key, value, timeout, version)  # type: ignore[misc]

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        if is_of_accounts(key):
            return expiring_records.claim(str(key), seconds=_seconds(timeout), value=value)
        return bool(super().add(key, value, timeout, version))  # type: ignore[misc]

    def delete(self, key: Any, version: Any = None) -> bool:
        if is_of_accounts(key):
            return expiring_records.forget(str(key))
        return bool(super().delete(key, version))  # type: ignore[misc]


class Redis(AccountsInPostgres, RedisCache):
    pass


class Files(AccountsInPostgres, FileBasedCache):
    pass


class Memory(AccountsInPostgres, LocMemCache):
    pass
