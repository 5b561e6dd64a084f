"""Screens of accounts that allauth does not have, or that we have in another way."""

from typing import Any

from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    EmailVerificationProcess,
)
from allauth.account.internal.stagekit import clear_login
from allauth.account.views import ConfirmEmailVerificationCodeView, SignupView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from participants import registration
from participants.accounts import sessions
from participants.accounts.who import member


class Register(SignupView):
    """allauth's. Two that register at once with one invitation come one after the other."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            if request.method == "POST":
                registration.hold(request)
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def closed(self) -> HttpResponse:
        was_invited = registration.came_invited(self.request)
        return render(self.request, "account/signup_closed.html", {"was_invited": was_invited})


register = Register.as_view()


@method_decorator(never_cache, name="dispatch")
class ConfirmEmail(ConfirmEmailVerificationCodeView):
    """allauth's, for when the account went meanwhile, or the code got old."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        began = EMAIL_VERIFICATION_CODE_SESSION_KEY in request.session
        process = EmailVerificationProcess.resume(request)
        if began and (not process or ("user_id" in process.state and process.user is None)):
            if process:
                process.abort()
            messages.error(request, "De code is verlopen. Registreer je opnieuw, dan krijg je een nieuwe.")
            return redirect("account_signup")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


confirm_email = ConfirmEmail.as_view()


@require_POST
def register_again(request: HttpRequest) -> HttpResponse:
    """Another address, before the first was confirmed: back to the form, with the name in it."""
    request.session.pop(EMAIL_VERIFICATION_CODE_SESSION_KEY, None)
    clear_login(request)
    return redirect("account_signup")


class DownloadRecoveryCodes(DownloadRecoveryCodesView):
    def render_to_response(self, context: Any, **options: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **options)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
        return response


download_recovery_codes = DownloadRecoveryCodes.as_view()


@never_cache
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Where you are logged in."""
    found = sessions.of(member(request), request.session.session_key)
    return render(request, "usersessions/usersession_list.html", {"sessions": found})


@login_required
@require_POST
def end_device(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_here = row.session_key == request.session.session_key
    sessions.end(row)
    if is_here:
        logout(request)
        return redirect("account_login")
    messages.success(request, "Dat apparaat is uitgelogd.")
    return redirect("usersessions_list")


@login_required
@require_POST
def end_other_devices(request: HttpRequest) -> HttpResponse:
    sessions.end_others(member(request), request.session.session_key)
    messages.success(request, "Je bent uitgelogd op alle andere apparaten.")
    return redirect("usersessions_list")
