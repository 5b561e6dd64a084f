"""Addresses that are not a page of the tree, and the way to those that are."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from wagtail.views import serve

from articles import (
    chrome,
    contexts,
    facets,
    feeds,
    keywords,
    listing,
    meta,
    routing,
    search_page,
    structured_data,
    suggestions,
)
from articles.following import buttons as following_buttons
from articles.following import targets
from articles.models import ArticlePage, Entry, Keyword, KeywordAlias
from articles.patterns import pattern_svg
from rvggz import page_contexts
from rvggz.page_cache import keep

# A drawing shown by <img>: it needs its own <style> and nothing else.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """Any page of the tree. An article that the public may see is answered from its entry, without the tree."""
    if not path and not chrome.get().is_set_up:
        return not_set_up(request)
    is_reading = request.method in {"GET", "HEAD"} and not chrome.knows(request.path)
    if is_reading and (entry := Entry.objects.article_at(request.path)):
        context = {**contexts.read_article(entry), **page_contexts.joined(ArticlePage, entry, request)}
        answer = render(request, ArticlePage.template, context)
        keep(answer, f"page:{entry.pk}")
        return answer
    routing.find(request, path)
    try:
        response: HttpResponseBase = serve(request, path)
    except Http404:
        lower = routing.lower_case(request, path)
        if lower is None:
            raise
        return moved(request, f"/{lower}")
    if not getattr(response, "streaming", False):
        keep(response)
    return response


def not_set_up(request: HttpRequest) -> HttpResponse:
    """The home page of a site that nobody set up: what its host must do, instead of Wagtail's welcome in English."""
    answer = render(request, "articles/not_set_up.html", status=503)
    answer.headers["Retry-After"] = "3600"  # seconds
    return answer


def moved(request: HttpRequest, url: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    """A keyword's articles. The address of one that was merged, or in capitals, leads on."""
    found = Keyword.objects.filter(slug=slug.lower()).first()
    if found is None:
        alias = KeywordAlias.objects.filter(slug=slug.lower()).select_related("keyword").first()
        if alias is None:
            raise Http404
        return moved(request, alias.keyword.get_absolute_url())
    url = found.get_absolute_url()
    if slug != found.slug:
        return moved(request, url)
    entries = Entry.objects.with_keyword(found)
    shown = listing.make(request, url, entries, facets.of_keyword(found.pk))
    if not shown.total and not entries.exists():  # of a piece that nobody read yet: the word is a stranger's
        raise Http404
    crumbs = meta.breadcrumbs(url, found.name, [("Trefwoorden", reverse("keywords"))])
    said = meta.of(
        found.name, url, description=f"Artikelen met het trefwoord {found.name}.",
        json_ld=[structured_data.breadcrumb_list(crumbs)], feeds=[*feeds.of_place(found.name, url), *feeds.of_site()],
    )  # fmt: skip
    contexts.describe(said, shown)
    context = {
        "keyword": found, "listing": shown, "related_keywords": keywords.beside(found), "meta": said,
        "breadcrumbs": crumbs, **following_buttons.context(targets.of_keyword(found), request),
    }  # fmt: skip
    response = render(request, "articles/keyword.html", context)
    keep(response)
    return response


@cache_control(public=True, max_age=31_536_000, immutable=True)
def pattern(request: HttpRequest, tint: str, seed: int) -> HttpResponse:
    """The drawing of a page without a picture."""
    return HttpResponse(
        pattern_svg(seed, tint),
        content_type="image/svg+xml",
        headers={"Content-Security-Policy": DRAWING_POLICY},
    )


def keyword_index(request: HttpRequest) -> HttpResponse:
    url = reverse("keywords")
    crumbs = meta.breadcrumbs(url, "Trefwoorden")
    said = meta.of("Trefwoorden", url, json_ld=[structured_data.breadcrumb_list(crumbs)], feeds=feeds.of_site())
    context = {"letters": keywords.index(), "meta": said, "breadcrumbs": crumbs}
    response = render(request, "articles/keyword_index.html", context)
    keep(response)
    return response


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/search.html", search_page.context(request))


@cache_control(public=True, max_age=300)
def search_suggestions(request: HttpRequest) -> JsonResponse:
    return JsonResponse(suggestions.while_typing(request.GET.get("q", "")), safe=False)


def feed(request: HttpRequest, place: str, form: str) -> HttpResponse:
    """The feed of the list at that address."""
    found = feeds.of_address(place)
    if found is None:
        raise Http404
    return feeds.answer(request, form, *found)
