"""The set-up for visitors. Says only what differs, and starts with nothing missing."""

from urllib.parse import urlsplit

from . import env
from .base import *  # noqa: F403
from .base import TRUSTED_PROXIES

DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
SITE_URL = WAGTAILADMIN_BASE_URL = env.site("SITE_URL")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", default=urlsplit(SITE_URL).hostname or "")
DATABASES = {
    "default": env.database("DATABASE_URL", env.text("DATABASE_URL"))
    | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": True}
}
CACHES = {"default": env.cache("CACHE_URL")}

# Mail
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
globals().update(env.mail_server("EMAIL_URL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.sender("EMAIL_FROM")

# Only by https. The proxy before us says how a visitor came; without one gunicorn cannot know.
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.boolean("HSTS_SUBDOMAINS", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
