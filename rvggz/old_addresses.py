"""Addresses of WordPress that a redirect row alone cannot answer.

``/?p=12`` asks for the home page, which exists, so no 404 ever reaches Wagtail's redirects. And behind every address
WordPress knew endings (``/feed/``, ``/page/2/``, ``-300x200.jpg``) that nobody wants a row for; before it dates
and categories that it did not look at.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.models import Redirect

from rvggz.web.request_numbers import whole_number

NUMBERED = ("p", "page_id", "attachment_id", "cat", "author")
WORDED = {
    "tag": "/?tag={}", "category_name": "/category/{}", "author_name": "/author/{}", "name": "/{}", "pagename": "/{}",
}  # fmt: skip
FEEDS = {"atom": "atom", "comments-rss2": "rss", "comments-atom": "atom", "rss2": "rss", "rss": "rss", "rdf": "rss"}
ENDING = re.compile(
    r"/(?:feed(?:/(?:rss2?|rdf|atom))?|amp|embed|trackback|page/\d{1,6}|comment-page-\d{1,6}|attachment/[^/]{1,200}|\d{1,6})"
    r"/?$"
)
OF_A_FEED = re.compile(r"/feed(?:/(rss2?|rdf|atom))?/?$")
OF_A_LIST = re.compile(r"/(?:category|tag|categorie)/|/\?(?:cat|tag)=")
SIZED = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|@2x){1,4}(?=\.\w{2,5}$)")
DATE = re.compile(r"^(\d{4})(\d{2})?(\d{2})?")
FIXED = {
    "/wp-login.php": "/beheer/", "/wp-admin": "/beheer/", "/login": "/beheer/", "/wp-signup.php": "/mijn/",
    "/index.php": "/", "/sitemap_index.xml": "/sitemap.xml", "/wp-sitemap.xml": "/sitemap.xml",
    "/comments/feed": "/reacties.atom", "/home": "/",
}  # fmt: skip
LONGEST, DEEPEST = 255, 12


class OldAddressesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.method in {"GET", "HEAD"}
        if asked and request.META.get("QUERY_STRING") and (answer := _by_query(request)):
            return answer
        response = self.get_response(request)
        if asked and response.status_code == 404:
            return _by_path(request.path) or response
        return response


def _by_query(request: HttpRequest) -> HttpResponse | None:
    folder = request.path.removesuffix("index.php").rstrip("/")
    wanted = list(_wanted(request, folder))
    if wanted and (answer := _answer(wanted, feed=_form(request.GET.get("feed", "")))):
        return answer
    if request.path not in {"/", "/index.php"}:
        return None
    if words := request.GET.get("s", ""):
        return HttpResponsePermanentRedirect(f"/zoeken/?q={quote(words[:200])}")
    feed = request.GET.get("feed", "")
    if feed in FEEDS:
        return HttpResponsePermanentRedirect("/reacties.atom" if "comments" in feed else f"/feed.{FEEDS[feed]}")
    return None


def _wanted(request: HttpRequest, folder: str) -> Iterator[str]:
    """The rows that a question of WordPress asks for."""
    given = request.GET
    for name in NUMBERED:
        if (number := whole_number(given.get(name))) is not None:
            yield f"{folder}/?{name}={number}"
    for name, path in WORDED.items():
        if value := given.get(name, "").strip("/"):
            yield folder + path.format(value)
    year, month, _ = _date(given.get("m", ""), given.get("year", ""), given.get("monthnum", ""))
    yield from _of_date(folder, year, month)
    if given.get("paged", "").isdecimal():
        yield f"{folder}/page"


def _date(together: str, year: str, month: str) -> tuple[str, str, str]:
    found = DATE.match(together) or DATE.match(f"{year[:4]}{month[:2].zfill(2) if month else ''}")
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def _of_date(folder: str, year: str, month: str) -> list[str]:
    return [f"{folder}/{year}/{month}"] * bool(month) + [f"{folder}/{year}"] * bool(year)


def _by_path(path: str) -> HttpResponse | None:
    if len(path) > LONGEST:
        return None
    plain = path.removeprefix("/index.php").rstrip("/")
    if fixed := FIXED.get(plain.lower()):
        return HttpResponsePermanentRedirect(fixed)
    if plain.startswith("/search/"):
        return HttpResponsePermanentRedirect(f"/zoeken/?q={quote(plain.removeprefix('/search/')[:200])}")
    feed = OF_A_FEED.search(path)
    return _answer(list(_candidates(plain)), feed=_form(feed[1] or "rss2") if feed else "")


def _candidates(path: str) -> Iterator[str]:
    """Rows that WordPress would have looked for: without its endings, in small letters, by the last name alone."""
    shorter = SIZED.sub("", ENDING.sub("", path))
    yield from dict.fromkeys((path, shorter, shorter.lower()))
    if "/page/" in path:
        yield "/page"
    last = shorter.lower().rpartition("/")[2]
    if last and not last.isdecimal() and 1 < shorter.count("/") <= DEEPEST and "/wp-content/" not in shorter:
        yield f"/{last}"


def _form(feed: str) -> str:
    return FEEDS.get(feed, "")


def _answer(candidates: list[str], *, feed: str = "") -> HttpResponse | None:
    """The redirect of the first of these old addresses that has one; of a list its feed, when that was asked."""
    paths = [path for old in candidates if old.strip("/") and (path := _normal(old))]
    found = Redirect.objects.filter(old_path__in=paths, site=None).select_related("redirect_page")
    rows = {redirect.old_path: redirect for redirect in found}
    for path in paths:
        link = rows[path].link if path in rows else None
        if link:
            is_list = feed and "?" not in link and OF_A_LIST.search(path)
            return HttpResponsePermanentRedirect(f"{link}feed.{feed}" if is_list else link)
    return None


def _normal(old: str) -> str:
    path = str(Redirect.normalise_path(old))
    return "" if "\x00" in path or len(path) > LONGEST else path
