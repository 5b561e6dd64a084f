"""The tools of the tests themselves."""

import pytest
from wagtail.models import Page

from tests import browser
from tests.factories import make_article, make_organisation, make_picture


def test_an_article_comes_with_a_theme_and_keywords(tree):
    linde = make_organisation(tree, "De Linde")

    article = make_article(tree, keywords=["herstel", "luisteren"], organisations=[linde], lead_image=make_picture())

    assert article.live
    assert article.themes.count() == 1
    assert [keyword.name for keyword in article.keywords.order_by("name")] == ["herstel", "luisteren"]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_browser_opens_the_site_and_leaves_nothing_behind(tab, tree, turn):
    page = tab()

    page.goto("/robots.txt")

    assert page.url.endswith("/robots.txt")
    assert Page.objects.filter(depth=1).count() == 1


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_clock_that_was_stopped_is_not_given_to_the_next_test(tab, tree, turn):
    page = tab()
    page.goto("/robots.txt")

    assert page.evaluate(browser.HAS_REAL_TIMERS)

    page.clock.install()
    page.goto("/robots.txt")
    page.clock.pause_at("2030-01-01")
    assert not page.evaluate(browser.HAS_REAL_TIMERS)


def test_the_root_page_is_there_again_afterwards(db):
    assert Page.objects.filter(depth=1).exists()
