"""One list of addresses that are no pages, held against what answers in fact."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLResolver

from articles.models import InformationPage
from rvggz import reserved_paths, urls
from tests.factories import make_information, publish

NGINX = Path(urls.__file__).parent.parent / "deploy" / "nginx.conf"


def routes(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def first_parts():
    """Of every route of the site that begins with fixed letters and goes on below them."""
    for route in routes(urls.urlpatterns):
        if found := re.match(r"\^?([A-Za-z_-]+)/", route):
            yield found[1]


def test_every_address_of_urls_py_is_on_the_list():
    missing = set(first_parts()) - reserved_paths.RESERVED - reserved_paths.SHARED
    assert not missing


def test_every_folder_of_nginx_is_on_the_list():
    conf = NGINX.read_text()
    found = set(re.findall(r"^\s+location /([a-z-]+)/", conf, re.MULTILINE))
    for group in re.findall(r"location ~ \^/\(([^)]*)\)/", conf):
        found |= {place.split("/")[0] for place in group.split("|")}
    assert {"static", "media", "beheer"} <= found
    assert not found - reserved_paths.RESERVED - reserved_paths.SHARED


def test_nothing_on_the_list_is_there_without_reason():
    there = set(first_parts()) | {"static", "media", "demo"}
    assert there >= reserved_paths.RESERVED


def send(client, address, title, slug):
    empty = {"body-count": "0", "title": title, "slug": slug, "summary": ""}
    return client.post(address, {**empty, "action-publish": "1"})


@pytest.mark.parametrize("slug", ["mijn", "beheer", "zoeken", "media", "static"])
def test_an_editor_is_told_that_the_site_itself_stands_there(tree, client, anna, slug):
    client.force_login(anna)
    add = f"/beheer/pages/add/articles/informationpage/{tree.home.pk}/"
    answer = send(client, add, "Mijn verhaal", slug)
    assert answer.status_code == 200
    assert f"Op “/{slug}/” staat al iets van de site zelf" in answer.content.decode()
    assert not InformationPage.objects.filter(slug=slug).exists()
    assert send(client, add, "Mijn verhaal", f"{slug}-pagina").status_code == 302


def test_an_editor_cannot_change_an_address_into_one_of_the_site(tree, client, anna):
    page = make_information(tree.home, "Over ons")
    client.force_login(anna)
    answer = send(client, f"/beheer/pages/{page.pk}/edit/", "Over ons", "mijn")
    assert "staat al iets van de site zelf" in answer.content.decode()


def test_below_another_page_the_name_is_free(tree):
    over = make_information(tree.home, "Over ons")
    assert make_information(over, "Media", slug="media").url == "/over-ons/media/"


def test_a_page_cannot_be_moved_or_copied_to_such_an_address(tree, client, anna):
    page = make_information(make_information(tree.home, "Over ons"), "Media", slug="media")
    client.force_login(anna)
    client.post(f"/beheer/pages/{page.pk}/move/{tree.home.pk}/confirm/", {})
    page.refresh_from_db()
    assert page.url_path.endswith("/over-ons/media/")
    copied = {"new_title": "Media", "new_slug": "media", "new_parent_page": tree.home.pk}
    answer = client.post(f"/beheer/pages/{page.pk}/copy/", copied)
    assert "staat al iets van de site zelf" in answer.content.decode()


def test_code_cannot_make_such_a_page_either(tree):
    with pytest.raises(ValidationError, match="staat al iets van de site zelf"):
        publish(tree.home, InformationPage(title="Zoeken", slug="zoeken"))
