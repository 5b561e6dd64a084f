from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from articles.models import Keyword
from articles.patterns import pattern_svg

# A drawing shown by <img>: it needs its own <style> and nothing else.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/keyword.html", {"keyword": get_object_or_404(Keyword, slug=slug)})


@cache_control(public=True, max_age=31_536_000, immutable=True)
def pattern(request: HttpRequest, tint: str, seed: int) -> HttpResponse:
    """The drawing of a page without a picture."""
    return HttpResponse(
        pattern_svg(seed, tint),
        content_type="image/svg+xml",
        headers={"Content-Security-Policy": DRAWING_POLICY},
    )
