"""What the DNS must say about us before others trust our mail: MX, SPF, DKIM, DMARC.

Answers of the DNS come by ``look``, so that tests can give their own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import dkim
import dns.exception
import dns.name
import dns.resolver
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from rvggz import dkim_signing, spf

DNS_SECONDS = 5.0
Look = Callable[[str, str], list[str]]


class Mark(Enum):
    GOOD = "goed"
    NOTE = "let op"
    WRONG = "fout"


@dataclass(frozen=True)
class Finding:
    mark: Mark
    text: str


class NoAnswerError(Exception):
    """The DNS did not answer: nothing is known."""


def look_up(name: str, kind: str) -> list[str]:
    """What the DNS says: the values, none when there are none."""
    try:
        answer: Any = dns.resolver.resolve(name, kind, lifetime=DNS_SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.name.LabelTooLong, dns.name.EmptyLabel):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise NoAnswerError(name) from error
    if kind == "TXT":
        return [b"".join(row.strings).decode("utf-8", "replace") for row in answer]
    return [row.to_text() for row in answer]


def receives(domain: str, look: Look) -> Iterator[Finding]:
    if look(domain, "MX") or look(domain, "A") or look(domain, "AAAA"):
        yield Finding(Mark.GOOD, f"{domain} kan antwoorden ontvangen.")
    else:
        yield Finding(
            Mark.WRONG, f"{domain} kan geen mail ontvangen: er is geen MX-record. Veel ontvangers weigeren dat."
        )


def may_send(domain: str, look: Look) -> Iterator[Finding]:
    """SPF, RFC 7208: of the domain in the envelope, which is that of BOUNCE_ADDRESS when it is set."""
    records = [text for text in look(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"]
    if len(records) != 1:
        how_many = "geen SPF-record" if not records else "meer dan één SPF-record; er mag er maar één zijn"
        yield Finding(Mark.WRONG, f"{domain} heeft {how_many}. Zet een TXT-record neer als: v=spf1 include:… -all")
        return
    read = spf.read(domain, look)
    if read.ends_open:
        yield Finding(
            Mark.WRONG, f"Het SPF-record van {domain} eindigt niet op -all of ~all: iedereen mag zich zo noemen."
        )
    if read.questions > spf.MOST:
        yield Finding(
            Mark.WRONG, f"Het SPF-record van {domain} stelt {read.questions} vragen aan de DNS; 10 is het meeste."
        )
    addresses = _addresses(look)
    if not addresses or read.allows(addresses):
        yield Finding(
            Mark.GOOD, f"SPF: {domain} heeft een record" + (" dat onze mailserver toelaat." if addresses else ".")
        )
    else:
        yield Finding(
            Mark.NOTE,
            f"SPF: de mailserver {settings.EMAIL_HOST} staat niet in het record van {domain}. Stuurt hij door naar "
            "andere servers, dan hoeft dat niet: vraag je mailbedrijf welke include: erbij hoort.",
        )


def _addresses(look: Look) -> list[str]:
    """Of the mail server that we hand our mail to."""
    if not isinstance(get_connection(), EmailBackend):
        return []
    return look(settings.EMAIL_HOST, "A") + look(settings.EMAIL_HOST, "AAAA")


def signs(domain: str, look: Look) -> Iterator[Finding]:
    """DKIM: signs a message as we do, and checks it with the key in the DNS as a receiver does."""
    if not settings.DKIM_KEY_FILE:
        yield Finding(
            Mark.NOTE,
            "DKIM: de site tekent niet zelf (DKIM_KEY_FILE). Doet je mailserver het? Stuur jezelf een bericht met "
            "send_test_mail en zoek in de bron naar dkim=pass.",
        )
        return
    where = f"{settings.DKIM_SELECTOR}._domainkey.{settings.DKIM_DOMAIN}"
    try:
        letter = dkim_signing.signed(f"From: post@{domain}\r\nSubject: proef\r\n\r\nproef\r\n".encode())
    except (dkim.DKIMException, OSError, ValueError):
        yield Finding(Mark.WRONG, "DKIM: in DKIM_KEY_FILE staat geen sleutel die we kunnen gebruiken (RSA, PEM).")
        return
    record = "".join(look(where, "TXT"))
    if not record:
        yield Finding(Mark.WRONG, f"DKIM: op {where} staat geen TXT-record met de openbare sleutel.")
    elif not dkim.verify(letter, dnsfunc=lambda name, timeout=5: record.encode()):
        yield Finding(Mark.WRONG, f"DKIM: de sleutel op {where} hoort niet bij de sleutel in DKIM_KEY_FILE.")
    elif not same_organisation(settings.DKIM_DOMAIN, domain):
        yield Finding(Mark.WRONG, f"DKIM: DKIM_DOMAIN is niet het domein van EMAIL_FROM ({domain}).")
    else:
        yield Finding(Mark.GOOD, f"DKIM: de handtekening klopt met de sleutel op {where}.")


def says_what_to_do(domain: str, look: Look) -> Iterator[Finding]:
    """DMARC, RFC 7489: of the domain of From, or of what it is part of."""
    name = domain
    while "." in name:
        record = next((text for text in look(f"_dmarc.{name}", "TXT") if text.lower().startswith("v=dmarc1")), "")
        if record:
            fields = dict(part.split("=", 1) for part in record.lower().replace(" ", "").split(";") if "=" in part)
            policy = fields.get("p", "")
            if policy in {"quarantine", "reject"}:
                yield Finding(Mark.GOOD, f"DMARC: {name} vraagt ontvangers om valse mail tegen te houden (p={policy}).")
            else:
                yield Finding(
                    Mark.NOTE, f"DMARC: {name} kijkt alleen toe (p={policy}). Gaat het goed? Maak er p=quarantine van."
                )
            return
        name = name.partition(".")[2]
    yield Finding(
        Mark.WRONG,
        f"DMARC: op _dmarc.{domain} staat geen record. Begin met: v=DMARC1; p=none; rua=mailto:post@{domain}",
    )


def belongs_together(domain: str, returns_to: str, look: Look) -> Iterator[Finding]:
    if returns_to == domain:
        return
    if not look(returns_to, "MX"):
        yield Finding(Mark.WRONG, f"{returns_to} (BOUNCE_ADDRESS) heeft geen MX-record: daar kan niets terugkomen.")
    if not same_organisation(returns_to, domain):
        yield Finding(
            Mark.NOTE,
            f"BOUNCE_ADDRESS is van een ander domein dan EMAIL_FROM ({domain}): SPF telt dan niet voor DMARC.",
        )


def same_organisation(one: str, other: str) -> bool:
    """Relaxed alignment, without a list of public suffixes: one is the other, or below it."""
    one, other = one.lower(), other.lower()
    return one == other or one.endswith(f".{other}") or (other.endswith(f".{one}") and "." in one)
