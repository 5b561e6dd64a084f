"""The site with two addresses more, where it breaks and where it says that it was too often."""

from django.urls import path

from rvggz import rate_limit, urls


def broken(request):
    raise RuntimeError("broken on purpose, by a test")


def too_often(request):
    return rate_limit.too_often(request, wait_seconds=30)


urlpatterns = [path("kapot/", broken), path("te-vaak/", too_often), *urls.urlpatterns]
