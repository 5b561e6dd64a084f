"""Our own site in the bench: no page cache, a cache in memory, a database of its own."""

import os

from rvggz.settings.development import *  # noqa: F403
from rvggz.settings.development import CACHES, DATABASES, MIDDLEWARE, STORAGES, VAR_DIR

DATABASES["default"] |= {
    "NAME": os.environ["BENCH_DATABASE"],
    "CONN_MAX_AGE": None,
    "OPTIONS": {"options": "-c max_parallel_workers_per_gather=0"},
}
ALLOWED_HOSTS = ["*"]
MEDIA_ROOT = VAR_DIR / "bench" / os.environ["BENCH_DATABASE"]
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MIDDLEWARE.remove("rvggz.page_cache.PageCacheMiddleware")
