"""``<article>/pdf/``, ``<theme>/leesmap/`` and the page where a reader chooses its articles."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_tasks.base import Task
from wagtail.models import Page

from articles import meta
from articles.models import ArticlePage, PdfState, StoredPdf, ThemePage
from rvggz.rate_limit import take, too_often
from rvggz.web.request_numbers import whole_numbers

from . import making, sending, sources, tasks

PATIENCE_SECONDS = 20  # for one's own document; for those of others nobody waits
NEW_ONES, PERIOD = 30, 600  # documents that were not there yet, in so many seconds, of one network
CHOICE_SHOWN = 120
FULL = f"Kies hoogstens {sources.MOST_ARTICLES} artikelen. Je koos er {{}}."
NOTHING = "We vonden geen artikel dat bij je keuze hoort. Kies er hieronder een of meer."


def article_pdf(request: HttpRequest, page: ArticlePage) -> HttpResponseBase:
    return answer(request, sources.article(page), tasks.make_article_pdf, page.pk)


def reading_map_pdf(request: HttpRequest, theme: ThemePage) -> HttpResponseBase:
    """The chosen articles (``?artikel=12&artikel=15``), or the newest."""
    chosen = set(whole_numbers(request.GET.getlist("artikel"), 9))
    if len(chosen) > sources.MOST_ARTICLES:
        return choose(request, theme, FULL.format(len(chosen)), chosen)
    if request.GET.getlist("artikel") and not chosen:
        return choose(request, theme, NOTHING)
    source = sources.reading_map(theme, chosen)
    if source is None:
        return choose(request, theme, NOTHING, chosen)
    return answer(request, source, tasks.make_reading_map_pdf, theme.pk, sorted(chosen))


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


def answer(request: HttpRequest, source: sources.Source, job: Task[..., None], *args: Any) -> HttpResponseBase:
    """The file; or a page that says that it is being made, or cannot be. ``job`` makes it in the background."""
    is_private = source.page.get_view_restrictions().exists()
    pdf = StoredPdf.objects.filter(key=source.key).first()
    if pdf is None and not take(request, "pdf-new", tries=NEW_ONES, seconds=PERIOD):
        return too_often(request, PERIOD // NEW_ONES + 1)
    for _ in range(2):
        try:
            if pdf is None or pdf.state != PdfState.READY:
                pdf = making.make(source, PATIENCE_SECONDS, waits_for_others=False)
            if pdf.state == PdfState.READY:
                return sending.send(request, pdf, source.file_name, is_private=is_private)
            if pdf.state == PdfState.WAITING:
                tasks.make_later(source, job, *args)
            return not_yet(request, source, pdf)
        except FileNotFoundError:  # someone emptied the storage: make it once more
            making.forget([pdf] if pdf else [])
            pdf = None
        except StoredPdf.DoesNotExist:
            break
    raise Http404("the page went offline")


def not_yet(request: HttpRequest, source: sources.Source, pdf: StoredPdf) -> HttpResponse:
    """How far it is, with a button to look again: nothing on it moves by itself (WCAG 2.2.1), no script is needed."""
    failed = pdf.state == PdfState.FAILED
    seconds = int(making.TRY_AGAIN_AFTER.total_seconds()) if failed else 5
    title = "De PDF lukt nu niet" if failed else "Je PDF wordt gemaakt"
    context = {
        "page": source.page, "failed": failed, "address": request.get_full_path(),
        "ahead": making.ahead_of(pdf) if pdf.state == PdfState.WAITING else 0,
        **head(title, "PDF", request.path, source.page),
    }  # fmt: skip
    response = render(request, "pdf/not_yet.html", context, status=503)
    for name, value in (("Retry-After", str(seconds)), ("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex")):
        response.headers[name] = value
    return response
