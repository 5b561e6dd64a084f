"""Everything that allauth tells us, in one list."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as steps
from allauth.usersessions.models import UserSession
from django.db.models.signals import pre_save

from participants import two_steps
from participants.accounts import devices, sessions


def password_changed(sender: Any, request: Any, user: Any, **more: Any) -> None:
    sessions.end_others(user, request.session.session_key)


def connect() -> None:
    pre_save.connect(devices.without_address, sender=UserSession, dispatch_uid="session without address")
    for step in (steps.authenticator_added, steps.authenticator_removed):
        step.connect(two_steps.steps_changed, dispatch_uid="second step came or went")
    for password in (account.password_changed, account.password_set, account.password_reset):
        password.connect(password_changed, dispatch_uid="password changed")
