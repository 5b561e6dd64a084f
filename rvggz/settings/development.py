"""The set-up of ``make run``: everything on this machine, nothing to configure."""

import sys

from .. import embedded_postgres
from . import env, local_secret
from .base import *  # noqa: F403
from .base import STORAGES, VAR_DIR

DEBUG = env.boolean("DEBUG", default="runserver" in sys.argv)
SECRET_KEY = local_secret.kept_in(VAR_DIR)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {
    "default": env.database("DATABASE_URL", env.text("DATABASE_URL", "") or embedded_postgres.url(VAR_DIR)),
}
# Not compressed as in production: that takes half a minute, and nothing travels.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
AVIF_SPEED = 9  # a demo site has forty pictures, and somebody waits for it
DEMO = True
WAGTAILADMIN_BASE_URL = env.site("SITE_URL", f"http://127.0.0.1:{env.port('PORT', 8000)}", ("https", "http"))
EMAIL_BACKEND = "rvggz.demo.mail.EmlFileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
