"""Typed readers of environment variables that refuse nonsense at start.

Every reader takes the name of the variable; without a default, or where it says so, the variable must be set. An empty
value is as if not set. All raise ``ImproperlyConfigured`` with the name of the variable and where to read more.
"""

import os
import re
from collections.abc import Collection
from email.utils import getaddresses
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

READ_MORE = '(see README, "Settings")'
TRUE, FALSE = {"1", "true", "yes", "on", "ja"}, {"0", "false", "no", "off", "nee"}
PORTS = range(1, 65_536)
HOST = re.compile(r"(?=.{1,253}\.?\Z)[^\W_]([\w-]{0,61}[^\W_])?(\.[^\W_]([\w-]{0,61}[^\W_])?)*\.?")
# What libpq takes for these; another value it refuses only when somebody connects.
DATABASE_OPTIONS = {
    "sslmode": {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"},
    "gssencmode": {"disable", "prefer", "require"},
    "channel_binding": {"disable", "prefer", "require"},
    "target_session_attrs": {"any", "read-write", "read-only", "primary", "standby", "prefer-standby"},
}


def refuse(name: str, why: str) -> NoReturn:
    raise ImproperlyConfigured(f"{name} {why} {READ_MORE}")


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "").strip()
    if not value.isprintable():
        refuse(name, "holds a character that nobody sees")
    if value:
        return value
    if default is None:
        refuse(name, "is not set")
    return default


def secret(name: str) -> str:
    """A value of at least 50 characters, as Django's own deployment check asks of SECRET_KEY."""
    value = text(name)
    if len(value) < 50 or len(set(value)) < 5:
        refuse(name, "must be at least 50 characters of chance")
    return value


def boolean(name: str, default: bool) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        refuse(name, f"must be 1 or 0, not {value!r}")
    return value in TRUE


def integer(name: str, default: int, minimum: int = 0, maximum: int = 2**31 - 1) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,10}", value) or not minimum <= int(value) <= maximum:
        refuse(name, f"must be a whole number of at least {minimum} and at most {maximum}, not {value!r}")
    return int(value)


def port(name: str, default: int) -> int:
    return integer(name, default, PORTS.start, PORTS.stop - 1)


def is_host(value: str) -> bool:
    """A name, in letters of any script, or an address of the network (of version 6 without brackets)."""
    if HOST.fullmatch(value) and not re.fullmatch(r"[\d.]+", value):
        return True
    try:
        return bool(ip_address(value))
    except ValueError:
        return False


def hosts(name: str, default: str) -> list[str]:
    """Names parted by commas or spaces, as Django's ALLOWED_HOSTS: with a dot before it a name and all below it."""
    values = text(name, default).replace(",", " ").split()
    for value in values:
        if value != "*" and not is_host(value.removeprefix(".").removeprefix("[").removesuffix("]")):
            refuse(name, f"must be names of hosts, without https:// and without a port, not {value!r}")
    return values or refuse(name, "must be names of hosts")


def host(name: str) -> str:
    value = text(name).lower()
    if not is_host(value):
        refuse(name, f"must be the name of a domain, not {value!r}")
    return value


def label(name: str) -> str:
    """One or more parts of a name in the DNS, as those of a DKIM selector."""
    value = text(name)
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*", value):
        refuse(name, f"must be letters and digits, not {value!r}")
    return value


def folder(name: str, default: Path) -> Path:
    try:
        path = Path(text(name, str(default))).expanduser().resolve()
    except RuntimeError:  # ~nobody
        refuse(name, "must be a folder: nobody here has that home")
    there = next(each for each in (path, *path.parents) if each.exists())
    if not there.is_dir():
        refuse(name, f"must be a folder, and {there} is a file")
    return path


def url(name: str, value: str, schemes: Collection[str], example: str) -> SplitResult:
    """The parts of an address whose scheme, host and port can be right. It may lack a host."""
    try:
        parts = urlsplit(value)
        port_number = parts.port
    except ValueError:  # a port of letters or above 65535, brackets around no address
        refuse(name, f"must look like {example}: its host or port is none")
    if parts.scheme not in schemes:
        refuse(name, f"must begin with {' or '.join(f'{each}://' for each in schemes)} and look like {example}")
    given = parts.netloc.rpartition("@")[2]
    if port_number == 0 or given.endswith(":") or re.search(r"\s", value):
        refuse(name, f"must look like {example}, without spaces and with a port from 1 to 65535, or none")
    if parts.hostname and not is_host(unquote(parts.hostname)) and not unquote(parts.hostname).startswith("/"):
        refuse(name, f"must look like {example}: {parts.hostname!r} is no name of a host")
    return parts


