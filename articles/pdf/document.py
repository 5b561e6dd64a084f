"""The HTML of a PDF: the parts of the web page, in the same order, with templates for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from wagtail.models import Page

from articles.models import ArticlePage, ThemePage

from .addresses import absolute, stylesheet
from .characters import printable
from .pictures import pdf_picture
from .tidy_html import tidy


@dataclass(frozen=True)
class Facts:
    """What a PDF says of itself, in its properties and at the foot of its pages."""

    title: str
    author: str
    description: str
    keywords: str
    address: str
    date: date
    tint: str
    css_class: str


def article_html(page: ArticlePage) -> str:
    """One article as a whole document."""
    facts = Facts(
        title=page.title,
        author=page.byline or settings.WAGTAIL_SITE_NAME,
        description=page.summary,
        keywords=", ".join(keyword.name for keyword in page.keywords.all()),
        address=absolute(page.url or ""),
        date=version_date(page),
        tint=tint_of(page),
        css_class="single",
    )
    return document(facts, article_part(page))


def reading_map_html(theme: ThemePage, articles: Sequence[ArticlePage]) -> str:
    """Cover, contents and articles of a theme as one document."""
    newest = max([version_date(theme), *(version_date(article) for article in articles)])
    facts = Facts(
        title=f"Leesmap {theme.title}",
        author=settings.WAGTAIL_SITE_NAME,
        description=theme.summary,
        keywords=theme.title,
        address=absolute(theme.url or ""),
        date=newest,
        tint=theme.tint,
        css_class="reading-map",
    )
    cover = render_to_string(
        "pdf/cover.html",
        {"theme": theme, "date": newest, "articles": articles, "site_name": settings.WAGTAIL_SITE_NAME},
    )
    parts = [article_part(article, top_level=2, prefix=f"a{article.pk}-") for article in articles]
    contents = render_to_string("pdf/contents.html", {"articles": articles})
    return document(facts, tidy(cover), contents, *parts)


def document(facts: Facts, *parts: str) -> str:
    context = {
        "document": facts,
        "body": mark_safe("\n".join(parts)),  # noqa: S308 - every part went through nh3 or is our own template
        "site_name": settings.WAGTAIL_SITE_NAME,
        "stylesheet": stylesheet(),
    }
    return printable(render_to_string("pdf/page.html", context))


def article_part(page: ArticlePage, top_level: int = 1, prefix: str = "") -> str:
    context = {
        "page": page,
        "lead": pdf_picture(page.lead_image, page.lead_image_alt) if page.lead_image else None,
        "tint": tint_of(page),
        "themes": page.themes.all(),
        "keywords": page.keywords.all(),
        "organisations": page.organisations.all(),
    }
    return tidy(render_to_string("pdf/article.html", context), top_level, prefix)


def tint_of(page: ArticlePage) -> str:
    first = next(iter(page.themes.all()), None)
    return first.tint if first else "ember"


def version_date(page: Page) -> date:
    return timezone.localdate(page.last_published_at) if page.last_published_at else timezone.localdate()
