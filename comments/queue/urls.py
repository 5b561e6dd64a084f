from django.urls import path

from . import log, mail, pieces, together, views

urlpatterns = [
    path("", views.queue, name="reactions_queue"),
    path("zoeken/", views.search, name="reactions_search"),
    path("samen/", together.together, name="reactions_together"),
    path("terug/", views.take_back, name="reactions_take_back"),
    path("logboek/", log.entries, name="reactions_log"),
    path("post/", mail.lost, name="lost_mail"),
    path("bericht/", mail.wish, name="moderator_mail"),
    path("stuk/<uuid:key>/", pieces.decide, name="pieces_decide"),
    path("<int:pk>/", views.one, name="reactions_item"),
    path("<int:pk>/gesprek/", views.conversation, name="reactions_conversation"),
]
