"""Who may do what how often: a bucket of tries per network in the cache, which empties with time.

The address of a visitor is never stored: the key of a bucket is a hash of the network (/24, /48) that changes daily.
"""

import functools
import hmac
import ipaddress
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

P = ParamSpec("P")


def address_of(request: HttpRequest) -> str:
    """The address a request comes from.

    Behind TRUSTED_PROXIES proxies of our own the address is the one that the outermost of them wrote down.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(hops) >= count:
        address = hops[-count]
    return address


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: /24 for IPv4, /48 for IPv6."""
    try:
        ip = ipaddress.ip_address(address_of(request))
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 48), strict=False))


def key_of(who: str, days: int = 1) -> str:
    """Who it is, as a hash that nobody can turn back and that changes daily, or every so many days."""
    secret = f"{settings.SECRET_KEY}:{int(time.time() // (days * 86400))}".encode()
    return hmac.new(secret, who.encode(), "sha256").hexdigest()[:32]


def take(request: HttpRequest, what: str, *, tries: int, seconds: int, who: str = "") -> bool:
    """Take one try from the bucket: True when there was one. A full bucket holds ``tries``, refilled in ``seconds``.

    ``who``: whose bucket, when it is not that of the network: an address of the net or of mail.
    """
    now = time.time()
    key = f"rate:{what}:{key_of(who or network_of(request), max(1, seconds // 86400))}"
    left, since = cache.get(key, (float(tries), now))
    left = min(float(tries), left + (now - since) * tries / seconds)
    if left < 1:
        return False
    cache.set(key, (left - 1, now), seconds)
    return True


def once(request: HttpRequest, what: str, *, seconds: int) -> bool:
    """Is this the first time in so many seconds from this network? Also when asked many times at once."""
    who = hmac.new(settings.SECRET_KEY.encode(), f"{what}:{network_of(request)}".encode(), "sha256").hexdigest()[:32]
    return bool(cache.add(f"once:{what}:{who}", 1, seconds))


def limited(
    what: str, *, tries: int, seconds: int, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """Decorate a view: too often from one network is answered with 429 and a page that says when to come back."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method in methods and not take(request, what, tries=tries, seconds=seconds):
                return too_often(request, seconds // tries + 1)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def too_often(request: HttpRequest, wait_seconds: int) -> HttpResponse:
    response = render(request, "429.html", {"wait_seconds": wait_seconds}, status=429)
    response.headers["Retry-After"] = str(wait_seconds)
    return response
