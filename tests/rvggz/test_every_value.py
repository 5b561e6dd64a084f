"""Whatever stands where a number, a date or a choice is expected, in an address or a form: never an error of ours."""

import inspect
import re
from itertools import product
from pathlib import Path

import pytest
from django import forms
from django.conf import settings

from rvggz.models import ExpiringRecord
from tests import every_address, factories
from tests.every_address import patterns
from tests.participants.test_leaving import log_in

APPS = ("articles", "comments", "newsletter", "participants", "rvggz")
READ = re.compile(r"""(?:GET|POST)(?:\[|\.get\(|\.getlist\()\s*["']([\w-]+)["']""")
ODD = ["²", "9" * 5000, "a\x00b@example.nl"]


def is_ours(path):
    view = path[-1].callback
    return getattr(view, "view_class", inspect.unwrap(view)).__module__.startswith(APPS)


def names():
    """Every name that a view or a form of ours reads."""
    sources = [file.read_text() for app in APPS for file in Path(settings.BASE_DIR, app).rglob("*.py")]
    read = {name for source in sources for name in READ.findall(source)}
    return read | {name for form in below(forms.BaseForm) for name in getattr(form, "base_fields", {})}


def below(kind):
    for one in kind.__subclasses__():
        if one.__module__.startswith(APPS):
            yield one
        yield from below(one)


def addresses():
    return sorted({every_address.address(path, {}) for path in patterns() if is_ours(path)})


@pytest.fixture
def places(tree):
    """Addresses that patterns do not name: pages, and what stands below them."""
    theme = factories.make_theme(tree, "Wonen")
    article = factories.make_article(tree, "Stuk", themes=[theme])
    pages = [tree.home, tree.actueel, tree.voices, tree.themes, tree.participants, theme, article]
    return [page.url for page in pages] + [f"{theme.url}leesmap/", f"{theme.url}leesmap/kiezen/"]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd[:12]))
@pytest.mark.parametrize(("who", "where"), [(None, "/"), ("bram", "/mijn/"), ("eva", "/beheer/")])
def test_no_value_breaks_a_view(places, client, request, who, where, odd):
    if who:
        log_in(client, request.getfixturevalue(who))
    client.raise_request_exception = False
    everything = dict.fromkeys(names(), odd)
    asked = [one for one in [*addresses(), *places] if one.startswith(where) and (who or not one.startswith("/beheer"))]

    broken = {}
    for method, address in product(("get", "post"), asked):
        ExpiringRecord.objects.all().delete()
        status = getattr(client, method)(address, everything).status_code
        if status >= 500:
            broken[method, address] = status

    assert len(everything) > 40
    assert len(asked) > 20
    assert broken == {}
