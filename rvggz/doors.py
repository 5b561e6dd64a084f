"""Wagtail's own doors where a stranger may try a password: its views, with a limit on the tries from one network."""

from django.urls import path
from wagtail.admin.views.account import LoginView, PasswordResetView
from wagtail.views import authenticate_with_password

from rvggz.rate_limit import limited

by_password = limited("password", tries=10, seconds=600, methods=("POST",))
by_mail = limited("password-reset", tries=5, seconds=3600, methods=("POST",))

urlpatterns = [
    path("beheer/login/", by_password(LoginView.as_view())),
    path("beheer/password_reset/", by_mail(PasswordResetView.as_view())),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        by_password(authenticate_with_password),
    ),
]
