"""What stands still in an article's page between two revisions: rendered once when it is published, kept in its entry.

A preview, and an article behind a restriction, have no entry: theirs are rendered on the spot by the same functions.
"""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from wagtail.models import Page

from articles import chrome, feeds, meta, pictures, structured_data
from articles.models import ArticlePage, InformationPage, Keyword

STORY_TEMPLATE = "blocks/story.html"
HEAD_TEMPLATE = "articles/article_head_meta.html"
BODY_TEMPLATE = "articles/article_body.html"


@dataclass(frozen=True)
class Parts:
    head_html: str  # <title>, description, Open Graph, JSON-LD of the article
    body_html: str  # the whole <article>
    story_html: str  # the text alone


def story_html(page: ArticlePage | InformationPage) -> str:
    """The body as HTML, without a request: the same for every reader."""
    return render_to_string(STORY_TEMPLATE, {"value": page.body, "self": page.body, "page": page})


def of(
    page: ArticlePage, *, themes: list[Page], keywords: list[Keyword], organisations: list[Page], has_pdf: bool
) -> Parts:
    """The parts of an article with these labels. There is a PDF only of what the public may see."""
    url = page.url or ""
    lead = pictures.lead_picture(page.lead_image, page.lead_image_alt) if page.lead_image else None
    said = _meta(page, url, lead["src"] if lead else "", themes, keywords)
    story = story_html(page)
    body = render_to_string(
        BODY_TEMPLATE,
        {
            "page": page, "story_html": story, "lead": lead, "meta": said, "keywords": keywords,
            "themes": [chrome.label(theme, tint=theme.specific.tint) for theme in themes],
            "organisations": [(organisation.title, organisation.url or "") for organisation in organisations],
            "pdf_url": f"{url}pdf/" if has_pdf else "",
        },
    )  # fmt: skip
    return Parts(head_html=render_to_string(HEAD_TEMPLATE, {"meta": said}), body_html=body, story_html=story)


def _meta(page: ArticlePage, url: str, image_url: str, themes: Any, keywords: Any) -> meta.Meta:
    names, titles = [keyword.name for keyword in keywords], [theme.title for theme in themes]
    return meta.of(
        page.seo_title or page.title, url, description=page.search_description or page.summary,
        image_url=image_url, og_type="article",
        json_ld=[structured_data.article(page, url, image_url, names, titles)], feeds=feeds.of_site(),
    )  # fmt: skip
