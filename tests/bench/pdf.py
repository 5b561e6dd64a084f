"""A PDF of three pages: ours, in its process with limits, next to a bare WeasyPrint call on the same HTML."""

import os
import statistics
import time
from collections.abc import Callable

ROUNDS = 9


def seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def measured() -> dict[str, float]:
    """Milliseconds by the clock, median of warm calls taken in turn; ``pdf_stored`` is one that is there already."""
    from articles.models import ArticlePage
    from articles.pdf import addresses, document, renderer

    os.environ["FONTCONFIG_FILE"] = renderer.environment()["FONTCONFIG_FILE"]  # the same fonts for both
    from weasyprint import HTML

    from articles.pdf.fetcher import OwnFilesFetcher
    from bench import measure

    article = ArticlePage.objects.get(slug="artikel-1")
    article.body = [*article.body.raw_data, *article.body.raw_data]  # twice 600 words: three pages
    html = document.article_html(article)
    base, sources = addresses.absolute("/"), addresses.sources()

    def bare() -> bytes:
        return HTML(string=html, base_url=base, url_fetcher=OwnFilesFetcher(sources)).write_pdf(pdf_variant="pdf/ua-1")

    def ours() -> None:
        rendering = renderer.Rendering(html, base, sources)
        rendering.wait(60)
        if rendering.error:
            raise RuntimeError(rendering.error)
        rendering.close()

    bare(), ours()
    rounds = [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)]
    measure.Door().get("/actueel/artikel-2/pdf/")
    return {
        "pdf_bare": statistics.median(one for one, _ in rounds) * 1000,
        "pdf_ours": statistics.median(other for _, other in rounds) * 1000,
        "pdf_stored": measure.milliseconds(["/actueel/artikel-2/pdf/"], 20),
    }
