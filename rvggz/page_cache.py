"""Which anonymous answers may be kept, and when they are forgotten.

An answer is kept only when a view says so with ``keep(response, *tags)``, and only for visitors without a session. It
is kept under its address together with the versions of its tags; ``forget(tag)`` gives a tag a new version after
commit, which outdates at once, on every machine that shares the cache, all answers that show it. An answer during
whose making anything was forgotten is not kept: it may show what was before. A kept answer costs no query.

Every kept answer carries the tag ``site``: a publication changes menus, lists and neighbours all over the site, and
happens a few times a day.

Strangers choose addresses, so they must not choose what is stored. Whatever makes a page names the parameters that it
reads, with the value that it took each for: ``reads(request, pagina="2", thema="")``. Only those are part of the key;
an address with others beside them gets the same entry. An answer is stored only for an address with exactly these
values and nothing else: so none that says "die keuze kennen we niet" or repeats what was typed.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from rvggz import looks

SITE = "site"
LATEST = "latest"  # the last version that any tag got
KEPT_SECONDS = 3600
VERSION_SECONDS = 30 * 24 * 3600
ALL_OF_THEM = "*"
KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Content-Language", "ETag", "Last-Modified", "Link", "Vary")


def keep(response: HttpResponseBase, *tags: str) -> None:
    """Mark an answer as the same for all anonymous visitors until one of its tags is forgotten."""
    response.kept_tags = [SITE, *tags]  # type: ignore[attr-defined]


def reads(request: HttpRequest, **values: str) -> None:
    """Name the parameters that the answer depends on, each with its one right spelling; empty when it is not there."""
    named: dict[str, str] = getattr(request, "page_cache_reads", {})
    request.page_cache_reads = {**named, **values}  # type: ignore[attr-defined]


def refuse(request: HttpRequest) -> None:
    """The answer to this address is not worth a place: there is no end to such addresses."""
    reads(request, **{ALL_OF_THEM: "refused"})


class Watched(QueryDict):
    """The parameters of a request, that remembers which were looked at: what is read and not named is not stored."""

    def __init__(self, *given: Any, **more: Any) -> None:
        self.looked_at: set[str] = set()
        super().__init__(*given, **more)

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        watched = cls(request.META.get("QUERY_STRING", ""), encoding=request.encoding)
        watched.looked_at.clear()
        return watched

    def __getitem__(self, key: str) -> Any:
        self.looked_at.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.looked_at.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        self.looked_at.add(key)
        return super().getlist(key, default)

    def __iter__(self) -> Iterator[str]:
        self.looked_at.add(ALL_OF_THEM)
        return super().__iter__()

    def __len__(self) -> int:
        self.looked_at.add(ALL_OF_THEM)
        return super().__len__()

    def keys(self) -> Any:
        self.looked_at.add(ALL_OF_THEM)
        return super().keys()

    def items(self) -> Any:
        self.looked_at.add(ALL_OF_THEM)
        return super().items()

    def lists(self) -> Any:
        self.looked_at.add(ALL_OF_THEM)
        return super().lists()

    def __deepcopy__(self, memo: Any) -> Any:
        self.looked_at.add(ALL_OF_THEM)
        return QueryDict(super().urlencode(), mutable=True, encoding=self.encoding)

    def __copy__(self) -> Any:
        return self.__deepcopy__({})

    def copy(self) -> Any:
        return self.__deepcopy__({})

    def urlencode(self, safe: str | None = None) -> str:
        self.looked_at.add(ALL_OF_THEM)
        return super().urlencode(safe)


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


def place_of(request: HttpRequest) -> str | None:
    """Under which name answers at this address may be kept, whatever its parameters; None when they may not be."""
    if request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    try:
        where = f"{request.scheme}://{request.get_host()}{request.path}"
    except DisallowedHost:
        return None
    squeezed = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
    return f"page-cache:{looks.fingerprint()}:{squeezed}:{_digest(where)}"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=20).hexdigest()


def _names_key(place: str) -> str:
    return f"{place}:names"


def _entry_key(place: str, values: dict[str, str]) -> str:
    return f"{place}:{_digest(urlencode(sorted(values.items()), errors='surrogatepass'))}" if values else place


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = place_of(request)
        if place is None:
            return self.get_response(request)
        if kept := _kept(place, request):
            return HttpResponse(kept["content"], headers={**kept["headers"], "X-Kept": "1"})
        before = _versions([LATEST])
        given = dict(request.GET.lists())
        request.GET = watched = Watched.of(request)  # type: ignore[assignment]
        response = self.get_response(request)
        if request.method == "GET" and _may_keep(response):
            named: dict[str, str] = getattr(request, "page_cache_reads", {})
            right = {name: [value] for name, value in named.items() if value}
            if given == right and watched.looked_at <= named.keys():
                self._store(place, named, response, before)
            response.headers.setdefault("Cache-Control", "no-cache")  # kept by a browser, asked again
        return response

    def _store(self, place: str, named: dict[str, str], response: HttpResponse, before: dict[str, str]) -> None:
        tags: list[str] = response.kept_tags  # type: ignore[attr-defined]
        response.headers.setdefault("ETag", f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"')
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        entry = {"content": response.content, "headers": {**headers, "Cache-Control": "no-cache"}, "versions": {}}
        entry["versions"] = _versions(tags)
        values = {name: value for name, value in named.items() if value}
        if _versions([LATEST]) == before:
            cache.set_many({_names_key(place): list(named), _entry_key(place, values): entry}, KEPT_SECONDS)


def _kept(place: str, request: HttpRequest) -> dict[str, Any] | None:
    """The entry for this address, when it is still true. Costs one question more when there are parameters."""
    given = {name: str(value) for name, value in request.GET.items() if value}
    names = cache.get(_names_key(place)) if given else ()
    if names is None:
        return None
    entry: dict[str, Any] | None = cache.get(_entry_key(place, {n: v for n, v in given.items() if n in names}))
    return entry if entry and entry["versions"] == _versions(list(entry["versions"])) else None


def _may_keep(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and hasattr(response, "kept_tags")
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.headers.get("Vary", "").lower()
        and not response.headers.get("Cache-Control")
    )
