"""Where allauth asks us: our words, our mail, our limits, our devices."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from participants import registration, two_steps
from participants.accounts import addresses, devices, letters, limits, secrets, typed
from participants.accounts.words import ERRORS, REAUTHENTICATION
from participants.models import Member
from rvggz.email_address import as_kept
from rvggz.rate_limit import give_back, key_of, network_of


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return registration.may_register(request)

    def clean_email(self, email: str) -> str:
        """Of every form of allauth's: one address, one spelling."""
        return as_kept(super().clean_email(email))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        letters.for_allauth(template_prefix, email, context)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Not the address: a hash of the network, good for counting tries and for nothing else."""
        return key_of(network_of(request))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Instead of allauth's count, which knows no devices."""
        self.tries = limits.try_password(request, credentials.get("email", ""))
        if not self.tries:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Only wrong passwords count."""
        member = super().authenticate(request, **credentials)
        if member:
            give_back(*self.tries)
        return member

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *given: Any, **more: Any
    ) -> None:
        """That somebody is logged in shows: it needs no words."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *given, **more)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """Without the address and the browser that allauth would put in it."""
        letters.for_allauth(template_prefix, email or user.email, {})

    def clean_password(self, password: str, user: Any = None) -> str:
        """Who registers is judged by the name of the form as well."""
        if user is not None and user.pk is None and self.request:
            user.display_name = self.request.POST.get("display_name", "")
        return str(super().clean_password(password, user))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def pre_login(self, request: HttpRequest, user: Any, **login: Any) -> HttpResponse | None:
        addresses.settle(user)
        return super().pre_login(request, user, **login)

    def post_login(self, request: HttpRequest, user: Any, **login: Any) -> HttpResponse:
        """Logged in, all steps done. What needs to know who you are may be done right away."""
        typed.forget(request)
        if login.get("signup"):
            registration.confirmed(request, user)
        if not get_authentication_records(request, user):  # just registered, with a code from the mail
            record_authentication(request, user, method="code")
        records = [{**each, "reauthenticated": True} for each in get_authentication_records(request, user)]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
        response: HttpResponse = super().post_login(request, user, **login)
        devices.recognise(request, response, user)
        return response

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": REAUTHENTICATION[method["id"]]} for method in methods]


class StepsAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, **ERRORS}

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 (allauth's name)
        """By the browser it is made with: what somebody recognises later."""
        from allauth.core import context

        return devices.name_of(context.request.headers.get("User-Agent", "")) if context.request else "Passkey"

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        if isinstance(user, Member) and types is not None and set(types) == set(two_steps.STEPS):
            return user.has_second_step
        return bool(super().is_mfa_enabled(user, types))
