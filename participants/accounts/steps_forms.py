"""The forms of two-step login in our words."""

from typing import ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from participants.accounts.forms import InOurWords
from participants.accounts.words import NUMBERS, STEP, Words

PASSKEY_NAME = Words("Hoe noem je deze passkey?", "Zo herken je hem later in je lijst.", "Geef de passkey een naam.")


class AuthenticateForm(InOurWords, base.AuthenticateForm):
    words: ClassVar = {"code": STEP}


class ReauthenticateForm(InOurWords, base.ReauthenticateForm):
    words: ClassVar = {"code": STEP}


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    words: ClassVar = {"code": Words("Code uit je app", "Zes cijfers.", "Vul de code in.", NUMBERS)}


class AddPasskeyForm(InOurWords, webauthn.AddWebAuthnForm):
    """Always a passkey: something that also logs in by itself, after a finger, a face or a code."""

    words: ClassVar = {"name": PASSKEY_NAME}
    name = forms.CharField(required=False, max_length=60)
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        return True

    def clean_name(self) -> str:
        return str(super().clean_name())[:60]


class EditPasskeyForm(InOurWords, webauthn.EditWebAuthnForm):
    words: ClassVar = {"name": PASSKEY_NAME}
    name = forms.CharField(max_length=60)
