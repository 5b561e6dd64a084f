"""Reads SPF (RFC 7208) as far as a host needs to know: whom it allows, how it ends, how many questions it asks."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 10  # questions to the DNS, RFC 7208, 4.6.4
Look = Callable[[str, str], list[str]]


@dataclass
class Spf:
    """What stands in a record and in those that it includes."""

    networks: list[str] = field(default_factory=list)
    questions: int = 0
    ends_open: bool = True  # no -all or ~all at its end

    def allows(self, addresses: list[str]) -> bool:
        """Each of these addresses?"""
        return all(any(_is_in(address, network) for network in self.networks) for address in addresses)


def read(domain: str, look: Look) -> Spf:
    found = Spf()
    _read(domain, look, found)
    return found


def _read(domain: str, look: Look, found: Spf) -> None:
    record = next((text for text in look(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"), "")
    for term in record.lower().split()[1:]:
        if found.questions > MOST:
            return
        if term in {"-all", "~all"}:
            found.ends_open = False
        elif term.startswith("redirect="):
            found.questions += 1
            _read(term.partition("=")[2], look, found)
        elif term.startswith(("-", "~", "?")):
            continue
        else:
            _mechanism(term.removeprefix("+"), domain, look, found)


def _mechanism(term: str, domain: str, look: Look, found: Spf) -> None:
    name, _, value = term.partition(":")
    kind, _, length = name.partition("/")
    of, _, length_of = value.partition("/")
    prefix = f"/{(length or length_of).partition('/')[0]}" if length or length_of else ""
    if kind in {"ip4", "ip6"}:
        found.networks.append(value)
    elif kind in {"include", "a", "mx", "ptr", "exists"}:
        found.questions += 1
        if kind == "include":
            inner = Spf(found.networks, found.questions)
            _read(of, look, inner)
            found.questions = inner.questions
        elif kind in {"a", "mx"}:
            hosts = [of or domain] if kind == "a" else [row.split()[-1].rstrip(".") for row in look(of or domain, "MX")]
            found.networks += [address + prefix for host in hosts[:MOST] for address in look(host, "A")]
            found.networks += [address for host in hosts[:MOST] for address in look(host, "AAAA")]


def _is_in(address: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(address) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
