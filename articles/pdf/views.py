"""``<article>/pdf/``, ``<theme>/leesmap/`` and the page where a reader chooses its articles."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from wagtail.models import Page

from articles import meta
from articles.models import ArticlePage, PdfState, StoredPdf, ThemePage

from . import making, sending, sources

PATIENCE_SECONDS = 20
CHOICE_SHOWN = 120
FULL = f"Kies hoogstens {sources.MOST_ARTICLES} artikelen. Je koos er {{}}."
NOTHING = "We vonden geen artikel dat bij je keuze hoort. Kies er hieronder een of meer."


def article_pdf(request: HttpRequest, page: ArticlePage) -> HttpResponseBase:
    return answer(request, sources.article(page))


def reading_map_pdf(request: HttpRequest, theme: ThemePage) -> HttpResponseBase:
    """The chosen articles (``?artikel=12&artikel=15``), or the newest."""
    chosen = {int(number) for number in request.GET.getlist("artikel") if number.isdecimal() and len(number) < 10}
    if len(chosen) > sources.MOST_ARTICLES:
        return choose(request, theme, FULL.format(len(chosen)), chosen)
    if request.GET.getlist("artikel") and not chosen:
        return choose(request, theme, NOTHING)
    source = sources.reading_map(theme, chosen)
    return answer(request, source) if source else choose(request, theme, NOTHING, chosen)


def choose(
    request: HttpRequest, theme: ThemePage, message: str = "", chosen: set[int] | frozenset[int] = frozenset()
) -> HttpResponse:
    """A form with the articles of a theme to tick."""
    articles = list(sources.entries(theme)[:CHOICE_SHOWN])
    context = {
        "page": theme,
        "articles": articles,
        "chosen": chosen,
        "message": message,
        "most": sources.MOST_ARTICLES,
        "reading_map_url": f"{theme.url}leesmap/",
        **head(f"Maak je eigen leesmap: {theme.title}", "Leesmap", f"{theme.url}leesmap/kiezen/", theme),
    }
    return render(request, "pdf/choose.html", context, status=400 if message else 200)


def head(title: str, crumb: str, url: str, page: Page) -> dict[str, Any]:
    """What the templates need around a page that search engines leave alone."""
    between = [(page.title, page.url or "")]
    return {"meta": meta.of(title, url, robots="noindex"), "breadcrumbs": meta.breadcrumbs(url, crumb, between)}


def answer(request: HttpRequest, source: sources.Source) -> HttpResponseBase:
    """The file; or a page that says that it is being made, or cannot be."""
    is_private = source.page.get_view_restrictions().exists()
    for _ in range(2):
        try:
            pdf = making.make(source, PATIENCE_SECONDS)
            if pdf.state != PdfState.READY:
                return not_yet(request, source, pdf)
            return sending.send(request, pdf, source.file_name, is_private=is_private)
        except FileNotFoundError:
            making.forget([pdf])  # someone emptied the storage: make it once more
        except StoredPdf.DoesNotExist:
            break
    raise Http404("the page went offline")


def not_yet(request: HttpRequest, source: sources.Source, pdf: StoredPdf) -> HttpResponse:
    failed = pdf.state == PdfState.FAILED
    seconds = int(making.TRY_AGAIN_AFTER.total_seconds()) if failed else 5
    title = "De PDF lukt nu niet" if failed else "Je PDF wordt gemaakt"
    context = {"page": source.page, "failed": failed, "address": request.get_full_path()}
    context |= head(title, "PDF", request.path, source.page)
    response = render(request, "pdf/not_yet.html", context, status=503)
    for name, value in (("Retry-After", str(seconds)), ("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex")):
        response.headers[name] = value
    return response
