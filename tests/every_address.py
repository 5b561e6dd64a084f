"""Every address that the site knows: taken from the patterns, with a sample for each part that varies."""

import re
import uuid

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

SAMPLES = {"int": 1, "str": "x", "slug": "x", "uuid": uuid.UUID(int=1), "path": "x", "wagtail_admin_api": "x"}
MEANT_TO_BREAK = {"/beheer/error_test/", "/beheer/failwhale/"}  # of Wagtail
BY_HAND = {"pk": 1, "key": uuid.UUID(int=1), "token": "x:y:z", "slug": "x", "place": "", "form": "atom", "tint": "moss"}


def patterns(resolver=None, before=()):
    """Every pattern, with those of what it is included by in front of it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, (*before, pattern))
        elif isinstance(pattern, URLPattern):
            yield (*before, pattern)


def addresses():
    return sorted({address(path, {}) for path in patterns()})


def address(path, real):
    """``real``: what stands in for the samples."""
    return "/" + "".join(filled(pattern.pattern, BY_HAND | real) for pattern in path)


def filled(pattern, parts):
    if isinstance(pattern, RoutePattern):
        return re.sub(
            r"<(?:(\w+):)?(\w+)>", lambda m: str(parts.get(m[2], SAMPLES.get(m[1] or "str", "x"))), pattern._route
        )
    text = pattern.regex.pattern.lstrip("^").removesuffix("$").removesuffix(r"\Z")
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: str(parts.get(m[1], 1)), text)
    return re.sub(r"\(\?:[^()]*\)[?*]?|\([^()]*\)|[\\?*+^$]|\[.*?\]", "", text)
