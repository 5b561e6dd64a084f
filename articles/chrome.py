"""What stands around every page (menu, texts, names of themes and organisations), kept in the cache until it changes.

Every public page needs these few rows; reading them once for all is what keeps a page at a handful of queries.
"""

import threading
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page, Site

from articles.models import SiteTexts, ThemePage
from participants.models import ParticipantPage
from rvggz import page_cache
from rvggz.same_origin import has_session

KEY = "articles.chrome.4"
SECONDS = 300  # should a change ever slip through, this is how long it can be seen


@dataclass(frozen=True)
class Label:
    """A theme or an organisation by name: enough for a link, without a query."""

    id: int
    slug: str
    title: str
    url: str
    summary: str = ""
    tint: str = ""
    role: str = ""


@dataclass
class Chrome:
    made: str = ""  # another one each time: part of the key of what is kept as long as this
    home_id: int = 0
    home_url: str = "/"
    home_title: str = ""
    root_path: str = ""  # url_path of the home page: what Wagtail's addresses begin with
    texts: SiteTexts | None = None
    menu: list[tuple[str, str, bool]] = field(default_factory=list)  # title, address, is it where we are
    sections: dict[str, str] = field(default_factory=dict)  # address of a page below home → its title
    section_urls: dict[str, str] = field(default_factory=dict)  # name of its page type → its address
    themes: dict[int, Label] = field(default_factory=dict)
    organisations: dict[int, Label] = field(default_factory=dict)


_request = threading.local()  # fetched once a request: every part of a page asks for it


def get() -> Chrome:
    chrome: Chrome | None = getattr(_request, "chrome", None) or cache.get(KEY)
    if chrome is None:
        chrome = build()
        cache.set(KEY, chrome, SECONDS)
    if getattr(_request, "is_running", False):
        _request.chrome = chrome
    return chrome


def on_request(is_running: bool) -> None:
    """A request began or ended in this thread."""
    _request.is_running, _request.chrome = is_running, None


def forget() -> None:
    """Something of it changed, and so all pages did. Once now, and once when others can see the change."""
    page_cache.forget()
    _delete()
    transaction.on_commit(_delete)


def _delete() -> None:
    _request.chrome = None
    cache.delete(KEY)


def build() -> Chrome:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return Chrome(texts=SiteTexts())
    root = site.root_page
    below = list(root.get_children().live().public().select_related("content_type"))
    urls = {page.pk: page.url or "" for page in below}
    return Chrome(
        made=uuid.uuid4().hex,
        home_id=root.pk,
        home_url=root.url or "/",
        home_title=root.title,
        root_path=root.url_path,
        texts=SiteTexts.for_site(site),
        menu=[(page.title, urls[page.pk], False) for page in below if page.show_in_menus],
        sections={urls[page.pk]: page.title for page in below},
        section_urls={page.content_type.model: urls[page.pk] for page in reversed(below)},
        themes={page.pk: label(page, tint=page.tint) for page in labelled(ThemePage, root)},
        organisations={page.pk: label(page, role=page.role) for page in labelled(ParticipantPage, root)},
    )


def labelled(model: type[Page], root: Page) -> Any:
    return model.objects.live().public().descendant_of(root).order_by("title")


def label(page: Any, tint: str = "", role: str = "") -> Label:
    return Label(page.pk, page.slug, page.title, page.url or "", page.summary, tint, role)


def chosen(labels: dict[int, Label], numbers: list[int]) -> list[Label]:
    """The labels with these numbers, without those that are no longer public."""
    return [labels[number] for number in numbers if number in labels]


def knows(url: str) -> bool:
    """Is this the home page, an overview, a theme or an organisation? Then it is no article."""
    known = get()
    labels = (*known.themes.values(), *known.organisations.values())
    return url == known.home_url or url in known.sections or any(label.url == url for label in labels)


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``chrome`` for every template."""
    if request.path_info.startswith("/beheer/") and not getattr(request, "is_preview", False):
        return {}
    chrome = get()
    chrome.menu = [
        (title, url, url != chrome.home_url and request.path.startswith(url)) for title, url, _ in chrome.menu
    ]
    return {"chrome": chrome, "is_member": has_session(request)}
