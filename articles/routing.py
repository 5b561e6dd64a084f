"""From an address to a page in two queries, however deep it stands.

Wagtail asks the site, the home page and then two queries for every level. We look up the longest known part of the
address at once, fetch that page with what its template needs, and let the page route the rest (``pdf/``) itself.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from articles import chrome

DEEPEST = 12  # levels of an address; nobody links to deeper ones
ENTRY_UNUSED = ("entry__text", "entry__title_vector", "entry__body_vector")


def find(request: HttpRequest, path: str) -> None:
    """Settle which page answers, where Wagtail's ``serve`` looks for it. Leaves it to Wagtail when there is no site."""
    root = chrome.get().root_path
    if not root:
        return
    try:
        request._wagtail_route_for_request = _route(request, root, _levels(path))  # type: ignore[attr-defined]
    except Http404:
        request._wagtail_route_for_request = None  # type: ignore[attr-defined]


def lower_case(request: HttpRequest, path: str) -> str | None:
    """The address in lower case, if that is another one and a page stands there."""
    lower, root = path.lower(), chrome.get().root_path
    if lower == path or not root:
        return None
    try:
        _route(request, root, _levels(lower))
    except Http404:
        return None
    return lower


def _levels(path: str) -> list[str]:
    return [level for level in path.split("/") if level]


def _longest(root: str, levels: list[str]) -> tuple[int, str, int] | None:
    """Number, address and type of the deepest page on this way."""
    if len(levels) > DEEPEST:
        return None
    ways = [root + "".join(f"{level}/" for level in levels[:depth]) for depth in range(len(levels) + 1)]
    slugs = {way.strip("/").rsplit("/", 1)[-1] for way in ways}  # these have an index, whole addresses do not
    found = Page.objects.filter(slug__in=slugs, url_path__in=ways).values_list("pk", "url_path", "content_type_id")
    return max(found.order_by(), key=lambda row: len(row[1]), default=None)


def _route(request: HttpRequest, root: str, levels: list[str]) -> RouteResult:
    longest = _longest(root, levels)
    if longest is None:
        raise Http404
    pk, url_path, type_id = longest
    model = ContentType.objects.get_for_id(type_id).model_class() or Page
    pages = model._default_manager.select_related(*getattr(model, "served_with", ()))
    if "entry" in getattr(model, "served_with", ()):
        pages = pages.defer(*ENTRY_UNUSED)
    page: Page = pages.get(pk=pk)
    rest = levels[len(_levels(url_path[len(root) :])) :]
    result: RouteResult = page.route(request, rest)
    return result
