"""Is mail set up right? Looks at the mail server and at the DNS, and says in plain Dutch what is wrong and what to do.

Nothing here prints a password or a key.
"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parseaddr
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from rvggz.mail_records import (
    Finding,
    Look,
    Mark,
    NoAnswerError,
    belongs_together,
    look_up,
    may_send,
    receives,
    says_what_to_do,
    signs,
)

SECONDS = 20
# Their owners forbid others to send with these names (DMARC p=reject), or soon will.
NOT_YOURS = {"gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "yahoo.com",
             "icloud.com", "ziggo.nl", "kpnmail.nl", "xs4all.nl"}  # fmt: skip


def findings(look: Look = look_up) -> Iterator[Finding]:
    """All that can be looked at from here."""
    yield from server()
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
    domain = sender.rpartition("@")[2]
    if domain in NOT_YOURS or "." not in domain:
        yield Finding(Mark.WRONG, f"Mail gaat weg als {sender}. Neem voor EMAIL_FROM een adres van je eigen domein.")
        return
    returns_to = settings.BOUNCE_ADDRESS.rpartition("@")[2] or domain
    for check in (
        partial(receives, domain), partial(may_send, returns_to), partial(signs, domain),
        partial(says_what_to_do, domain), partial(belongs_together, domain, returns_to),
    ):  # fmt: skip
        try:
            yield from check(look)
        except NoAnswerError as error:
            yield Finding(Mark.NOTE, f"De DNS gaf geen antwoord over {error}. Probeer het straks nog eens.")


def server() -> Iterator[Finding]:
    """Connects, speaks TLS, logs in, and asks whether we may send as we do. Sends nothing."""
    backend = get_connection(timeout=SECONDS)
    if not isinstance(backend, EmailBackend):
        yield Finding(Mark.NOTE, "Deze opstelling geeft geen mail aan een mailserver (EMAIL_URL geldt hier niet).")
        return
    where = f"{backend.host}:{backend.port}"
    try:
        backend.open()
        line: Any = backend.connection
        line.ehlo_or_helo_if_needed()
        code, said = line.mail(settings.BOUNCE_ADDRESS or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    except (OSError, smtplib.SMTPException) as error:
        yield Finding(Mark.WRONG, f"De mailserver {where}: {_what_went_wrong(error)}")
        return
    finally:
        with suppress(Exception):
            backend.close()
    if code != 250:
        yield Finding(
            Mark.WRONG, f"De mailserver {where} weigert onze afzender ({code} {said.decode(errors='replace')})."
        )
        return
    yield Finding(Mark.GOOD, f"De mailserver {where} laat ons binnen en neemt onze afzender aan.")
    if not (backend.use_tls or backend.use_ssl) and backend.host not in {"localhost", "127.0.0.1", "::1"}:
        yield Finding(
            Mark.NOTE, "De verbinding met de mailserver is niet versleuteld. Gebruik smtp+tls:// of smtps://."
        )


def _what_went_wrong(error: Exception) -> str:
    for kind, text in (
        (smtplib.SMTPAuthenticationError, "naam of wachtwoord in EMAIL_URL klopt niet."),
        (smtplib.SMTPNotSupportedError, "kan geen STARTTLS of geen inloggen. Probeer smtps:// of een andere poort."),
        (ssl.SSLCertVerificationError, "het certificaat klopt niet. Gebruik de naam die op het certificaat staat."),
        (ssl.SSLError, "de versleuteling lukt niet. Poort 465 hoort bij smtps://, poort 587 bij smtp+tls://."),
        (socket.gaierror, "die naam bestaat niet."),
        (TimeoutError, "geeft geen antwoord. Klopt de poort, en laat de firewall hem door?"),
        (ConnectionRefusedError, "daar luistert niets. Klopt de poort?"),
        (
            smtplib.SMTPServerDisconnected,
            "verbreekt de verbinding. Klopt de poort bij smtp://, smtp+tls:// of smtps://?",
        ),
    ):
        if isinstance(error, kind):
            return text
    return f"het lukt niet ({type(error).__name__})."
