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
        return response
