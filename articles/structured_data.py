"""JSON-LD (schema.org): what the page is, in words for machines."""

import json
from typing import Any

from django.conf import settings

from articles.meta import Crumb, absolute

SCHEMA = "https://schema.org"
# A text that says </script> must not end the script element.
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_json(thing: dict[str, Any]) -> str:
    return json.dumps({"@context": SCHEMA, **thing}, ensure_ascii=False).translate(UNSAFE)


def organisation() -> dict[str, Any]:
    return {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": absolute("/")}


def website() -> str:
    return as_json({"@type": "WebSite", "name": settings.WAGTAIL_SITE_NAME, "url": absolute("/"), "inLanguage": "nl"})


def breadcrumb_list(crumbs: list[Crumb]) -> str:
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": absolute(url)}
        for number, (title, url) in enumerate(crumbs, start=1)
    ]
    return as_json({"@type": "BreadcrumbList", "itemListElement": items})


def article(page: Any, url: str, image_url: str, keywords: list[str], sections: list[str]) -> str:
    """https://schema.org/Article; an article without a name of who wrote it is the movement's own."""
    said: dict[str, Any] = {
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "datePublished": page.published_on.isoformat(),
        "dateModified": (page.last_published_at or page.latest_revision_created_at or page.published_on).isoformat(),
        "inLanguage": "nl",
        "mainEntityOfPage": absolute(url),
        "author": {"@type": "Person", "name": page.byline} if page.byline else organisation(),
        "publisher": organisation(),
    }
    optional = {"image": absolute(image_url) if image_url else "", "keywords": keywords, "articleSection": sections}
    return as_json({**said, **{name: value for name, value in optional.items() if value}})


def participant(page: Any, url: str, logo_url: str = "") -> str:
    said = {"@type": "Organization", "name": page.title, "url": page.website or absolute(url)}
    optional = {"description": page.summary, "logo": absolute(logo_url) if logo_url else "", "sameAs": page.website}
    return as_json({**said, **{name: value for name, value in optional.items() if value}})
