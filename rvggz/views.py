"""What machines ask of the site as a whole."""

from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import SiteTexts
from rvggz import typed_text


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For a proxy or a monitor: 200 when database and cache answer, 503 with the name of what does not."""
    broken = [name for name, works in (("database", database_works), ("cache", cache_works)) if not works()]
    text = "storing: " + ", ".join(broken) if broken else "gezond"
    return HttpResponse(text + "\n", status=503 if broken else 200, content_type="text/plain; charset=utf-8")


def database_works() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def cache_works() -> bool:
    try:
        cache.set("health", "1", timeout=10)
        return bool(cache.get("health") == "1")
    except Exception:  # whatever the client of the cache raises
        return False


def refuse_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Instead of Django's own page (CSRF_FAILURE_VIEW)."""
    return typed_text.refused(request)


@require_safe
@never_cache
def logged_in(request: HttpRequest) -> HttpResponse:
    """Asked by nginx before it takes a file (deploy/nginx.conf): 204 for somebody who is logged in, 401 for others."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """All may be found, but no machine need search for itself or see the admin."""
    lines = [
        "User-agent: *",
        "Disallow: /beheer/",
        "Disallow: /zoeken/",
        "Disallow: /reageren/",
        "Disallow: /reacties/",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness: RFC 9116. Absent while the editors gave no address."""
    texts = SiteTexts.for_request(request)
    address = texts.security_contact or texts.contact_email
    if not address:
        return HttpResponse("Nog geen meldpunt.\n", status=404, content_type="text/plain; charset=utf-8")
    # The standard asks for an end within a year; counted from the start of this month it is the same all month.
    month = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{address}",
        f"Expires: {(month + timedelta(days=180)).isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
