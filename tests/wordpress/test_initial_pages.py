import pytest
from wagtail.models import Page, Site

from articles.models import ArticlePage, HomePage
from rvggz import initial_pages
from tests.wordpress.wxr import Export

pytestmark = pytest.mark.django_db


def test_an_empty_database_gets_the_pages_a_site_stands_on():
    tree = initial_pages.make_or_find()

    assert tree.home.slug == "home"
    sections = ["actueel", "praat-mee", "themas", "deelnemers", "nieuwsbrief"]
    assert [page.slug for page in tree.home.get_children()] == sections
    assert all(page.live for page in tree.home.get_children())
    assert Site.objects.get(is_default_site=True).root_page_id == tree.home.pk
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_an_import_into_an_empty_database_makes_them_too(move_to_nothing):
    move_to_nothing(Export().item(5, "Rond het vuur", slug="rond-het-vuur"))

    assert ArticlePage.objects.live().get(wordpress_id=5).url == "/actueel/rond-het-vuur/"


def test_a_second_call_finds_what_is_there():
    first = initial_pages.make_or_find()
    first.articles.title = "Wat er speelt"
    first.articles.save_revision().publish()

    again = initial_pages.make_or_find()

    assert again.articles.pk == first.articles.pk
    assert again.articles.title == "Wat er speelt"
    assert HomePage.objects.count() == 1
    assert Page.objects.count() == 8
