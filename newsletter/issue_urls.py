"""Addresses of the archive that are no page."""

from django.urls import re_path

from newsletter import archive

urlpatterns = [re_path(r"^nieuwsbrief/archief/feed\.(?P<form>atom|rss)$", archive.feed, name="letters_feed")]
