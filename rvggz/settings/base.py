"""What every set-up shares. Differences only in development.py, test.py and production.py."""

from pathlib import Path

from rvggz.security_headers import PUBLIC_POLICY

from . import env
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
    "django.middleware.security.SecurityMiddleware",
    "rvggz.security_headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rvggz.ranges.RangeMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "rvggz.old_addresses.OldAddressesMiddleware",
    "rvggz.page_cache.PageCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rvggz.login_again.LoginAgainMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "participants.accounts.middleware.MembersMiddleware",
    "participants.two_steps.TwoStepsMiddleware",
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

# People
AUTH_USER_MODEL = "participants.Member"
LOGIN_URL = "/mijn/inloggen/"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["participants.accounts.backend.Backend"]
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", 0)  # how many proxies of ours stand before us and add X-Forwarded-For
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"participants.accounts.passwords.{name}"} for name in ("LongEnough", "NotLikeYou", "NotCommon")
]
ACCOUNT_ADAPTER = "participants.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"participants.accounts.forms.{form}"
    for name, form in {
        "login": "LoginForm", "signup": "SignupForm", "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "NewPasswordForm", "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm", "reauthenticate": "ReauthenticateForm",
        "request_login_code": "RequestLoginCodeForm", "confirm_login_code": "ConfirmLoginCodeForm",
        "confirm_email_verification_code": "ConfirmEmailForm", "confirm_password_reset_code": "ConfirmResetForm",
    }.items()
}  # fmt: skip
# A whole clinic can share one network: per network (ip, see accounts/adapter.py) it is wide, per address (key) not.
ACCOUNT_RATE_LIMITS = {
    "login": "120/10m/ip",
    "login_failed": "60/10m/ip,10/10m/key",
    "request_login_code": "60/10m/ip,5/10m/key",
    "reset_password": "60/10m/ip,5/10m/key",
    "reset_password_from_key": "60/10m/ip",
    "signup": "60/10m/ip",
    "confirm_email": "60/10m/ip,8/h/key",
    "code": "60/10m/ip,10/10m/key",
    "reauthenticate": "15/10m/user",
    "change_password": "15/10m/user",
    "manage_email": "15/10m/user",
    "change_email": "8/h/user",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 900  # seconds
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "participants.accounts.adapter.StepsAdapter"
MFA_FORMS = {
    name: f"participants.accounts.steps_forms.{form}"
    for name, form in {
        "authenticate": "AuthenticateForm", "reauthenticate": "ReauthenticateForm", "activate_totp": "ActivateTOTPForm",
        "add_webauthn": "AddPasskeyForm", "edit_webauthn": "EditPasskeyForm",
    }.items()
}  # fmt: skip
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute off
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
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

# Wagtail
WAGTAILADMIN_LOGIN_URL = LOGIN_URL  # one door, that asks for two steps; no second one where it asks for none
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "articles/password_required.html"  # noqa: S105 (no password)
WAGTAIL_SITE_NAME = "Radicale vernieuwing langdurige ggz"
WAGTAILADMIN_BASE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
WAGTAILIMAGES_IMAGE_MODEL = "articles.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "articles.Download"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "jpeg", "heic": "jpeg"}
WAGTAILIMAGES_IMAGE_FORM_BASE = "articles.upload_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "articles.upload_forms.DownloadForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "epub", "jpg", "m4a", "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf", "png", "pptx", "rtf", "txt",
    "vtt", "webm", "xlsx", "zip",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = 500 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []  # nothing is asked of a third party, not even by the server
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT, WAGTAIL_TIME_FORMAT = "%d-%m-%Y", "%d-%m-%Y %H:%M", "%H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.postgres.postgres"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ul", "ol", "link", "document-link"]},
    }
}

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
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
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
