"""Who takes away what is still used is told so first, with a number."""

import pytest
from django.urls import reverse

from tests import factories


@pytest.fixture
def asked(client, anna):
    client.force_login(anna)
    return lambda name, thing: " ".join(client.get(reverse(name, args=[thing.pk])).content.decode().split())


def test_a_theme_says_how_many_articles_it_has(asked, tree):
    theme = factories.make_theme(tree, "Herstel")
    factories.make_article(tree, themes=[theme])
    factories.make_article(tree, themes=[theme], live=False)

    for question in ("delete", "unpublish"):
        page = asked(f"wagtailadmin_pages:{question}", theme)
        assert "<strong>2 artikelen</strong> horen bij “Herstel”" in page


def test_an_organisation_says_how_many_articles_it_has(asked, tree):
    organisation = factories.make_organisation(tree, "De Linde")
    factories.make_article(tree, organisations=[organisation])

    page = asked("wagtailadmin_pages:delete", organisation)

    assert "<strong>1 artikel</strong> hoort bij “De Linde”" in page


def test_a_picture_says_on_how_many_places_it_stands(asked, tree):
    picture = factories.make_picture()
    factories.make_article(tree, lead_image=picture)

    assert "<strong>1 plek</strong>" in asked("wagtailimages:delete", picture)


def test_what_is_used_nowhere_says_so(asked, tree):
    assert "Dit wordt nergens anders gebruikt." in asked("wagtailimages:delete", factories.make_picture())
