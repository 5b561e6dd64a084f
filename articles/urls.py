from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path

from . import views
from .sitemap import SITEMAPS

PART = {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}

urlpatterns = [
    path("", include("articles.contributions.urls")),
    path("trefwoorden/", views.keyword_index, name="keywords"),
    path("trefwoorden/<slug:slug>/", views.keyword, name="keyword"),
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.search_suggestions, name="search_suggestions"),
    path("patroon/<slug:tint>/<int:seed>.svg", views.pattern, name="pattern"),
    path("sitemap.xml", sitemap_views.index, PART, name="sitemaps"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    re_path(r"^(?P<place>(?:[\w-]+/)*)feed\.(?P<form>atom|rss)$", views.feed, name="feed"),
]
