"""What forms of accounts say: names of fields, hints, and what to do when something is wrong."""

from dataclasses import dataclass, field
from typing import Any

from django.core.validators import MaxLengthValidator

from participants.accounts.passwords import HINT, LONGEST

WRONG_CODE = "Deze code klopt niet. Kijk hem na en vul hem nog eens in."
TOO_OFTEN = "Dit was te vaak achter elkaar. Wacht tien minuten en probeer het dan opnieuw."
ERRORS = {
    "account_inactive": "Met dit account kun je niet meer inloggen. Neem contact met ons op.",
    "cannot_remove_primary_email": "Dit is je enige adres: je hebt het nodig om in te loggen.",
    "duplicate_email": "Dit adres heb je al.",
    "email_password_mismatch": (
        "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na, of laat je een code mailen."
    ),
    "email_taken": "Met dit adres is intussen opnieuw geregistreerd. Log in, of begin opnieuw met registreren.",
    "enter_current_password": "Dit is niet je huidige wachtwoord. Vul het nog eens in.",
    "incorrect_code": WRONG_CODE,
    "incorrect_password": "Dit wachtwoord klopt niet. Vul het nog eens in.",
    "invalid_login": "Zo kun je niet inloggen. Vul je e-mailadres in.",
    "invalid_or_expired_key": "Deze code is verlopen. Vraag een nieuwe.",
    "invalid_password_reset": "Deze code is verlopen. Vraag een nieuwe.",
    "rate_limited": TOO_OFTEN,
    "same_as_current": "Dit adres heb je al. Vul een ander in.",
    "too_many_login_attempts": TOO_OFTEN,
    "unknown_email": "Kijk je adres na.",
    "unverified_primary_email": "Bevestig eerst je e-mailadres.",
    "add_email_blocked": "Dat kan nu niet.",
    "cannot_delete_authenticator": "Deze stap kun je nu niet uitzetten.",
    "cannot_generate_recovery_codes": "Herstelcodes horen bij een tweede stap. Stel die eerst in.",
    "unverified_email": "Bevestig eerst je e-mailadres. Daarna kun je een tweede stap instellen.",
}
REAUTHENTICATION = {
    "reauthenticate": "Met je wachtwoord",
    "mfa_reauthenticate": "Met een code uit je app, of een herstelcode",
    "mfa_reauthenticate:webauthn": "Met een passkey",
}


@dataclass(frozen=True)
class Words:
    label: str
    hint: str = ""
    missing: str = "Vul dit in."
    attributes: dict[str, str] = field(default_factory=dict)


EMAIL = Words("E-mailadres", missing="Vul je e-mailadres in.", attributes={"autocomplete": "username"})
PASSWORD = Words("Wachtwoord", missing="Vul je wachtwoord in.")
NEW_PASSWORD = Words("Nieuw wachtwoord", HINT, "Kies een wachtwoord.")
NUMBERS = {"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
MAILED = Words("Code uit de mail", "Acht cijfers. Het streepje mag, maar hoeft niet.", "Vul de code in.", NUMBERS)
STEP = Words("Code", "Zes cijfers uit je app, of een herstelcode van acht cijfers.", "Vul de code in.", NUMBERS)


def say(form: Any, words: dict[str, Words]) -> None:
    """Give the fields of a form of allauth our words, and no placeholders: those vanish when one begins to type."""
    for name, said in words.items():
        if name not in form.fields:
            continue
        field = form.fields[name]
        field.label, field.help_text = said.label, said.hint
        field.error_messages |= {
            "required": said.missing,
            "invalid": "Dit e-mailadres klopt niet. Het ziet eruit als naam@voorbeeld.nl." if "email" in name
            or name == "login" else "Dit kan hier niet staan.",
            "max_length": "Dit is te lang.",
        }  # fmt: skip
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= said.attributes
        longest = LONGEST if "password" in name else 254
        field.validators.append(MaxLengthValidator(longest))
