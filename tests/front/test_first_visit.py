"""What a reader on an old phone has to fetch."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings

from tests.front import every_page

STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture
def fetched(tree, tab):
    """Every request of a first visit to an article, with the size it has when it is compressed as in production."""
    addresses = every_page.site(tree)
    page = tab(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(compressed(response))}))
    page.goto(addresses["actueel"].replace("/actueel/", "/actueel/een-news-uit-de-kring/"), wait_until="networkidle")
    return sizes


def compressed(response) -> bytes:
    body = response.body()
    return body if response.url.endswith((".woff2", ".avif", ".webp", ".jpg")) else gzip.compress(body)


def test_a_first_visit_takes_few_requests_and_little_data(fetched):
    code = sum(size for url, size in fetched.items() if url.endswith((".css", ".js")))

    assert len(fetched) <= 8, fetched
    assert sum(fetched.values()) <= 130_000, fetched
    assert code <= 20_000


def test_the_stylesheet_and_the_font_stay_small():
    assert (STATIC / "css/site.css").stat().st_size < 30_000
    assert all((STATIC / f"css/{page}.css").stat().st_size < 3_000 for page in ("home", "lists"))
    assert (STATIC / "fonts/atkinson-hyperlegible-next.woff2").stat().st_size < 45_000