def database(name: str, value: str) -> dict[str, object]:
    """``postgresql://user:password@host:port/name?option=value`` as Django's DATABASES entry.

    A socket folder goes in the query (``?host=/var/run/postgresql``) or as the quoted host.
    """
    import psycopg2
    from psycopg2.extensions import parse_dsn

    parts = url(name, value, ("postgresql", "postgres"), "postgresql://user:password@host:5432/name")
    try:
        parse_dsn(value)
    except psycopg2.ProgrammingError as error:  # its words may hold the password
        word = re.search(r'invalid URI query parameter: "(\w+)"', str(error))
        refuse(name, f"has an option that PostgreSQL does not know: {word[1]}" if word else "cannot be read")
    options = dict(parse_qsl(parts.query))
    for option, known in DATABASE_OPTIONS.items():
        if options.get(option, next(iter(known))) not in known:
            refuse(name, f"has an {option} that is none of {', '.join(sorted(known))}")
    for option in ("port", "connect_timeout"):
        if option in options and not re.fullmatch(r"[0-9]{1,5}", options[option]):
            refuse(name, f"has a {option} that is no number")
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
    from redis.connection import parse_url

    value = text(name)
    parts = url(name, value, ("redis", "rediss", "unix"), "redis://127.0.0.1:6379/0")
    is_there = parts.path.startswith("/") if parts.scheme == "unix" else parts.hostname
    if not is_there or (parts.scheme != "unix" and not re.fullmatch(r"/?|/[0-9]{1,4}", parts.path)):
        refuse(name, "must look like redis://127.0.0.1:6379/0 or unix:///run/redis.sock")
    try:
        parse_url(value)  # type: ignore[no-untyped-call]
    except ValueError:
        refuse(name, "has an option that Redis does not know")
    return {"BACKEND": "rvggz.accounts_cache.Redis", "LOCATION": value}


def mail_server(name: str) -> dict[str, object]:
    """``smtp://user:password@host:port`` as Django's EMAIL settings.

    smtp+tls:// speaks TLS after a first greeting (port 587), smtps:// from the start (465), smtp:// not at all (25).
    """
    ports, example = {"smtp": 25, "smtp+tls": 587, "smtps": 465}, "smtp+tls://user:password@host:587"
    parts = url(name, text(name), ports, example)
    if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        refuse(name, f"must look like {example}; write /, ? and # in a password as %2F, %3F and %23")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def sender(name: str) -> str:
    """``Name <address>`` or an address alone."""
    value = text(name)
    found = getaddresses([value])
    try:
        validate_email(found[0][1])
    except ValidationError:
        found = []
    if len(found) != 1 or found[0][1] not in value or value.count("<") != value.count(">"):
        refuse(name, f"must look like Name <post@example.nl>, not {value!r}")
    return value


def mail_address(name: str) -> str:
    """``bounces@example.nl``, or nothing."""
    value = text(name, "").lower()
    if value and not re.fullmatch(r"[a-z0-9._-]{1,20}@[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        refuse(name, "must be an address of at most 20 letters, digits, dots and dashes before the @")
    return value


def person_address(name: str) -> str:
    """The e-mail address of a person, or nothing."""
    value = text(name, "")
    try:
        if value:
            validate_email(value)
    except ValidationError:
        refuse(name, f"must be an e-mail address, not {value!r}")
    return value


def mailbox(name: str) -> dict[str, object]:
    """``imaps://user:password@host/folder`` or ``pop3s://user:password@host``, or nothing.

    Without the s nothing is encrypted: for a mailbox on this machine.
    """
    value = text(name, "")
    if not value:
        return {}
    ports, example = {"imaps": 993, "imap": 143, "pop3s": 995, "pop3": 110}, "imaps://user:password@host/INBOX"
    parts = url(name, value, ports, example)
    if not parts.hostname or not parts.username or parts.query or parts.fragment:
        refuse(name, f"must look like {example}; write /, ? and # in a password as %2F, %3F and %23")
    return {
        "kind": parts.scheme.removesuffix("s"),
        "encrypted": parts.scheme.endswith("s"),
        "host": parts.hostname,
        "port": parts.port or ports[parts.scheme],
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
    }


def signing_key(name: str) -> Path | None:
    """A file with a private RSA key (PEM) that can be read, or nothing."""
    value = text(name, "")
    if not value:
        return None
    path = Path(value)
    if not path.is_file() or not os.access(path, os.R_OK):
        refuse(name, f"must be a file that the site may read, not {value!r}")
    from dkim.crypto import UnparsableKeyError, parse_pem_private_key

    try:
        parse_pem_private_key(path.read_bytes())
    except (UnparsableKeyError, ValueError, TypeError, IndexError):
        refuse(name, f"must be a file with a private RSA key (PEM), and {value!r} holds none")
    return path


def one_of(name: str, values: Collection[str]) -> str:
    """One of these words, or nothing."""
    value = text(name, "").lower()
    if value and value not in values:
        refuse(name, f"must be one of {', '.join(values)}, not {value!r}")
    return value


def name_and_password(name: str) -> str:
    """``name:password`` as a browser would send it; the password long enough that nobody guesses it."""
    value = text(name)
    user, _, password = value.partition(":")
    if not user or len(password) < 20:
        refuse(name, "must be name:password, with a password of at least 20 signs")
    return value


def site(name: str, default: str | None = None, schemes: Collection[str] = ("https",)) -> str:
    """The address that visitors type, without a path: ``https://www.example.nl``."""
    value = text(name, default).rstrip("/")
    parts = url(name, value, schemes, "https://www.example.nl")
    if value.casefold() != f"{parts.scheme}://{parts.netloc}".casefold() or not parts.hostname or "@" in parts.netloc:
        refuse(name, f"must be {' or '.join(schemes)}:// and a name, without a path, a ? or a #, not {value!r}")
    return value
