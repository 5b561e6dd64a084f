"""Every page of the tree, found by our own short way (routing.py) and then served by Wagtail's."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from articles import views

urlpatterns = [
    re_path(wagtail_urls.serve_pattern, views.page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
