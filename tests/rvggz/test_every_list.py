"""Every list of the admin, found by walking its addresses: a word goes with each filter and each order.

A list that is new is tried without a line here: what it filters and orders by is read from what it shows.
"""

import json
from html.parser import HTMLParser

import pytest
from django.contrib.contenttypes.models import ContentType

from articles.models import Kind
from newsletter.models import Source
from newsletter.models import Subscriber as Reader
from tests import factories, people
from tests.every_address import address, patterns
from tests.newsletter.coming_back import subscriber

WORD = "herstel"
NO_LISTS = ("/beheer/logout/", "/beheer/error_test/", "/beheer/failwhale/", "/beheer/api/", "/beheer/mijn/")
EACH = 2  # values of a filter that are tried
SAMPLES = {"date": "2024-03-14", "number": "1", "text": WORD, "search": WORD}


class Searches(HTMLParser):
    """What the forms that ask (GET) can be filled in with: name → values."""

    def __init__(self, html):
        super().__init__()
        self.found, self.inside, self.select = {}, False, ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.inside = (said.get("method") or "get").lower() == "get"
        elif self.inside and tag == "select":
            self.select = said.get("name") or ""
        elif self.inside and tag == "option" and self.select:
            self.add(self.select, said.get("value"))
        elif self.inside and tag == "input" and said.get("name"):
            kind = said.get("type") or "text"
            self.add(said["name"], said.get("value") if kind in {"radio", "checkbox"} else SAMPLES.get(kind))

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "form"
        self.select = "" if tag == "select" else self.select

    def add(self, name, value):
        if value and name != "q":
            self.found.setdefault(name, []).append(value)


def of_filters(filters):
    """What Wagtail's filters of a list can be set to."""
    found = {}
    for name, field in filters.form.fields.items() if filters else ():
        if hasattr(field, "choices"):
            found[name] = [str(value) for value, *_ in field.choices if value not in ("", None)]
        elif hasattr(field.widget, "suffixes"):  # from … to
            sample = SAMPLES["date" if "from" in field.widget.suffixes else "number"]
            found |= {f"{name}_{suffix}": [sample] for suffix in field.widget.suffixes}
        else:
            found[name] = [WORD]
    return {name: values[:EACH] for name, values in found.items() if values}


def orders(table):
    return [column.sort_key for column in table.columns.values() if getattr(column, "sort_key", None)] if table else []


@pytest.fixture
def filled(tree, anna):
    """Something to be found with the word, and something of each sort beside it."""
    theme, other = factories.make_theme(tree, "Herstel in de buurt"), factories.make_theme(tree, "Wonen")
    factories.make_article(tree, "Herstel is van jou", themes=[theme, other], kind=Kind.NEWS, owner=anna)
    factories.make_article(tree, "Herstel in beeld", themes=[other], kind=Kind.VLOG, live=False)
    factories.make_article(tree, "Een tuin", themes=[theme], kind=Kind.NEWS)
    factories.make_organisation(tree, "Herstelhuis", region="utrecht")
    factories.make_organisation(tree, "De Linde", role="partner")
    for word in ("herstel", "tuin"):
        factories.make_picture(word)
        factories.make_document(word)
        factories.make_keyword(word)
        subscriber(f"{word}@example.test")
    Reader.objects.filter(email__startswith="tuin").update(source=Source.IMPORT)
    people.member("Herstel", "Jansen")
    return tree


def addresses(tree):
    of_articles = ContentType.objects.get_by_natural_key("articles", "articlepage").pk
    real = {"parent_page_id": tree.home.pk, "page_id": tree.home.pk, "content_type_id": of_articles}
    found = {address(path, real) for path in patterns()}
    return sorted(one for one in found if one.startswith("/beheer/") and not one.startswith(NO_LISTS))


def asked_by(response):
    """What the forms of this page ask, also of one that comes as JSON for a dialogue."""
    content = "" if response.streaming else response.content.decode(errors="replace")
    if response.headers["Content-Type"].startswith("application/json"):
        told = json.loads(content or "{}")
        content = told.get("html", "") if isinstance(told, dict) else ""
    return Searches(content).found


def rows(response):
    return {getattr(row, "pk", str(row)) for row in response.context["object_list"]}


def test_a_word_goes_with_each_filter_and_each_order(client, eva, filled):
    client.force_login(eva)
    client.raise_request_exception = False
    broken, wrong, tried = [], [], set()

    def ask(**typed):
        response = client.get(where, typed)
        if response.status_code >= 500:
            broken.append((where, typed))
        return response

    for where in addresses(filled):
        first = ask()
        if first.status_code != 200:
            continue
        context = first.context or {}
        filters, keys = of_filters(context.get("filters")), orders(context.get("table"))
        for name, values in asked_by(first).items():
            if name not in {*filters, "ordering"}:
                ask(q=WORD, **{name: values[0]})
        for key in keys:
            ask(q=WORD, ordering=f"-{key}")
            tried.add((where, key))
        if not filters:
            continue
        if where.endswith("results/"):  # the same view as the page around it
            ask(q=WORD, **{name: values[0] for name, values in filters.items()})
            continue
        found = rows(ask(q=WORD))
        for name, value in ((name, value) for name, values in filters.items() for value in values):
            tried.add((where, name))
            both, alone = ask(q=WORD, **{name: value}), ask(**{name: value})
            if both.status_code == 200 and rows(both) != found & rows(alone):
                wrong.append((where, name, value, found, rows(alone), rows(both)))

    assert not broken, "\n".join(map(str, broken))
    assert not wrong, "\n".join(map(str, wrong))
    assert {
        ("/beheer/artikelen/", "themes"),
        ("/beheer/pages/", "has_child_pages"),
        ("/beheer/abonnees/", "state"),
    } < tried
    assert len(tried) > 60
