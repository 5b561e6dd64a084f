"""What every set-up shares. Differences only in development.py, test.py and production.py."""

from pathlib import Path

from rvggz.security_headers import PUBLIC_POLICY

from . import env
from .accounts import *  # noqa: F403
from .cms import *  # noqa: F403
from .post import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")
DEMO = False  # True in the set-up of make run: shows mail and serves uploads itself

INSTALLED_APPS = [
    "rvggz",
    "participants.apps.ParticipantsConfig",
    "articles",
    "comments.apps.CommentsConfig",
    "newsletter.apps.NewsletterConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "participants.apps.SessionsConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "participants.apps.MemberAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "rvggz.response_body.HeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "rvggz.security_headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rvggz.ranges.RangeMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "rvggz.old_addresses.OldAddressesMiddleware",
    "rvggz.page_cache.PageCacheMiddleware",
    "rvggz.spreadsheets.HarmlessExportMiddleware",
    "rvggz.response_body.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rvggz.upload_limit.UploadLoginMiddleware",
    "rvggz.login_again.LoginAgainMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "participants.accounts.middleware.MembersMiddleware",
    "participants.two_steps.TwoStepsMiddleware",
    "rvggz.second_try.SecondTryMiddleware",
    "articles.contributions.page_lock.PageLockMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "rvggz.urls"
WSGI_APPLICATION = "rvggz.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.chrome.context",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]

# The browser
SESSION_ENGINE = "rvggz.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rvggz.views.refuse_form"
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its previews
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CSP = PUBLIC_POLICY

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"  # files of members that not everyone may have: rvggz/private_files.py
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "rvggz.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMIT = {  # bytes a file, by the beginning of the path; the longest that fits counts
    "/beheer/": 500 * 1024 * 1024,
    "/praat-mee/bijdragen/": 500 * 1024 * 1024,
    "/praat-mee/bijdragen/gast/": 100 * 1024 * 1024,
    "/": 20 * 1024 * 1024,
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article in the editor has many fields

# Background work: Wagtail's own small jobs at once, ours by a worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "pdf"]},
}

# Make the PDF of an article when it is published; otherwise when the first reader asks for it.
PDF_WHEN_PUBLISHED = env.boolean("PDF_WHEN_PUBLISHED", default=True)

# Cache: shared by every process of the site, see page_cache.py.
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "rvggz.accounts_cache.Files",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "rvggz.discreet_log.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
