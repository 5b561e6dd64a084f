"""What the template of each page type gets. The names are the contract with templates/."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import mark_safe

from articles import (
    article_parts,
    cards,
    chrome,
    facets,
    feeds,
    keywords,
    listing,
    meta,
    pictures,
    related,
    structured_data,
    voices,
)
from articles.following import buttons as following_buttons
from articles.following import targets
from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ContributionIndexPage,
    Entry,
    HomePage,
    InformationPage,
    Keyword,
    Kind,
    ThemeIndexPage,
    ThemePage,
    What,
)
from participants.models import ParticipantPage
from rvggz.page_contexts import builds

NEWEST, VOICES_SHOWN, KEYWORDS_SHOWN = 6, 3, 24
Context = dict[str, Any]


def entry_of(page: Any, request: HttpRequest) -> Entry | None:
    """What is kept of a page; nothing for a preview, which must show what is being written."""
    return None if getattr(request, "is_preview", False) else getattr(page, "entry", None)


@builds(ArticlePage)
def article(page: ArticlePage, request: HttpRequest) -> Context:
    """For a preview, or an article behind a restriction: what the public reads comes by ``read_article``."""
    parts = article_parts.of(
        page,
        themes=list(page.themes.all()),
        keywords=list(page.keywords.all()),
        organisations=list(page.organisations.all()),
        has_pdf=False,
    )
    return article_page(parts.head_html, parts.body_html, page.url or "", page.title)


def read_article(entry: Entry) -> Context:
    """What the public reads of an article: nothing but its entry, and what stands around it."""
    return {**article_page(entry.head_html, entry.body_html, entry.url, entry.title), **related.around(entry)}


def article_page(head_html: str, body_html: str, url: str, title: str) -> Context:
    crumbs = meta.breadcrumbs(url, title)
    return {
        "head_html": mark_safe(head_html),  # noqa: S308 (both rendered by article_parts)
        "body_html": mark_safe(body_html),  # noqa: S308
        "breadcrumbs": crumbs,
        "breadcrumbs_json": mark_safe(structured_data.breadcrumb_list(crumbs)),  # noqa: S308 (escaped there)
    }


@builds(ContributionIndexPage)
def contribution_index(page: ContributionIndexPage, request: HttpRequest) -> Context:
    shown = listing.make(request, page.url or "", Entry.objects.voices(), facets.of_voices(), without=())
    is_first = not shown.is_filtered and shown.page_number == 1 and not shown.messages
    kind = shown.choice.values.get("kind")
    button = following_buttons.context(targets.of_kind(Kind(kind)), request) if kind else {}
    return {
        "listing": shown, **button, "circle": voices.latest() if is_first else None,
        **of_list(page, shown, [*feeds.of_voices(), *feeds.of_site()]),
    }  # fmt: skip


@builds(ArticleIndexPage)
def article_index(page: ArticleIndexPage, request: HttpRequest) -> Context:
    shown = listing.make(request, page.url or "", Entry.objects.filter(section_id=page.pk), facets.of_section(page.pk))
    return {"listing": shown, **of_list(page, shown, feeds.of_site())}


@builds(ThemePage)
def theme(page: ThemePage, request: HttpRequest) -> Context:
    url = page.url or ""
    shown = listing.make(request, url, Entry.objects.all(), facets.of_section(None), {"theme": page.pk})
    return {
        "listing": shown,
        **following_buttons.context(targets.of_page(What.THEME, page.pk), request),
        "keywords": theme_keywords(page),
        "leesmap_url": f"{url}leesmap/",
        **of_list(page, shown, [*feeds.of_place(page.title, url), *feeds.of_site()]),
    }


def theme_keywords(page: ThemePage) -> list[tuple[Keyword, int]]:
    """The keywords of a theme's articles, the most used first."""
    counts = keywords.counts("theme_ids @> ARRAY[%s]::int[]", [page.pk], KEYWORDS_SHOWN)
    found = Keyword.objects.in_bulk(counts)
    return [(found[pk], number) for pk, number in counts.items() if pk in found]


@builds(ParticipantPage)
def participant(page: ParticipantPage, request: HttpRequest) -> Context:
    url = page.url or ""
    shown = listing.make(request, url, Entry.objects.all(), facets.of_section(None), {"organisation": page.pk})
    context = of_list(page, shown, [*feeds.of_place(page.title, url), *feeds.of_site()])
    context["meta"].json_ld.insert(0, structured_data.participant(page, url))
    button = following_buttons.context(targets.of_page(What.ORGANISATION, page.pk), request)
    return {"listing": shown, **button, **context}


@builds(ThemeIndexPage)
def theme_index(page: ThemeIndexPage, request: HttpRequest) -> Context:
    return {"themes": list(chrome.get().themes.values()), **of_page(page)}


@builds(InformationPage)
def information(page: InformationPage, request: HttpRequest) -> Context:
    entry = entry_of(page, request)
    above = Entry.objects.filter(page__in=page.get_ancestors(), type="information") if page.depth > 3 else []
    children = page.get_children().live().public() if page.numchild else []
    return {
        "story_html": mark_safe(entry.body_html) if entry else article_parts.story_html(page),  # noqa: S308
        "children": children,
        **of_page(page, [(one.title, one.url) for one in above][1:]),
    }


@builds(HomePage)
def home(page: HomePage, request: HttpRequest) -> Context:
    known = chrome.get()
    articles = Entry.objects.articles().newest_first().cards()
    lead = pictures.lead_picture(page.lead_image, page.lead_image.description) if page.lead_image else None
    said = [structured_data.as_json(structured_data.organisation()), structured_data.website()]
    return {
        "newest": cards.dress(articles[:NEWEST]),
        "voices": cards.dress(articles.voices()[:VOICES_SHOWN]),
        "themes": list(known.themes.values()),
        "organisations": list(known.organisations.values()),
        "lead": lead,
        "breadcrumbs": [(page.title, known.home_url)],
        "meta": meta.of(
            page.seo_title or page.title, known.home_url, description=page.search_description or page.dream,
            image_url=lead["src"] if lead else "", json_ld=said, feeds=feeds.of_site(),
        ),
    }  # fmt: skip


def of_page(page: Any, between: list[meta.Crumb] | None = None) -> Context:
    """``meta`` and ``breadcrumbs`` of a page."""
    url = page.url or ""
    crumbs = meta.breadcrumbs(url, page.title, between)
    description = page.search_description or getattr(page, "summary", "")
    return {
        "breadcrumbs": crumbs,
        "meta": meta.of(
            page.seo_title or page.title, url, description=description,
            json_ld=[structured_data.breadcrumb_list(crumbs)], feeds=feeds.of_site(),
        ),
    }  # fmt: skip


def of_list(page: Any, shown: listing.Listing, list_feeds: list[meta.Crumb]) -> Context:
    """As ``of_page``; a later page is a page of its own, a filtered list is not for search engines."""
    context = of_page(page)
    said: meta.Meta = context["meta"]
    said.feeds = list_feeds
    describe(said, shown)
    return context


def describe(said: meta.Meta, shown: listing.Listing) -> None:
    if shown.is_filtered or shown.messages:
        said.robots = "noindex"
    elif shown.page_number > 1:
        said.canonical_url = meta.absolute(shown.page_url(shown.page_number))
        said.title = f"{said.title}, pagina {shown.page_number}"
