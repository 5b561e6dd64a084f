"""Which anonymous answers may be kept, and when they are forgotten.

An answer is kept only when a view says so with ``keep(response, *tags)``, and only for visitors without a session. It
is kept under its address together with the versions of its tags; ``forget(tag)`` gives a tag a new version after
commit, which outdates at once, on every machine that shares the cache, all answers that show it. An answer during
whose making anything was forgotten is not kept: it may show what was before. A kept answer costs no query.

Every kept answer carries the tag ``site``: a publication changes menus, lists and neighbours all over the site, and
happens a few times a day.
"""

import hashlib
import re
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from rvggz import looks

SITE = "site"
LATEST = "latest"  # the last version that any tag got
KEPT_SECONDS = 3600
VERSION_SECONDS = 30 * 24 * 3600
QUERY_NAMES = frozenset({"thema", "soort", "organisatie", "jaar", "vragen", "pagina", "reacties", "regio", "rol"})
PAGE_NAMES, PAGE_NUMBER = ("pagina", "reacties"), re.compile(r"[1-9][0-9]{0,3}")
KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Content-Language", "ETag", "Last-Modified", "Link", "Vary")


def keep(response: HttpResponseBase, *tags: str) -> None:
    """Mark an answer as the same for all anonymous visitors until one of its tags is forgotten."""
    response.kept_tags = [SITE, *tags]  # type: ignore[attr-defined]


def forget(tag: str = SITE) -> None:
    """Outdate every kept answer that shows this tag, once the running transaction is committed."""
    version = uuid.uuid4().hex
    names = (_version_key(tag), _version_key(LATEST))
    transaction.on_commit(lambda: cache.set_many(dict.fromkeys(names, version), VERSION_SECONDS))


def _version_key(tag: str) -> str:
    return f"page-cache:version:{tag}"


def _versions(tags: list[str]) -> dict[str, str]:
    found = cache.get_many([_version_key(tag) for tag in tags])
    return {tag: found.get(_version_key(tag), "") for tag in tags}


def key_of(request: HttpRequest) -> str | None:
    """Under which name the answer to this request may be kept; None when it may not be."""
    if request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    if not QUERY_NAMES.issuperset(request.GET):  # chosen by a stranger: no end to them
        return None
    if not all(PAGE_NUMBER.fullmatch(request.GET.get(name, "1")) for name in PAGE_NAMES):
        return None
    try:
        where = f"{request.scheme}://{request.get_host()}{request.path}?{urlencode(sorted(request.GET.items()))}"
    except DisallowedHost:
        return None
    squeezed = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
    return f"page-cache:{looks.fingerprint()}:{squeezed}:{hashlib.blake2b(where.encode(), digest_size=20).hexdigest()}"


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            response = self.get_response(request)
            if hasattr(response, "kept_tags"):
                response.headers.setdefault("Cache-Control", "no-cache")
            return response
        kept: dict[str, Any] | None = cache.get(key)
        if kept and kept["versions"] == _versions(list(kept["versions"])):
            return HttpResponse(kept["content"], headers={**kept["headers"], "X-Kept": "1"})
        before = _versions([LATEST])
        response = self.get_response(request)
        if request.method == "GET" and _may_keep(response):
            self._store(key, response, before)
        return response

    def _store(self, key: str, response: HttpResponse, before: dict[str, str]) -> None:
        tags: list[str] = response.kept_tags  # type: ignore[attr-defined]
        response.headers.setdefault("ETag", f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"')
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        headers["Cache-Control"] = response.headers["Cache-Control"] = "no-cache"  # kept by a browser, asked again
        versions = _versions(tags)
        if _versions([LATEST]) == before:
            cache.set(key, {"content": response.content, "headers": headers, "versions": versions}, KEPT_SECONDS)


def _may_keep(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and hasattr(response, "kept_tags")
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.headers.get("Vary", "").lower()
        and not response.headers.get("Cache-Control")
    )
