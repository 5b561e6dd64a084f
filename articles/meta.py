"""What a page says about itself to search engines, social media and feed readers."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from articles import chrome

Crumb = tuple[str, str]
LONGEST_DESCRIPTION = 300


@dataclass
class Meta:
    title: str
    description: str = ""
    canonical_url: str = ""
    image_url: str = ""
    og_type: str = "website"
    json_ld: list[str] = field(default_factory=list)
    robots: str = ""
    feeds: list[Crumb] = field(default_factory=list)


def absolute(url: str) -> str:
    """An address as others need it, on the address of the site (SITE_URL), whatever name it was asked by."""
    return url if "://" in url else f"{settings.WAGTAILADMIN_BASE_URL}{url}"


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def breadcrumbs(url: str, title: str, between: list[Crumb] | None = None) -> list[Crumb]:
    """Home first, this page last; the page right below home is known from the chrome."""
    known = chrome.get()
    crumbs = [(known.home_title or "Home", known.home_url)]
    section = "/" + url.strip("/").split("/")[0] + "/"
    if section != url and section in known.sections:
        crumbs.append((known.sections[section], section))
    return [*crumbs, *(between or []), (title, url)]


def of(title: str, url: str, **fields: Any) -> Meta:
    site = settings.WAGTAIL_SITE_NAME
    full_title = title if title == site else f"{title} – {site}"
    fields["description"] = short(fields.get("description") or "")
    fields["image_url"] = absolute(fields["image_url"]) if fields.get("image_url") else ""
    return Meta(title=full_title, canonical_url=absolute(url), **fields)
