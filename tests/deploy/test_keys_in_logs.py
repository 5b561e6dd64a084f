"""Every address that holds a key, or says who somebody is, against what the two logs write of it."""

import logging
import re
import uuid
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver
from django.urls.converters import UUIDConverter
from django.urls.resolvers import RoutePattern

from rvggz.discreet_log import DiscreetFormatter

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx.conf"
SECRET, KEY = "geheimpje", uuid.UUID("9ec4e715-0000-4000-8000-00000000beef")
OF_SOMEBODY = ("leden/", "mijn/")  # here every part that varies is of somebody


def routes(resolver=None, before=(), start=""):
    """Every pattern as the parts it is made of."""
    for pattern in (resolver or get_resolver()).url_patterns:
        parts, route = (*before, pattern.pattern), start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, parts, route)
        else:
            yield parts, route


def secret_address(parts, route):
    """The address with something recognisable where a key goes; nothing when it holds none."""
    if not all(isinstance(part, RoutePattern) for part in parts):
        names = {name for part in parts for name in part.regex.groupindex}
        assert not names & {"token", "key"}, f"{route}: use path(), so that this test can read it"
        return None
    found, address = False, "/"
    for part in parts:
        text = str(part)
        for name, converter in part.converters.items():
            is_uuid = isinstance(converter, UUIDConverter)
            is_text = type(converter).__name__ in {"StringConverter", "SlugConverter"}
            is_secret = is_uuid or (is_text and (name in {"token", "key"} or route.startswith(OF_SOMEBODY)))
            found |= is_secret
            value = str(KEY) if is_uuid else SECRET if is_secret else "1"
            text = re.sub(rf"<(?:\w+:)?{name}>", value, text)
        address += text
    return address if found else None


ADDRESSES = sorted({address for one in routes() if (address := secret_address(*one))})


def in_nginx(address):
    """What the map of nginx makes of it."""
    block = re.search(r"map \$uri \$discreet_uri \{(.*?)\n\}", CONFIGURATION.read_text(), re.DOTALL)[1]
    for pattern, instead in re.findall(r'^\s+"?~([^"\s]+)"?\s+(\S+);', block, re.MULTILINE):
        if found := re.search(pattern.replace("(?<", "(?P<"), address):
            return re.sub(r"\$\{(\w+)\}", lambda name, found=found: found[name[1]], instead)
    return address


def in_django(address):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (address,), None)
    return DiscreetFormatter("%(message)s").format(record)


def test_the_walk_meets_the_addresses_that_hold_a_key():
    assert len(ADDRESSES) > 25
    assert f"/praat-mee/bijdragen/gast/{SECRET}/" in ADDRESSES
    assert f"/mijn/volgen/stop/{SECRET}/" in ADDRESSES
    assert f"/leden/{SECRET}/foto/" in ADDRESSES
    assert f"/mijn/gegevens/kopie/{KEY}.zip" in ADDRESSES


@pytest.mark.parametrize("written", [in_nginx, in_django])
def test_no_key_and_no_name_of_a_member_stands_in_a_log(written):
    assert [said for address in ADDRESSES if SECRET in (said := written(address)) or str(KEY)[:13] in said] == []


@pytest.mark.parametrize("written", [in_nginx, in_django])
@pytest.mark.parametrize(
    "address", ["/praat-mee/bijdragen/", "/mijn/bijdragen/", "/actueel/soep/", "/reacties/mijn/", "/praat-mee/soep/"]
)
def test_what_tells_nothing_of_anybody_stays_in_full(written, address):
    assert written(address).endswith(address)
