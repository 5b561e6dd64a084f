"""Members' own pages, for who wants one: below /leden/."""

from django.urls import path

from participants import profile_views

urlpatterns = [
    path("<slug:slug>/", profile_views.show, name="member_page"),
    path("<slug:slug>/foto/", profile_views.picture, name="member_picture"),
]
