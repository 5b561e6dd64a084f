"""Behind the link of an invitation: choose a password, and go on to where one is needed."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participants import two_steps
from participants.accounts import account_invitations
from participants.accounts.forms import NewPasswordForm
from participants.models import Member
from rvggz import signed_links


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_first_password(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: mail scanners do that too."""
    member = account_invitations.invited_member(token)
    if member is None:
        return _gone(request)
    form = NewPasswordForm(request.POST or None, user=member)
    if not form.is_valid():
        context = {"form": form, "member": member}
        answer = render(request, "account/invitation.html", context, status=422 if form.errors else 200)
        return signed_links.secret(answer)
    if not account_invitations.choose_password(member, form.cleaned_data["password1"]):
        return _gone(request)
    return _log_in(request, member)


def _log_in(request: HttpRequest, member: Member) -> HttpResponse:
    """Who may open the admin is asked for the second step there."""
    goal = reverse("wagtailadmin_home" if two_steps.may_open_admin(member) else "account")
    answer: HttpResponse = perform_login(request, member, redirect_url=goal)
    return answer


def _gone(request: HttpRequest) -> HttpResponse:
    return signed_links.secret(render(request, "account/invitation_gone.html", status=410))
