"""Everything below /mijn/: accounts (allauth's views at addresses of ours) and a member's own pages."""

from django.urls import include, path

from participants import leaving_views, views

urlpatterns = [
    path("", views.overview, name="account"),
    path("", include("participants.account_urls")),
    path("", include("participants.urls_organisations")),
    path("gegevens/", leaving_views.data, name="my_data"),
    path("gegevens/kopie/", leaving_views.ask_copy, name="my_data_ask"),
    path("gegevens/kopie/<uuid:key>.zip", leaving_views.copy, name="my_data_copy"),
    path("gegevens/wissen/", leaving_views.leave, name="leaving"),
    path("gegevens/blijven/", leaving_views.stay, name="leaving_back"),
    path("gegevens/blijven/<str:token>/", leaving_views.stay_by_link, name="leaving_stay"),
]
