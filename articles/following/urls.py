"""Everything below /mijn/volgen/."""

from django.urls import path

from articles.following import views

urlpatterns = [
    path("", views.overview, name="following"),
    path("stop/<str:token>/", views.stop_by_link, name="follow_stop"),
    path("<slug:what>/<slug:key>/", views.one, name="follow"),
]
