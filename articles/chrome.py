"""What stands around every page (menu, texts, names of themes and organisations), kept in the cache until it changes.

Every public page needs these few rows; reading them once for all is what keeps a page at a handful of queries.
"""

import threading
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from articles.models import ArticlePage, HomePage, SiteTexts, ThemePage
from participants.models import ParticipantPage
from rvggz import page_cache
from rvggz.same_origin import has_session
from rvggz.text.name_order import NameOrder

KEY, MADE = "articles.chrome.6", "articles.chrome.made"
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
    made: str = ""  # another one after each change: part of the key of what is kept as long as this
    is_set_up: bool = False  # by set_up_site, an import or the demo; before that Wagtail's welcome stands there
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
    chrome: Chrome | None = getattr(_request, "chrome", None)
    if chrome is None:
        kept = cache.get_many([KEY, MADE])
        chrome = kept.get(KEY) or _keep(KEY, build())
        chrome.made = kept.get(MADE) or _keep(MADE, uuid.uuid4().hex)
    if getattr(_request, "is_running", False):
        _request.chrome = chrome
    return chrome


def _keep(key: str, value: Any) -> Any:
    cache.set(key, value, SECONDS)
    return value


def on_request(is_running: bool) -> None:
    """A request began or ended in this thread."""
    _request.is_running, _request.chrome = is_running, None


def forget() -> None:
    """Something of it changed, and so all pages did. Once now, and once when others can see the change."""
    _forget(KEY, MADE)


def forget_counts() -> None:
    """An article or its reactions changed: lists and counts did, what stands around them did not."""
    _forget(MADE)


def page_changed(page: Page) -> None:
    """No article stands in the menu."""
    if isinstance(page, ArticlePage):
        forget_counts()
    else:
        forget()


def _forget(*keys: str) -> None:
    def delete() -> None:
        _request.chrome = None
        cache.delete_many(keys)

    page_cache.forget()
    delete()
    transaction.on_commit(delete)


def build() -> Chrome:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return Chrome(texts=SiteTexts())
    root, private = site.root_page, Page.objects.get_queryset().private_q()
    home = root.url or "/"
    below = Page.objects.live().exclude(private).child_of(root).order_by("path")
    rows = [
        (title, home + path.removeprefix(root.url_path), in_menu, model)
        for title, path, in_menu, model in below.values_list(
            "title", "url_path", "show_in_menus", "content_type__model"
        )
    ]
    return Chrome(
        is_set_up=root.specific_class is HomePage,
        home_id=root.pk,
        home_url=home,
        home_title=root.title,
        root_path=root.url_path,
        texts=SiteTexts.for_site(site),
        menu=[(title, url, False) for title, url, in_menu, _ in rows if in_menu],
        sections={url: title for title, url, _, _ in rows},
        section_urls={model: url for _, url, _, model in reversed(rows)},
        themes=labels(ThemePage, "tint", root, private),
        organisations=labels(ParticipantPage, "role", root, private),
    )


def labels(model: type[Page], own: str, root: Page, private: Q) -> dict[int, Label]:
    """Of all public pages of this type below the home page. ``own``: what only this type has."""
    pages = model.objects.live().exclude(private).descendant_of(root).order_by(NameOrder("title"), "pk")
    home, rows = root.url or "/", pages.values_list("pk", "slug", "title", "url_path", "summary", own)
    return {
        pk: Label(pk, slug, title, home + path.removeprefix(root.url_path), summary, **{own: value})
        for pk, slug, title, path, summary, value in rows
    }


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
