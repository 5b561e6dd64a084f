"""Every address of the site. Wagtail's pages come last: they take whatever is left."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from newsletter import my_views, webhooks
from rvggz import views

handler429 = "participants.accounts.limits.too_often"  # asked by allauth

urlpatterns = [
    path("gezond/", views.health, name="health"),
    path("ingelogd/", views.logged_in, name="logged_in"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("", include("rvggz.doors")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
]

if settings.DEMO:
    from rvggz.demo import code, mail, media

    urlpatterns += [*code.urlpatterns(), *mail.urlpatterns(), *media.urlpatterns()]

urlpatterns += [
    *webhooks.urlpatterns(),
    path("mijn/volgen/", include("articles.following.urls")),
    path("mijn/nieuwsbrief/", my_views.mine, name="my_letter"),
    path("mijn/", include("participants.urls")),
    path("leden/", include("participants.people_urls")),
    path("nieuwsbrief/", include("newsletter.urls")),
    path("", include("comments.urls")),
    path("", include("newsletter.issue_urls")),
    path("", include("articles.urls")),
    path("", include("articles.page_urls")),  # every page of the tree; must be last
]
