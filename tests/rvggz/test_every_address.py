"""Every address that the site knows, walked by every role: nobody gets in where he should not, nothing breaks."""

import re
import uuid
from itertools import product

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests import factories

SAMPLES = {"int": 1, "str": "x", "slug": "x", "uuid": uuid.UUID(int=1), "path": "x", "wagtail_admin_api": "x"}
BY_HAND = {"pk": 1, "key": uuid.UUID(int=1), "token": "x:y:z", "slug": "x", "place": "", "form": "atom", "tint": "moss"}
OPEN = re.compile(
    r"/mijn/(inloggen|registreren|wachtwoord/vergeten|e-mail/bevestigen|niet-actief|nog-even|gegevens/blijven|uitloggen)"
)


def addresses(resolver=None, before=""):
    """The address of every pattern, with a sample for each part that varies."""
    for pattern in (resolver or get_resolver()).url_patterns:
        part = before + filled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, part)
        elif isinstance(pattern, URLPattern):
            yield f"/{part}"


def filled(pattern):
    if isinstance(pattern, RoutePattern):
        return re.sub(
            r"<(?:(\w+):)?(\w+)>", lambda m: str(BY_HAND.get(m[2], SAMPLES.get(m[1] or "str", "x"))), pattern._route
        )
    text = pattern.regex.pattern.lstrip("^").removesuffix("$").removesuffix(r"\Z")
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: str(BY_HAND.get(m[1], 1)), text)
    return re.sub(r"\(\?:[^()]*\)[?*]?|\([^()]*\)|[\\?*+^$]|\[.*?\]", "", text)


ALL = sorted(set(addresses()))
ADMIN = [address for address in ALL if address.startswith("/beheer/")]
MINE = [address for address in ALL if address.startswith("/mijn/")]


def test_the_walk_meets_what_there_is():
    assert len(ADMIN) > 150
    assert len(MINE) > 30


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_without_rights_finds_nothing_in_the_admin(tree, chris, client, method):
    client.force_login(chris)

    found = {address: status for address in ADMIN if (status := getattr(client, method)(address).status_code) != 404}

    assert found == {}


def test_a_stranger_is_asked_to_log_in_for_everything_in_the_admin(tree, client):
    for address in ADMIN:
        response = client.post(address)
        asks = response.status_code == 302 and response.url.startswith("/mijn/")
        assert asks or response.status_code in {403, 404, 405}, (address, response.status_code)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_sees_nothing_below_mijn(tree, client, method):
    for address in MINE:
        response = getattr(client, method)(address)
        if not OPEN.match(address):
            assert response.status_code in {302, 403, 404, 405}, (address, response.status_code)


def test_no_address_breaks_for_anyone(tree, article, chris, client):
    """Not with samples, and not with what nobody would type."""
    factories.make_theme(tree)
    everything = [address for address in ALL if not address.startswith(("/beheer/", "/static/"))]

    for member, method, address in product((None, chris), ("get", "post"), everything):
        if member:
            client.force_login(member)
        else:
            client.logout()
        status = getattr(client, method)(address).status_code
        assert status < 500 or status == 503, (method, address, status)
