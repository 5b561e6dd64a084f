"""Wagtail's own doors: those to the admin lead to the one of the site, which knows of two steps; where a stranger may
try the password of a page, the tries from one network are limited."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password as document_with_password
from wagtail.views import authenticate_with_password

from rvggz.rate_limit import limited

by_password = limited("password", tries=10, seconds=600, methods=("POST",))


def log_in(request: HttpRequest) -> HttpResponse:
    """Whatever is posted here is not looked at: a login without second step must not exist."""
    if request.user.is_authenticated:
        return redirect("wagtailadmin_home")
    return redirect_to_login("/beheer/")


def log_in_to_read(request: HttpRequest) -> HttpResponse:
    """The door of pages and documents for members; the one of Wagtail asks for no second step."""
    return redirect_to_login(request.GET.get("next", "/"))


def new_password(request: HttpRequest, rest: str = "") -> HttpResponse:
    return redirect("account_reset_password")


urlpatterns = [
    path("beheer/login/", log_in),
    re_path(r"^beheer/password_reset/(?P<rest>.*)$", new_password),
    path("_util/login/", log_in_to_read),
    path("documenten/authenticate_with_password/<int:restriction_id>/", by_password(document_with_password)),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        by_password(authenticate_with_password),
    ),
]
