"""An editor who is quicker than the admin, which keeps a new article by itself while it is being written."""

import time

import pytest
from wagtail import hooks

from articles.models import ArticlePage
from tests import factories
from tests.journeys.editor import Editor

pytestmark = pytest.mark.timeout(300)
UNTIL_WAGTAIL_WATCHES = 2500  # milliseconds: what is typed before counts as how the form began


@pytest.fixture
def editor(tab, tree, anna):
    factories.make_theme(tree, "Herstel")
    return Editor(tab(user=anna, viewport={"width": 1280, "height": 900}))


@pytest.fixture
def slow_to_keep():
    """A server that needs a while to say that it has kept a new article by itself."""

    def wait(request, page):
        if not request.accepts("text/html"):
            time.sleep(1.5)

    with hooks.register_temporarily("after_create_page", wait):
        yield


@pytest.mark.parametrize("pause", [100, 900], ids=["about to be kept", "being kept"])
def test_publishing_while_it_is_being_kept_makes_one_article(editor, slow_to_keep, pause):
    editor.start_article("Vlug geschreven", theme="Herstel")
    editor.open_actions()
    editor.page.wait_for_timeout(UNTIL_WAGTAIL_WATCHES)
    with editor.page.expect_event("console", lambda message: message.text == "keeping"):
        editor.page.evaluate("addEventListener('w-autosave:save', () => console.log('keeping'))")
        editor.page.locator("#id_title").evaluate("field => field.value += ' en goed'")
    editor.page.wait_for_timeout(pause)
    editor.press("Publiceren")
    editor.page.wait_for_timeout(2000)

    article = ArticlePage.objects.get()
    assert (article.title, article.live) == ("Vlug geschreven en goed", True)


def test_two_presses_make_one_article(editor):
    editor.start_article("Dubbel geklikt", theme="Herstel")
    editor.open_actions()
    with editor.page.expect_navigation():
        editor.page.get_by_role("button", name="Publiceren").evaluate("button => { button.click(); button.click(); }")

    assert ArticlePage.objects.get().live


@pytest.mark.parametrize("pause", [0, 1500], ids=["at once", "while it is kept"])
def test_an_article_that_was_refused_goes_online_once_it_is_right(editor, pause):
    editor.start_article("Nog zonder thema")
    editor.menu_action("Publiceren")
    assert "nog niet gelukt" in editor.message()

    editor.open_tab("Waar gaat het over?")
    editor.page.get_by_label("Herstel", exact=True).check()
    editor.page.wait_for_timeout(pause)
    editor.menu_action("Publiceren")

    assert ArticlePage.objects.get().live
