"""Typed readers of environment variables that refuse nonsense at start.

Every reader takes the name of the variable and a default; without a default the variable must be set. All raise
``ImproperlyConfigured`` with the name of the variable and where to read more.
"""

import os
import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

READ_MORE = '(see README, "Settings")'
TRUE, FALSE = {"1", "true", "yes", "on", "ja"}, {"0", "false", "no", "off", "nee", ""}


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set {READ_MORE}")
    return default


def secret(name: str) -> str:
    """A value of at least 50 characters, as Django's own deployment check asks of SECRET_KEY."""
    value = text(name)
    if len(value) < 50 or len(set(value)) < 5:
        raise ImproperlyConfigured(f"{name} must be at least 50 characters of chance {READ_MORE}")
    return value


def boolean(name: str, default: bool) -> bool:
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r} {READ_MORE}")
    return value in TRUE


def integer(name: str, default: int, minimum: int = 0) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.lstrip("-").isdigit() or int(value) < minimum:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {minimum}, not {value!r} {READ_MORE}")
    return int(value)


def words(name: str, default: str | None = None) -> list[str]:
    """Values parted by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().resolve()


def database(name: str, url: str) -> dict[str, object]:
    """``postgresql://user:password@host:port/name?option=value`` as Django's DATABASES entry.

    A socket folder goes in the query (``?host=/var/run/postgresql``) or as the quoted host.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must begin with postgresql:// {READ_MORE}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "rvggz",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def cache(name: str) -> dict[str, object]:
    """``redis://:password@host:port/0`` (or rediss://, unix://) as Django's CACHES entry, shared by all."""
    url = text(name)
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name} must begin with redis://, rediss:// or unix:// {READ_MORE}")
    return {"BACKEND": "rvggz.accounts_cache.Redis", "LOCATION": url}


def mail_server(name: str) -> dict[str, object]:
    """``smtp://user:password@host:port`` as Django's EMAIL settings.

    smtp+tls:// speaks TLS after a first greeting (port 587), smtps:// from the start (465), smtp:// not at all (25).
    """
    parts = urlsplit(text(name))
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@host:587 {READ_MORE}")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def mail_address(name: str) -> str:
    """``bounces@example.nl``, or nothing."""
    value = text(name, "").lower()
    if value and not re.fullmatch(r"[a-z0-9._-]{1,20}@[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        raise ImproperlyConfigured(
            f"{name} must be an address of at most 20 letters, digits, dots and dashes before the @ {READ_MORE}"
        )
    return value


def mailbox(name: str) -> dict[str, object]:
    """``imaps://user:password@host/folder`` or ``pop3s://user:password@host``, or nothing.

    Without the s nothing is encrypted: for a mailbox on this machine.
    """
    value = text(name, "")
    if not value:
        return {}
    parts = urlsplit(value)
    ports = {"imaps": 993, "imap": 143, "pop3s": 995, "pop3": 110}
    if parts.scheme not in ports or not parts.hostname or not parts.username:
        raise ImproperlyConfigured(f"{name} must look like imaps://user:password@host/INBOX {READ_MORE}")
    return {
        "kind": parts.scheme.removesuffix("s"),
        "encrypted": parts.scheme.endswith("s"),
        "host": parts.hostname,
        "port": parts.port or ports[parts.scheme],
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
    }


def file(name: str) -> Path | None:
    """A file that can be read, or nothing."""
    value = text(name, "")
    if not value:
        return None
    path = Path(value)
    if not path.is_file() or not os.access(path, os.R_OK):
        raise ImproperlyConfigured(f"{name} must be a file that the site may read, not {value!r} {READ_MORE}")
    return path


def one_of(name: str, values: Collection[str]) -> str:
    """One of these words, or nothing."""
    value = text(name, "").lower()
    if value and value not in values:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(values)}, not {value!r} {READ_MORE}")
    return value


def name_and_password(name: str) -> str:
    """``name:password`` as a browser would send it; the password long enough that nobody guesses it."""
    value = text(name)
    user, _, password = value.partition(":")
    if not user or len(password) < 20:
        raise ImproperlyConfigured(f"{name} must be name:password, with a password of at least 20 signs {READ_MORE}")
    return value


def site(name: str) -> str:
    """The address that visitors type, without a path: ``https://www.example.nl``."""
    url = text(name).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name} must be https:// and a name, not {url!r} {READ_MORE}")
    return url
