"""Security headers: one strict policy for all that the public sees, a wider one for the admin.

The policies have the shape of Django 6's ``SECURE_CSP``, so that this middleware can go when we move there.
"""

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Policy = Mapping[str, Sequence[str]]

PUBLIC_POLICY: Policy = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    # Only after a click: see static/js/video.js. Nothing is fetched from there before.
    "frame-src": ["'self'", "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],  # Wagtail shows previews in a frame of our own
}
# The admin of Wagtail 8 needs inline scripts and styles. Only logged-in people come there.
ADMIN_POLICY: Policy = {
    **PUBLIC_POLICY,
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'"],
}
ADMIN_PATH = "/beheer/"
# What is there belongs to somebody, so nobody on the way keeps it, and no browser that others use: all that is answered
# below the first, and below the second to who has a session (members of a closed page, who gave its password).
OF_SOMEBODY = ("/beheer/", "/mijn/", "/praat-mee/bijdragen/")
OF_SOMEBODY_WITH_SESSION = ("/documenten/", "/leden/")
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), interest-cohort=(), browsing-topics=()"


def as_header(policy: Policy) -> str:
    return "; ".join(f"{name} {' '.join(values)}" for name, values in policy.items())


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.public = as_header(settings.SECURE_CSP)
        self.admin = as_header(ADMIN_POLICY)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_admin = request.path_info.startswith(ADMIN_PATH)
        response.headers.setdefault("Content-Security-Policy", self.admin if is_admin else self.public)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_of_somebody(request) and not _says_how_long(response):
            response.headers["Cache-Control"] = "private, no-store"
        elif settings.SESSION_COOKIE_NAME in request.COOKIES:  # the name of a member stands above it
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def is_of_somebody(request: HttpRequest) -> bool:
    with_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return request.path_info.startswith(OF_SOMEBODY) or (
        with_session and request.path_info.startswith(OF_SOMEBODY_WITH_SESSION)
    )


def _says_how_long(response: HttpResponse) -> bool:
    """It is kept by nobody already, or holds nothing of anybody (the words of Wagtail's scripts)."""
    said = response.headers.get("Cache-Control", "")
    is_script = response.headers.get("Content-Type", "").startswith("text/javascript")
    return "no-store" in said or (is_script and "max-age" in said)
