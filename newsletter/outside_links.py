"""Do the addresses of others in a letter work? Asked by the background, never while an editor waits.

We ask nothing inside our own network: the name is looked up first, and the connection goes to that very address.
"""

import contextlib
import hashlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable
from urllib.parse import urljoin, urlsplit

from django.core.cache import cache
from django_tasks import task

SECONDS = 8  # for one step
SECONDS_A_LINK = 15  # whatever it does: a server that drips holds up nobody
SECONDS_A_TASK = 60  # then other work has its turn
PORTS = (80, 443)
# Written out, for what Python calls global differs from release to release (RFC 6890 and the registries of IANA).
CLOSED = [
    ipaddress.ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20",  # Teredo is in the first
    )
]  # fmt: skip
ANYONE = ipaddress.IPv6Network("2000::/3")  # all that IANA gives to networks that everybody can reach
FOUR_INSIDE = {  # where in it the IPv4 stands that it leads to: bits from the right
    ipaddress.IPv6Network("::/96"): 0, ipaddress.IPv6Network("::ffff:0:0/96"): 0,
    ipaddress.IPv6Network("64:ff9b::/96"): 0, ipaddress.IPv6Network("2002::/16"): 80,
}  # fmt: skip
REDIRECTS = 5
KEPT_SECONDS = 3600
FINE, GONE, SILENT, PRIVATE = "fine", "gone", "silent", "private"
AGENT = "Mozilla/5.0 (compatible; controle van links in een nieuwsbrief)"
ASKED = "letter-links-asked:"
SINCE = "letter-link-since:"
PATIENCE = 300  # seconds: what was not looked at by then holds up no letter any more
MayReach = Callable[[str], bool]


def is_global(address: str) -> bool:
    """Not in our own network, not this machine, not a reserved range. Of an address that leads to an IPv4, that counts:
    translators (NAT64, 6to4) would bring us there. In other such ranges (SIIT, the local NAT64 of 64:ff9b:1::/48)
    nobody outside has an address.
    """
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        for network, bits in FOUR_INSIDE.items():
            if found in network:
                return is_global(str(ipaddress.IPv4Address(int(found) >> bits & 0xFFFFFFFF)))
        if found not in ANYONE:
            return False
    return found.is_global and not any(found in network for network in CLOSED if network.version == found.version)


def look(url: str, may_reach: MayReach = is_global, ports: Collection[int] = PORTS) -> str:
    """FINE, GONE (nothing stands there), SILENT (no answer that says so) or PRIVATE (we do not ask there)."""
    until = time.monotonic() + SECONDS_A_LINK
    for _ in range(REDIRECTS):
        try:
            status, there = _ask(url, may_reach, ports, until)
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


def _ask(url: str, may_reach: MayReach, ports: Collection[int], until: float) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname.encode("idna").decode()
    found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(may_reach(str(address)) for address in found):
        raise PermissionError(host)
    if port not in ports:
        raise ValueError(url)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = _connect(str(found[0]), port, host if parts.scheme == "https" else "", until)
    timer = threading.Timer(max(until - time.monotonic(), 0), _hang_up, [connection.sock])
    timer.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path.encode("ascii", "ignore").decode(), headers={"User-Agent": AGENT})
        answer = connection.getresponse()
        if time.monotonic() >= until:  # what came is cut off
            raise TimeoutError(host)
        return answer.status, answer.getheader("Location", "")
    finally:
        timer.cancel()
        connection.close()


def _connect(address: str, port: int, name: str, until: float) -> socket.socket:
    """A line, with TLS when it has a ``name``. TimeoutError when there is no time left."""
    left = min(SECONDS, until - time.monotonic())
    if left <= 0:
        raise TimeoutError(address)
    sock = socket.create_connection((address, port), timeout=left)
    if not name:
        return sock
    return ssl.create_default_context().wrap_socket(sock, server_hostname=name)


def _hang_up(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # also of a line with TLS, whatever it waits for


def _key(url: str) -> str:
    return f"letter-link:{hashlib.blake2b(url.encode(), digest_size=16).hexdigest()}"


def known(urls: Iterable[str]) -> dict[str, str]:
    """What we found of each, as far as we looked within the hour. One we look at for too long is silent."""
    keys = {_key(url): url for url in urls}
    found = {keys[key]: what for key, what in cache.get_many(list(keys)).items()}
    long_ago = time.time() - PATIENCE
    since = cache.get_many([SINCE + key for key, url in keys.items() if url not in found])
    late = {keys[key.removeprefix(SINCE)]: SILENT for key, began in since.items() if began < long_ago}
    return found | late


def look_soon(urls: Iterable[str]) -> None:
    """Ask the background about these, once a minute at most."""
    wanted = sorted(set(urls))
    for url in wanted:
        cache.add(SINCE + _key(url), time.time(), KEPT_SECONDS)
    if wanted and cache.add(ASKED + _key("\n".join(wanted)), 1, 60):
        look_at.enqueue(wanted)


@task(backend="background")
def look_at(urls: list[str]) -> None:
    until = time.monotonic() + SECONDS_A_TASK
    for number, url in enumerate(urls):
        if number and time.monotonic() > until:
            look_at.enqueue(urls[number:])
            return
        cache.set(_key(url), look(url), KEPT_SECONDS)
