"""The mail that allauth asks for, in our words and through our outbox. Kept until it is sent, and no longer."""

import uuid
from typing import Any

from django.utils import formats, timezone

from participants.models import Member
from rvggz import outbox

LETTERS = {
    "account/email/email_confirmation_signup": "account_confirm",
    "account/email/email_confirmation": "account_confirm",
    "account/email/login_code": "account_login_code",
    "account/email/password_reset_code": "account_reset_code",
    "account/email/unknown_account": "account_unknown",
    "account/email/account_already_exists": "account_exists",
}
CHANGES = {
    "account/email/password_changed": "Je wachtwoord is veranderd.",
    "account/email/password_set": "Je account heeft nu een wachtwoord.",
    "account/email/password_reset": "Je hebt een nieuw wachtwoord gekozen.",
    "account/email/email_changed": "Je account heeft nu een ander e-mailadres.",
    "mfa/email/totp_activated": "Je logt voortaan in met twee stappen. De tweede stap is een code uit een app.",
    "mfa/email/totp_deactivated": "De app met codes is geen tweede stap meer bij het inloggen.",
    "mfa/email/webauthn_added": "Je account heeft er een passkey bij.",
    "mfa/email/webauthn_removed": "Er is een passkey van je account weggehaald.",
    "mfa/email/recovery_codes_generated": "Je hebt nieuwe herstelcodes. De oude werken niet meer.",
}


def send(name: str, to: str, context: dict[str, Any] | None = None) -> None:
    """Put a letter in the outbox. Each is one of its own: asking for a code again sends another."""
    outbox.put(name, to, context or {}, key=f"{name}:{uuid.uuid4().hex}")


def for_allauth(prefix: str, to: str, context: dict[str, Any]) -> None:
    """A letter that allauth names ("account/email/login_code")."""
    if prefix in CHANGES:
        send("account_changed", to, {"what": CHANGES[prefix], "when": moment()})
    else:
        send(LETTERS[prefix], to, {"code": context["code"]} if "code" in context else {})


def changed(member: Member, what: str) -> None:
    """Something about logging in changed: its owner hears it."""
    send("account_changed", member.email, {"what": what, "when": moment()})


def moment() -> str:
    """Now, in words: "22 november 2026 om 14.05 uur"."""
    return formats.date_format(timezone.localtime(), r"j F Y \o\m H.i \u\u\r")
