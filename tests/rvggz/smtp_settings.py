"""The set-up of ``make run`` with a real mail server: for workers that tests start."""

import os

from rvggz.settings.development import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["TEST_SMTP_PORT"])
EMAIL_TIMEOUT = float(os.environ.get("TEST_SMTP_TIMEOUT", "60"))  # seconds
