"""A page costs what its queries cost: how many there are is fixed here, and does not grow with the site."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from articles import chrome, filter_counts
from articles.models import Entry
from comments import rules
from newsletter import consent
from tests import factories

FEW, MANY = 10, 1_000


def fill(tree, number):
    """One real article and ``number`` entries like it, made in bulk."""
    themes = [factories.make_theme(tree, f"Thema {n}") for n in range(4)]
    linde = factories.make_organisation(tree, "De Linde")
    model = factories.make_article(
        tree, "Voorbeeld van herstel", themes=themes[1:2], organisations=[linde], keywords=["werk", "herstel"]
    )
    kept = Entry.objects.get(pk=model.pk)
    pages = Page.objects.bulk_create(
        Page(
            title=f"Herstel {n}", slug=f"h{n}", url_path=f"{tree.actueel.url_path}h{n}/", live=True, depth=4,
            path=Page._get_path(tree.actueel.path, 4, n + 100), content_type=model.content_type, locale=model.locale,
        )
        for n in range(number)
    )  # fmt: skip
    rows = [model_to_dict(kept) | {"page_id": page.pk, "title": page.title} for page in pages]
    for n, row in enumerate(rows):
        row |= {"date": date(2020, 1, 1) + timedelta(days=n), "theme_ids": [themes[n % 4].pk], "url": f"/actueel/h{n}/"}
        for name in ("page", "title_vector", "body_vector"):
            row.pop(name)
    Entry.objects.bulk_create(Entry(**row) for row in rows)
    Entry.objects.exclude(pk=kept.pk).filter(type="article").update(
        title_vector=kept.title_vector, body_vector=kept.body_vector
    )
    filter_counts.rebuild()
    chrome.forget()


ADDRESSES = {
    "article": ("/actueel/voorbeeld-van-herstel/", 2),
    "actueel": ("/actueel/?thema=thema-1", 5),
    "home": ("/", 5),
    "theme": ("/themas/thema-1/", 7),
    "keyword": ("/trefwoorden/werk/", 5),
    "organisation": ("/deelnemers/de-linde/", 5),
    "search": ("/zoeken/?q=herstel", 4),
}


@pytest.mark.parametrize("number", [FEW, MANY])
def test_the_number_of_queries_is_fixed_and_does_not_grow(tree, client, number):
    fill(tree, number)
    chrome.get(), rules.get(), consent.get()  # in the cache: every page shares them

    asked = {}
    for name, (address, _) in ADDRESSES.items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        asked[name] = len(queries)

    assert asked == {name: most for name, (_, most) in ADDRESSES.items()}


def test_the_chrome_costs_few_queries_when_it_changed(tree, client, article):
    chrome.forget()

    with CaptureQueriesContext(connection) as queries:
        client.get(article.url)

    assert len(queries) <= 12 + ADDRESSES["article"][1]
