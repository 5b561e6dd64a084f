from django.urls import path

from . import guest_views, own_views, views

A, GUEST = "praat-mee/bijdragen/<uuid:key>/", "praat-mee/bijdragen/gast/"

urlpatterns = [
    path("mijn/bijdragen/", own_views.overview, name="contributions"),
    path("praat-mee/bijdragen/", views.start, name="contributions_start"),
    path("praat-mee/bijdragen/trefwoorden/", views.keyword_suggestions, name="contribution_keywords"),
    path(GUEST, guest_views.offer, name="contribution_guest"),
    path(f"{GUEST}bevestig/<str:token>/", guest_views.confirm, name="contribution_confirm"),
    path(f"{GUEST}<str:token>/", guest_views.own_page, name="contribution_guest_own"),
    path(f"{GUEST}<str:token>/voorbeeld/", guest_views.show_preview, name="contribution_guest_preview"),
    path(f"{GUEST}<str:token>/bestanden/<int:pk>/", guest_views.file, name="contribution_guest_file"),
    path(A, views.write, name="contribution"),
    path(f"{A}bewaar/", views.save, name="contribution_save"),
    path(f"{A}bestanden/", views.upload, name="contribution_files"),
    path(f"{A}bestanden/<int:pk>/", views.file, name="contribution_file"),
    path(f"{A}voorbeeld/", views.show_preview, name="contribution_preview"),
    path(f"{A}weggooien/", own_views.discard, name="contribution_discard"),
    path(f"{A}intrekken/", own_views.withdraw, name="contribution_withdraw"),
    path(f"{A}wijzigen/", own_views.revise, name="contribution_revise"),
    path(f"{A}opnieuw/", own_views.begin_again, name="contribution_again"),
]
