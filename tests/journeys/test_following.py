"""A member follows, hears of it and stops; an asker takes an answer: with scripts on a phone, without at a desk."""

import pytest

from articles.following import letters, spreading
from articles.models import Follow, Kind, Pace
from comments.models import Comment
from participants.names import ANONYMOUS
from rvggz import outbox
from tests import factories
from tests.comments.reacting import entry_of, shown
from tests.journeys.hands import A_MOMENT

PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def _links_lead_here(live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url


def press(page, name):
    """By keyboard."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize(("scripts", "size"), [(True, PHONE), (False, DESK)], ids=["phone", "desk, no scripts"])
def test_follow_a_theme_hear_of_it_and_stop(tree, bram, tab, axe, postbus, scripts, size):
    theme = factories.make_theme(tree, "Praten")
    page = tab(user=bram, viewport=size, java_script_enabled=scripts, bypass_csp=scripts)
    page.goto(theme.url)
    press(page, "Volg dit thema")
    page.get_by_text("Je volgt dit thema").wait_for()
    if scripts:
        axe(page)

    page.goto("/mijn/volgen/")
    page.get_by_label("Mail over thema “Praten”").select_option("Meteen")
    press(page, "Bewaar mijn keuzes")
    page.get_by_text("Je keuze is bewaard").wait_for()
    assert Follow.objects.get().pace == Pace.AT_ONCE
    if scripts:
        axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    factories.make_article(tree, "Samen koken", themes=[theme])
    spreading.spread()
    letters.send_due()
    outbox.send_due()
    letter = postbus.wait_for(1)
    page.goto(postbus.link(letter, "/samen-koken/"))
    page.get_by_role("heading", name="Samen koken", level=1).wait_for()
    page.goto(postbus.link(letter, "/volgen/stop/"))
    press(page, "Stuur me geen mail meer")
    page.get_by_role("heading", name="Het is stil").wait_for()
    if scripts:
        axe(page)

    page.goto("/mijn/volgen/")
    press(page, "Stop met thema")
    page.get_by_text("Je volgt nog niets").wait_for()


def test_an_asker_takes_an_answer_and_a_member_stays_anonymous(tree, anna, bram, chris, tab, axe):
    question = factories.make_article(tree, "Wie heeft een hond?", kind=Kind.QUESTION, author=bram)
    first = shown(question, "Wij, een teckel.", anna=anna)
    page = tab(user=chris, viewport=PHONE, bypass_csp=True)
    page.goto(question.url)
    page.get_by_text("Liever onder een andere naam?").click()
    page.get_by_label("Anoniem").check()
    axe(page)
    page.get_by_role("link", name="Antwoord aan Sam").click()
    page.get_by_role("heading", name="Antwoord aan Sam").wait_for()
    assert page.get_by_label("Anoniem").is_checked()
    page.get_by_label("Je reactie").fill("Wat voor teckel?")
    page.get_by_label("Mijn reactie is openbaar").check()
    page.wait_for_timeout(A_MOMENT)  # faster is a machine
    page.get_by_role("button", name="Plaats je reactie").click()
    page.locator(".thanks").wait_for()
    assert Comment.objects.get(member=chris).name == ANONYMOUS

    page = tab(user=bram, viewport=DESK, bypass_csp=True)
    page.goto(question.url)
    press(page, "De reactie van Sam is het antwoord")
    page.get_by_text("Antwoord volgens de vraagsteller").wait_for()
    axe(page)
    assert entry_of(question).answer == first.pk
