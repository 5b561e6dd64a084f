from django.urls import path, re_path

from . import asker_views, decide_views, own_views, reader_views, views

urlpatterns = [
    path("reageren/<int:pk>/", views.react, name="react"),
    path("reageren/<int:pk>/dank/<slug:what>/", views.thanks, name="reaction_thanks"),
    path("reacties/som/", views.challenge, name="reaction_challenge"),
    path("reacties/<int:pk>/", views.reaction, name="reaction"),
    path("reacties/<int:pk>/antwoord/", reader_views.answer, name="reaction_answer"),
    path("reacties/<int:pk>/melden/", reader_views.report, name="reaction_report"),
    path("reacties/mijn/", own_views.ask_links, name="reaction_links"),
    path("reacties/mijn/gewist/", own_views.erased, name="reaction_erased"),
    path("reacties/mijn/<str:token>/", own_views.own, name="reaction_own"),
    path("reacties/bevestigen/<str:token>/", own_views.confirm, name="reaction_confirm"),
    path("reacties/dempen/<str:token>/", own_views.mute, name="reaction_mute"),
    path("praat-mee/bijdragen/gast/<str:token>/antwoord/", asker_views.choose, name="question_answer"),
    path("reacties/besluit/<str:token>/", decide_views.decide, name="reaction_decide"),
    re_path(r"^(?P<place>(?:[\w-]+/)*)reacties\.atom$", reader_views.feed, name="reaction_feed"),
]
