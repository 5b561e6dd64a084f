"""Does an address of our own lead to something that every reader may see?"""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from articles.models import Keyword

OFFLINE = "niet online staat"
PRIVATE = "niet voor iedereen is"
NOWHERE = "niet bestaat"


def is_own(address: str) -> bool:
    own, there = urlsplit(settings.WAGTAILADMIN_BASE_URL), urlsplit(address)
    return not there.netloc or there.netloc.lower() == own.netloc.lower()


def problem(address: str) -> str:
    """What is wrong with it, in words that end "een pagina die"; nothing when it is right."""
    path = unquote(urlsplit(address).path) or "/"
    if "\x00" in path:
        return NOWHERE
    if path.startswith(settings.MEDIA_URL):
        return "" if default_storage.exists(path.removeprefix(settings.MEDIA_URL)) else NOWHERE
    root = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if root and (page := _page_at(root.root_page.url_path + path.lstrip("/"))):
        return _of_page(page)
    return _of_view(path, root.root_page.url_path if root else "/")


def _page_at(url_path: str) -> Page | None:
    found: Page | None = Page.objects.filter(url_path=url_path.rstrip("/") + "/").first()
    return found


def _of_page(page: Page) -> str:
    if not page.live:
        return OFFLINE
    return PRIVATE if page.get_view_restrictions().exists() else ""


def _of_view(path: str, root_path: str) -> str:
    try:
        found = resolve(path)
    except Resolver404:
        return NOWHERE
    if found.url_name == "wagtaildocs_serve":
        return (
            "" if get_document_model().objects.filter(pk=(*found.args, *found.kwargs.values())[0]).exists() else NOWHERE
        )
    if found.url_name == "keyword":
        return "" if Keyword.objects.filter(slug=found.kwargs["slug"]).exists() else NOWHERE
    if found.url_name not in {"page", "wagtail_serve"}:
        return ""
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return ""
    above = _page_at(root_path + path.strip("/").rpartition("/")[0])  # a part of a page: its PDF, its leesmap
    return _of_page(above) if above and path.strip("/").rpartition("/")[2] in {"pdf", "leesmap"} else NOWHERE
