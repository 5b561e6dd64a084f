"""The set-up of ``make test``: like production where it matters, quick where it may."""

import os

from .development import *  # noqa: F403
from .development import CACHES, DATABASES, STORAGES, VAR_DIR

ALLOWED_HOSTS = ["*"]
DATABASES["default"]["TEST"] = {"NAME": "test_rvggz"}
os.environ.setdefault("PGOPTIONS", "-c synchronous_commit=off")  # a crash may cost what a test just wrote
MEDIA_ROOT = VAR_DIR / "test-media"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES["default"] = {"BACKEND": "rvggz.accounts_cache.Memory"}
WHITENOISE_AUTOREFRESH = True
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "pdf"]},
}
PDF_WHEN_PUBLISHED = False  # tasks are immediate here; the tests of PDFs ask for it
