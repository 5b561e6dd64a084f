from django.urls import path, re_path

from . import views

urlpatterns = [
    path("trefwoorden/", views.keyword_index, name="keywords"),
    path("trefwoorden/<slug:slug>/", views.keyword, name="keyword"),
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.search_suggestions, name="search_suggestions"),
    path("patroon/<slug:tint>/<int:seed>.svg", views.pattern, name="pattern"),
    re_path(r"^(?P<place>(?:[\w-]+/)*)feed\.(?P<form>atom|rss)$", views.feed, name="feed"),
]
