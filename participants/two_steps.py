"""Logging in with two steps: offered to all, asked of everyone who can open the admin.

That a member has a second step is part of what a session is checked by (``Member.get_session_auth_hash``). So setting
up the first one, or taking away the last one, ends every other session: one that began with a password alone never
becomes one that may open the admin.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from participants.accounts import sessions
from participants.models import Member

ADMIN, OUT = "/beheer/", "/beheer/logout/"
DOORS = (f"{ADMIN}login/", f"{ADMIN}password_reset/")  # lead to ours: rvggz/doors.py
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes stand in for one, they are none
KNOWN = "known_second_step"  # on a member: whether there is one
BACK_TO = "after_two_steps"  # in the session: where somebody wanted to go


def exists_for(field: str) -> Exists:
    """Does the member with this number have a second step?"""
    return Exists(Authenticator.objects.filter(user=OuterRef(field), type__in=STEPS))


def of(member: Member) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=member, type__in=STEPS)


def may_open_admin(member: Any) -> bool:
    return bool(member.is_authenticated and member.has_perm("wagtailadmin.access_admin"))


class TwoStepsMiddleware:
    """Below /beheer/: a member without rights finds nothing there; an editor without a second step sets it up first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN) and request.user.is_authenticated:
            if not may_open_admin(request.user):
                raise Http404
            if not request.user.has_second_step and request.path_info != OUT:
                return send_to_set_up(request)
            request.session.pop(BACK_TO, None)
        elif request.path_info.startswith(ADMIN) and not request.path_info.startswith(DOORS):
            return ask_to_log_in(request)
        return self.get_response(request)


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # a form would be answered with a page
        return HttpResponse("Log eerst in.", status=403, content_type="text/plain; charset=utf-8")
    return redirect_to_login(wanted(request))


def send_to_set_up(request: HttpRequest) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse("Stel eerst een tweede stap in.", status=403, content_type="text/plain; charset=utf-8")
    request.session[BACK_TO] = wanted(request)
    return redirect("mfa_index")


def wanted(request: HttpRequest) -> str:
    """Where to go afterwards: this address, when it can be asked for again."""
    is_page = request.method == "GET" and not request.path_info.startswith(DOORS)
    return request.get_full_path() if is_page else ADMIN


def steps_changed(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    """A second step came or went: this session goes on, those that the change ends do not."""
    member: Member = user
    had = member.has_second_step
    member.forget_second_step()
    if had != member.has_second_step and request.user.is_authenticated and request.user.pk == member.pk:
        request.user.known_second_step = member.has_second_step
        update_session_auth_hash(request, request.user)
        UserSession.objects.create_from_request(request)
        sessions.end_others(member, request.session.session_key)


def take_away(member: Member) -> int:
    """An administrator helps who lost the second step: all steps and recovery codes go. Answers how many."""
    gone, _ = Authenticator.objects.filter(user=member).delete()
    member.forget_second_step()
    return gone
