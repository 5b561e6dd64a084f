"""allauth's forms in our words; and so made that no answer tells whether an address has an account."""

import uuid
from typing import Any, ClassVar

from allauth.account import forms as allauth_s
from allauth.account.adapter import get_adapter
from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import is_login_rate_limited
from allauth.account.models import Login
from allauth.core import context
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from participants import registration
from participants.accounts import addresses, limits, typed
from participants.accounts.passwords import HINT
from participants.accounts.words import EMAIL, MAILED, NEW_PASSWORD, PASSWORD, Words, say
from participants.models import Member

NAME = Words(
    "Naam die anderen zien", "Dit mag je eigen naam zijn, of een naam die je zelf bedenkt. Je kunt hem later wijzigen.",
    "Vul een naam in.", {"autocomplete": "nickname"},
)  # fmt: skip

OTHER_ADDRESS = (
    "Met deze uitnodiging kan dat alleen met het adres waarop je hem kreeg. Vul dat adres in. Wil je liever dit adres? "
    "Vraag dan wie je uitnodigde om een uitnodiging voor dit adres."
)


class InOurWords(forms.Form):
    """``words``: what each field says. A password is asked once: who mistypes it asks for a code."""

    words: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        say(self, self.words)


class BeginsWithWhatWasTyped(InOurWords):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in typed.initial(context.request).items():
            if name in self.fields:
                self.initial.setdefault(name, value)
                self.initial.setdefault("login" if name == "email" else "email", value)


class LoginForm(BeginsWithWhatWasTyped, allauth_s.LoginForm):
    words: ClassVar = {"login": EMAIL, "password": PASSWORD}
    _login: Login

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        """allauth's, that does not ask twice more whether an address is confirmed when the lookup said that it is."""
        adapter = get_adapter(self.request)
        member = adapter.authenticate(self.request, **credentials)
        if member is None:
            raise adapter.validation_error("email_password_mismatch")
        self.user = member
        self._login = Login(user=member, email=credentials["email"])
        if getattr(member, addresses.CONFIRMED, False):
            self._login.email_verification = EmailVerificationMethod.NONE
        elif is_login_rate_limited(self.request, self._login):
            raise adapter.validation_error("too_many_login_attempts")
        return self.cleaned_data

    @transaction.atomic
    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """allauth's; the session, its device and the moment are all kept, or none."""
        response: HttpResponse = super().login(request, redirect_url)
        return response


class SignupForm(BeginsWithWhatWasTyped, allauth_s.SignupForm):
    words: ClassVar = {
        "display_name": NAME,
        "email": Words("E-mailadres", "Hiermee log je in. Niemand anders ziet het.", EMAIL.missing, EMAIL.attributes),
        "password1": Words("Wachtwoord", HINT, "Kies een wachtwoord."),
    }
    field_order = ["display_name", "email", "password1"]  # noqa: RUF012 (Django's own)
    account_already_exists: bool
    older: Member | None = None
    display_name = forms.CharField(max_length=80)

    def clean_display_name(self) -> str:
        name = " ".join(str(self.cleaned_data["display_name"]).split())
        if "@" in name or "://" in name:
            raise forms.ValidationError("Zet hier geen adres: deze naam kan iedereen zien.")
        return name

    def validate_unique_email(self, value: str) -> str:
        """An account that was never confirmed does not stand in the way of its owner: see addresses.step_aside."""
        if context.request and not registration.may_use(context.request, value):
            raise forms.ValidationError(OTHER_ADDRESS)
        email: str = super().validate_unique_email(value)
        self.older = addresses.owner_of(email) if self.account_already_exists else None
        if self.older and addresses.is_unconfirmed(self.older):
            self.account_already_exists = False
        return email

    def try_save(self, request: HttpRequest) -> Any:
        """Whether or not the address has an account: the same work, so that the time it takes tells nothing."""
        typed.keep(request, self.cleaned_data)
        if self.account_already_exists:
            self._work_as_hard(request)
        elif self.older:
            addresses.step_aside(self.older)
        return super().try_save(request)

    def _work_as_hard(self, request: HttpRequest) -> None:
        """Make the account for an address that is nobody's, and take it back."""
        email = self.cleaned_data["email"]
        self.account_already_exists = False
        self.cleaned_data["email"] = f"{uuid.uuid4().hex}@weg.invalid"
        with transaction.atomic():
            self.save(request)
            transaction.set_rollback(True)
        self.cleaned_data["email"], self.account_already_exists = email, True


class RequestLoginCodeForm(BeginsWithWhatWasTyped, allauth_s.RequestLoginCodeForm):
    _user: Member | None
    words: ClassVar = {"email": EMAIL}

    def clean_email(self) -> str:
        email = str(super().clean_email())
        limits.ask_code(email)
        self._user = addresses.confirmed(self._user)
        return email


class ResetPasswordForm(BeginsWithWhatWasTyped, allauth_s.ResetPasswordForm):
    users: list[Member]
    words: ClassVar = {"email": EMAIL}

    def clean_email(self) -> str:
        email = str(super().clean_email())
        limits.ask_code(email)
        member = addresses.confirmed(self.users[0] if self.users else None)
        self.users = [member] if member else []
        return email


class GuessingIsLimited(InOurWords):
    """Beside the few tries of allauth, which are counted in the session: two requests at once may count as one."""

    words: ClassVar = {"code": MAILED}

    def clean_code(self) -> str:
        limits.guess(self._guessed())
        return str(super().clean_code())  # type: ignore[misc]

    def _guessed(self) -> str:
        """Whose code: the session knows, for an address without an account too."""
        session = context.request.session
        login = session.get("account_login") or {}
        states = (login, *(session.get(key) or {} for key in CODE_STATES))
        return next((state["email"] for state in states if state.get("email")), session.session_key or "")


CODE_STATES = ("account_email_verification_code", "account_password_reset_verification")


class ConfirmLoginCodeForm(GuessingIsLimited, allauth_s.ConfirmLoginCodeForm):
    pass


class ConfirmEmailForm(GuessingIsLimited, allauth_s.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetForm(GuessingIsLimited, allauth_s.ConfirmPasswordResetCodeForm):
    pass


class NewPasswordForm(InOurWords, allauth_s.ResetPasswordKeyForm):
    words: ClassVar = {"password1": NEW_PASSWORD}


class SetPasswordForm(InOurWords, allauth_s.SetPasswordForm):
    words: ClassVar = {"password1": NEW_PASSWORD}


class ChangePasswordForm(InOurWords, allauth_s.ChangePasswordForm):
    words: ClassVar = {
        "oldpassword": Words("Je huidige wachtwoord", missing=PASSWORD.missing),
        "password1": NEW_PASSWORD,
    }


class ReauthenticateForm(InOurWords, allauth_s.ReauthenticateForm):
    words: ClassVar = {"password": PASSWORD}
