"""Web addresses in what people type: where they stand, where they lead, what host they name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.encoding import iri_to_uri

BLACK = "█"
ADDRESS = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\"\\]+", re.IGNORECASE)
LINK = re.compile(r"https?://(?:www\.)?|www\.", re.IGNORECASE)
PARTS = re.compile(r"(?:(https?)://)?([^/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*(?::\d{1,5})?|(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?")
NAME = re.compile(r"(?<![\w.-])(?:[^\W_][\w-]*\.)+[^\W\d_][\w-]+")
PERSON = re.compile(  # J.P.van Dijk, Th.de Boer, v.d.Berg
    r"(?:(?:[^\W\d_]|th|ch|ph|chr|joh|fr|ij|dhr|mw|mevr|drs?|ir|ing|mr|prof|ds|fam)\.)+"
    r"(?:van|von|vd|de|den|der|ter|ten|te|het|op|in|aan|bij|la|le|el|al|du|da|di|dos|(?-i:[^\W\d_a-z])[^\W\d_]+(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
DOT_INSIDE = re.compile(r"\.\w")
LONGEST = 2_000  # characters; longer is no address that a person wants to follow
LONGEST_HOST = 253  # RFC 1035
AFTER = ".,;:!?'\"’”»…*_~"
CLOSING = {")": "(", "]": "[", "}": "{"}


class Address(NamedTuple):
    """A web address at ``start`` to ``end`` of a text; ``href`` is what a browser may be given."""

    start: int
    end: int
    href: str


def addresses(text: str) -> Iterator[Address]:
    """The addresses that may become links, in their order."""
    for found in ADDRESS.finditer(text if maybe_links(text) else ""):
        typed = without_ending(found[0])
        href = href_of(typed)
        if href:
            yield Address(found.start(), found.start() + len(typed), href)


def without_ending(address: str) -> str:
    """Without the full stop behind it and the bracket that it stands in."""
    too_many = {close: address.count(close) - address.count(opening) for close, opening in CLOSING.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in AFTER:
            end -= 1
        elif too_many.get(last, 0) > 0:
            too_many[last] -= 1
            end -= 1
        else:
            break
    return address[:end]


def href_of(typed: str) -> str:
    """The address in ASCII, or nothing for what is blacked out, names a user or has no real host."""
    parts = PARTS.fullmatch(typed)
    if parts is None or len(typed) > LONGEST or BLACK in typed:
        return ""
    scheme, host, rest = parts.groups()
    if len(host) > LONGEST_HOST or not HOST.fullmatch(host):
        return ""
    try:
        host = host.lower().encode("idna").decode("ascii")
        return iri_to_uri(f"{(scheme or 'https').lower()}://{host}{rest}") or ""
    except UnicodeError:
        return ""


def count_links(text: str) -> int:
    """How many web addresses are typed, also those that no link is made of."""
    return sum(1 for _ in LINK.finditer(text)) if maybe_links(text) else 0


def maybe_links(text: str) -> bool:
    """Says no sooner than a pattern can."""
    return "://" in text or "www." in text.lower()


def is_advertised(name: str) -> bool:
    """Does what should be a name of a person name a website? A dot behind initials makes no host."""
    return maybe_links(name) or any(not PERSON.fullmatch(found[0]) for found in NAME.finditer(name))


def hosts(text: str) -> list[str]:
    """Every name with a dot in it that may be a host: of a link, of an e-mail address, or on its own."""
    if not DOT_INSIDE.search(text):
        return []
    chunks = [chunk for chunk in text.split() if "." in chunk[:-1]]
    return [found[0].lower() for found in NAME.finditer(" ".join(chunks))]
