from django.urls import path

from . import own_views, views

urlpatterns = [
    path("aanmelden/", views.subscribe, name="letter_subscribe"),
    path("aanmelden/dank/", views.thanks, name="letter_thanks"),
    path("som/", views.challenge, name="letter_challenge"),
    path("bevestigen/<str:token>/", own_views.confirm, name="letter_confirm"),
    path("keuzes/<str:token>/", own_views.choices, name="letter_choices"),
    path("keuzes/<str:token>/kopie/", own_views.download, name="letter_download"),
    path("adres/<str:token>/", own_views.new_address, name="letter_new_address"),
    path("afmelden/<str:token>/", own_views.leave, name="letter_leave"),
    path("weekbericht/<str:token>/", own_views.stop_weekly, name="letter_stop_weekly"),
    path("vergeten/", own_views.forgotten, name="letter_forgotten"),
]
