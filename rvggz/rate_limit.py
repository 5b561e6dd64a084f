"""Rate limits: a token bucket per network, in PostgreSQL (expiring_records.py) so that a full cache cannot reset it.

The address of a visitor is never stored: the key of a bucket is a hash of the network (/24, of IPv6 /64) that changes
daily. ``take`` is one statement: of two requests at once one waits for the other.
"""

import functools
import hmac
import ipaddress
import re
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from rvggz import expiring_records
from rvggz.expiring_records import Bucket

P = ParamSpec("P")
LONGEST_ADDRESS = 100  # characters
WRITTEN = re.compile(
    r'"?(?:\[(?P<bracketed>[0-9a-fA-F:.]+)(?:%[\w.-]+)?\](?::\d{1,5})?'
    r'|(?P<v4>\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?|(?P<v6>[0-9a-fA-F:]+(?::[\d.]+)?)(?:%[\w.-]+)?)"?'
)


def address_of(request: HttpRequest) -> str:
    """The address a request comes from, in its one spelling; "unknown" when it is none.

    Behind TRUSTED_PROXIES proxies of our own the address is the one that the outermost of them wrote down. With fewer
    hops than proxies the request came by another way, and what stands there is a stranger's.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(hops) >= count:
        address = hops[-count]
    ip = parsed(address)
    return str(ip) if ip else "unknown"


def parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address in what a proxy wrote: with or without port, quotes, brackets or zone; nothing when it is junk.

    ``::ffff:192.0.2.1`` is 192.0.2.1: the same visitor, seen through a socket of the other family.
    """
    found = WRITTEN.fullmatch(address[:LONGEST_ADDRESS].strip())
    if not found:
        return None
    try:
        ip = ipaddress.ip_address(found["bracketed"] or found["v4"] or found["v6"])
    except ValueError:
        return None
    return getattr(ip, "ipv4_mapped", None) or ip


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: /24 for IPv4; /64 for IPv6, which is what one household gets."""
    address = address_of(request)
    if address == "unknown":
        return address
    ip = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 64), strict=False))


def key_of(who: str, days: int = 1) -> str:
    """Who it is, as a hash that nobody can turn back and that changes daily, or every so many days."""
    secret = f"{settings.SECRET_KEY}:{int(time.time() // (days * 86400))}".encode()
    return hmac.new(secret, who.encode(), "sha256").hexdigest()[:32]


def take(request: HttpRequest, what: str, *, tries: int, seconds: int, who: str = "") -> bool:
    """Take one try from the bucket: True when there was one. A full bucket holds ``tries``, refilled in ``seconds``.

    ``who``: whose bucket, when it is not that of the network: an address of the net or of mail.
    """
    return expiring_records.take(bucket(request, what, tries=tries, seconds=seconds, who=who), now=time.time())


def take_all(*buckets: Bucket) -> bool:
    """Take one try from each: True when all had one. One statement."""
    return expiring_records.take(*buckets, now=time.time())


def give_back(*buckets: Bucket) -> None:
    """What was tried went well and is not counted."""
    expiring_records.give_back(*(one.key for one in buckets))


def bucket(request: HttpRequest, what: str, *, tries: int, seconds: int, who: str = "") -> Bucket:
    key = f"rate:{what}:{key_of(who or network_of(request), max(1, seconds // 86400))}"
    return Bucket(key, tries, seconds)


def once(request: HttpRequest, what: str, *, seconds: int) -> bool:
    """Is this the first time in so many seconds from this network? Also when asked many times at once."""
    return expiring_records.claim(f"once:{what}:{network_of(request)}", seconds=seconds)


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
