"""Everything below /mijn/: accounts (allauth's views at addresses of ours) and a member's own pages."""

from django.urls import include, path

from participants import views

urlpatterns = [
    path("", views.overview, name="account"),
    path("", include("participants.account_urls")),
]
