"""Deelnemers: a map and a list, by region and role."""

import re

import pytest
from django.core.cache import cache

from participants.map import PROVINCES
from participants.models import ParticipantPage, Region
from tests.factories import make_organisation


@pytest.fixture
def places(tree):
    make_organisation(tree, "De Linde", region="utrecht")
    make_organisation(tree, "De Berk", region="utrecht", left_on="2024-01-01")
    make_organisation(tree, "Het Wad", region="groningen")
    make_organisation(tree, "De Kring", region="national", role="partner")
    make_organisation(tree, "Nergens", region="")


def names(page):
    return re.findall(r'<h3><a href="/deelnemers/[^"]+">([^<]+)', page)


def test_all_organisations_are_shown_with_their_numbers(places, browse):
    page = browse("/deelnemers/")

    assert names(page) == ["De Berk", "De Linde", "Nergens", "Het Wad", "De Kring"]
    assert "5 organisaties" in page
    assert 'aria-label="Utrecht: 2 organisaties"' in page
    assert 'aria-label="Groningen: 1 organisatie"' in page
    assert 'aria-label="Drenthe' not in page  # nobody there: nothing to press
    assert "Heel Nederland (1)" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("regio=utrecht", ["De Berk", "De Linde"]), ("rol=partner", ["De Kring"]),
        ("regio=heel-nederland", ["De Kring"]), ("regio=UTRECHT&rol=deelnemer", ["De Berk", "De Linde"]),
        ("regio=utrecht&rol=partner", []),
    ],
)  # fmt: skip
def test_the_address_chooses(places, browse, query, found):
    page = browse(f"/deelnemers/?{query}")

    assert names(page) == found
    assert "noindex" in page
    assert ("Toon alle organisaties" in page) == (not found)


def test_a_number_tells_what_a_choice_would_leave(places, browse):
    page = browse("/deelnemers/?rol=partner")

    assert 'aria-label="Utrecht' not in page
    assert "Heel Nederland (1)" in page
    assert "Deelnemer (4)" in page


def test_a_chosen_province_is_let_go_of_by_a_second_press(places, browse):
    page = browse("/deelnemers/?regio=utrecht&rol=deelnemer")

    assert 'href="/deelnemers/?rol=deelnemer#results" class="spot spot-chosen"' in page


def test_nonsense_in_the_address_is_said_and_left_out(places, browse):
    page = browse("/deelnemers/?regio=<b>atlantis")

    assert "We kennen de regio “&lt;b&gt;atlantis” niet." in page
    assert len(names(page)) == 5


def test_the_map_has_every_province_within_its_frame():
    assert {one.region for one in PROVINCES} == set(Region) - {Region.NATIONAL}
    for province in PROVINCES:
        numbers = [float(number) for number in re.findall(r"[\d.-]+", province.path)]
        assert min(numbers) >= 0
        assert max(numbers[0::2]) <= 408
        assert max(numbers[1::2]) <= 466


@pytest.mark.parametrize("number", [3, 30])
def test_the_number_of_queries_is_fixed(tree, client, django_assert_num_queries, number):
    model = make_organisation(tree, "Voorbeeld")
    parent = model.get_parent()
    for index in range(number):
        page = ParticipantPage(title=f"Huis {index}", slug=f"huis-{index}", region="drenthe", live=True)
        page.path = f"{parent.path}{index + 100:04d}"
        page.depth, page.url_path = model.depth, f"{parent.url_path}huis-{index}/"
        page.content_type, page.locale = model.content_type, model.locale
        page.save(clean=False)
    client.get("/deelnemers/?regio=drenthe")
    cache.clear()
    client.get("/")  # the chrome

    with django_assert_num_queries(5):
        client.get("/deelnemers/")


def test_the_list_is_kept_until_something_changes(places, client, django_assert_num_queries):
    client.get("/deelnemers/?regio=utrecht&rol=deelnemer")

    with django_assert_num_queries(0):
        assert client.get("/deelnemers/?regio=utrecht&rol=deelnemer").headers["X-Kept"] == "1"
