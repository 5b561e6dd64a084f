"""What an article must have, and what is put right for the editor."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.links import LinkBlock
from articles.blocks.text import TEXT_FEATURES
from articles.models import ArticlePage, Keyword
from tests import factories

pytestmark = pytest.mark.django_db
UNSAFE = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
          "data:text/html,<script>alert(1)</script>", "vbscript:x"]  # fmt: skip


@pytest.fixture
def write(client, anna, tree):
    """Fill in the form of a new article."""
    client.force_login(anna)
    address = reverse("wagtailadmin_pages:add", args=("articles", "articlepage", tree.actueel.pk))

    def post(**fields):
        data = {
            "title": "Een tuin", "slug": "een-tuin", "kind": "news", "published_on": "22-11-2026",
            "body-count": 0, "more_links-count": 0, "keywords": "", "summary": "Mijn samenvatting",
        }  # fmt: skip
        return client.post(address, {**data, **fields}, follow=True).content.decode()

    return post


def test_an_article_without_theme_does_not_go_online_and_keeps_what_was_typed(write):
    page = write(**{"action-publish": "1"})

    assert "Kies minstens één thema" in page
    assert "Mijn samenvatting" in page
    assert not ArticlePage.objects.exists()


def test_a_draft_may_lack_a_theme(write):
    write()

    assert not ArticlePage.objects.get().live


def test_no_more_than_three_themes(write, tree):
    themes = [factories.make_theme(tree).pk for _ in range(4)]

    assert "hoogstens 3" in write(themes=themes)


def test_a_second_article_with_the_same_title_gets_an_address_of_its_own(write, tree):
    factories.make_article(tree, "Een tuin")

    write()

    assert ArticlePage.objects.filter(slug="een-tuin-2").exists()


def test_an_address_typed_by_hand_that_is_taken_is_refused_in_plain_words(write, tree):
    factories.make_article(tree, "Iets anders", slug="tuin")

    page = write(slug="tuin")

    assert "al van een andere pagina" in page
    assert "tuin-2" in page


def test_a_keyword_typed_without_its_accent_is_the_keyword_that_exists(write):
    factories.make_keyword("Cliënt")

    write(keywords="client, herstel")

    assert sorted(Keyword.objects.values_list("name", flat=True)) == ["Cliënt", "herstel"]


def test_a_draft_without_theme_does_not_go_online_with_many_at_once(client, anna, tree):
    client.force_login(anna)
    bare = factories.make_article(tree, "Kaal", themes=[], live=False)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))

    page = client.post(f"{address}?id={bare.pk}&next=/beheer/", follow=True).content.decode()

    bare.refresh_from_db()
    assert not bare.live
    assert "Kies minstens één thema" in page


@pytest.mark.parametrize("address", UNSAFE)
def test_a_link_that_runs_a_script_is_refused(address):
    block = LinkBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Klik", "page": None, "document": None, "url": address}))


@pytest.mark.parametrize("address", UNSAFE)
def test_a_link_that_runs_a_script_is_not_stored_in_text(address):
    state = {
        "blocks": [{"key": "a", "text": "Klik", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                    "entityRanges": [{"key": 0, "offset": 0, "length": 4}]}],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}},
    }  # fmt: skip

    stored = ContentstateConverter(TEXT_FEATURES).to_database_format(json.dumps(state))

    assert "script" not in stored.lower()
    assert "Klik" in stored
