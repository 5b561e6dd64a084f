"""Whatever stands where a number, a date or a choice is expected, in an address or a form: never an error of ours."""

import inspect
import re
from itertools import product
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.urls import reverse

from articles.contributions import links as piece_links
from comments import links as comment_links
from newsletter import links as letter_links
from newsletter.models import Subscriber
from participants import memberships
from rvggz.models import ExpiringRecord
from tests import every_address, factories, people
from tests.articles.writing import draft, placed_of_guest
from tests.comments.reacting import shown
from tests.every_address import patterns
from tests.newsletter import issues
from tests.participants.test_leaving import log_in

APPS = ("articles", "comments", "newsletter", "participants", "rvggz")
READ = re.compile(r"""(?:GET|POST|asked|query)(?:\[|\.get\(|\.getlist\()\s*["']([\w-]+)["']""")
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


@pytest.fixture
def sanne():
    """Keeps the page of an organisation."""
    return people.member("Sanne", "Mulder")


@pytest.fixture
def places(tree, sanne, anna):
    """Every address of ours, with numbers, keys and tokens of things that are there; and pages."""
    theme = factories.make_theme(tree, "Wonen")
    article = factories.make_article(tree, "Stuk", themes=[theme])
    linde = factories.make_organisation(tree, "De Linde", slug="de-linde")
    memberships.place(sanne, linde, is_contact=True)
    comment, piece, letter = shown(article, anna=anna), draft(tree, sanne), issues.make(tree, "Brief", [], live=True)
    guest, reader = placed_of_guest(tree, anna), Subscriber.objects.create(email="lezer@example.nl")
    real = [{"key": piece.key, "slug": "de-linde", "pk": thing.pk} for thing in (article, comment, letter, reader)]
    pages = [tree.home, tree.actueel, tree.voices, tree.themes, tree.participants, theme, article, letter]
    there = {every_address.address(path, one) for path, one in product(patterns(), real) if is_ours(path)}
    there |= {f"{theme.url}leesmap/", f"{theme.url}leesmap/kiezen/", *(page.url for page in pages)}
    there |= {piece_links.to_own(guest), comment_links.to_own(comment), comment_links.to_mute(comment)}
    there |= {comment_links.to_confirm(comment), comment_links.to_decide(comment, anna.pk)}
    there |= {letter_links.choices_url(reader.key), letter_links.confirm_url(reader.key, "2026-05-01", "form")}
    there |= {letter_links.unsubscribe_url(reader.key), letter_links.new_address_url(reader.key, "1")}
    there.add(reverse("question_answer", args=[piece_links.own_token(guest)]))
    return sorted({one.removeprefix(settings.WAGTAILADMIN_BASE_URL) for one in there})


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd[:12]))
@pytest.mark.parametrize(
    ("who", "where"),
    [(None, r"/(?!beheer/|mijn/)"), ("sanne", r"/(mijn|reageren|reacties|praat-mee)/"), ("eva", r"/beheer/")],
)
def test_no_value_breaks_a_view(places, client, request, who, where, odd):
    if who:
        log_in(client, request.getfixturevalue(who))
    client.raise_request_exception = False
    everything = dict.fromkeys(names(), odd)
    asked = [one for one in places if re.match(where, one)]

    broken, told = {}, []
    for method, address in product(("get", "post"), asked):
        ExpiringRecord.objects.all().delete()
        status = getattr(client, method)(address, everything).status_code
        told.append(status)
        if status >= 500:
            broken[method, address] = status

    assert len(everything) > 60
    assert len(asked) > 40
    assert told.count(200) + told.count(422) > 20
    assert broken == {}
