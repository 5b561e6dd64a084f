"""Do the addresses of others in a letter work? Asked by the background, never while an editor waits.

We ask nothing inside our own network: the name is looked up first, and the connection goes to that very address.
"""

import hashlib
import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from django.core.cache import cache
from django_tasks import task

SECONDS = 8
REDIRECTS = 5
KEPT_SECONDS = 3600
FINE, GONE, SILENT, PRIVATE = "fine", "gone", "silent", "private"
AGENT = "Mozilla/5.0 (compatible; controle van links in een nieuwsbrief)"
ASKED = "letter-links-asked:"
MayReach = Callable[[str], bool]


def is_global(address: str) -> bool:
    """Not in our own network, not this machine, not a reserved range (IPv4 inside IPv6 included)."""
    found = ipaddress.ip_address(address.split("%")[0])
    inside = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inside is None or inside.is_global)


def look(url: str, may_reach: MayReach = is_global) -> str:
    """FINE, GONE (nothing stands there), SILENT (no answer that says so) or PRIVATE (we do not ask there)."""
    for _ in range(REDIRECTS):
        try:
            status, there = _ask(url, may_reach)
        except PermissionError:
            return PRIVATE
        except socket.gaierror:
            return GONE
        except (OSError, http.client.HTTPException, ValueError):
            return SILENT
        if status in {301, 302, 303, 307, 308} and there:
            url = urljoin(url, there)
            continue
        return GONE if status in {404, 410} else FINE  # a page that wants no robots is a page
    return SILENT


def _ask(url: str, may_reach: MayReach) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname.encode("idna").decode()
    found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(may_reach(str(address)) for address in found):
        raise PermissionError(host)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = socket.create_connection((str(found[0]), port), timeout=SECONDS)
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path.encode("ascii", "ignore").decode(), headers={"User-Agent": AGENT})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


def _key(url: str) -> str:
    return f"letter-link:{hashlib.blake2b(url.encode(), digest_size=16).hexdigest()}"


def known(urls: Iterable[str]) -> dict[str, str]:
    """What we found of each, as far as we looked within the hour."""
    keys = {_key(url): url for url in urls}
    return {keys[key]: found for key, found in cache.get_many(list(keys)).items()}


def look_soon(urls: Iterable[str]) -> None:
    """Ask the background about these, once a minute at most."""
    wanted = sorted(set(urls))
    if wanted and cache.add(ASKED + _key("\n".join(wanted)), 1, 60):
        look_at.enqueue(wanted)


@task(backend="background")
def look_at(urls: list[str]) -> None:
    for url in urls:
        cache.set(_key(url), look(url), KEPT_SECONDS)
