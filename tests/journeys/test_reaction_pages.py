"""Every page about reactions, by axe and by what axe does not look at."""

import pytest

from comments import links
from tests.browser import look, looks
from tests.comments.reacting import confirmed, react, refuse, shown
from tests.front.every_page import LONG_WORD
from tests.journeys.test_accessibility import DESK, NARROW, SMALL_TARGETS, TOO_WIDE, WIDTH_OF_ALL


@pytest.fixture
def addresses(article, anna, settings, live_server):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    first = shown(article, f"Wie heeft dit ook? https://www.example.org/{LONG_WORD * 3}", anna=anna, name=LONG_WORD)
    shown(article, "Ik!", anna=anna, email="kim@example.test", name="Kim", answers=first.pk)
    refused = confirmed(article, "Onzin.", email="lou@example.test")
    refuse(refused, anna, note="Kun je het zachter zeggen?")
    waits = confirmed(article, f"Bel me op 06 12345678. {LONG_WORD}", email="mo@example.test")
    new = react(article, "Nog niet bevestigd.", email="noor@example.test")
    return {
        "conversation": article.url,
        "answer": f"/reageren/{article.pk}/?antwoord={first.pk}",
        "look in your mail": f"/reageren/{article.pk}/dank/bevestig/",
        "waits": f"/reageren/{article.pk}/dank/wacht/",
        "confirm": links.to_confirm(new),
        "own, shown": links.to_own(first),
        "own, refused": links.to_own(refused),
        "mute": links.to_mute(first),
        "report": f"/reacties/{first.pk}/melden/",
        "ask for links": "/reacties/mijn/",
        "erased": "/reacties/mijn/gewist/",
        "decide": links.to_decide(waits, anna.pk),
    }


SENT = {
    "help": ("Ik wil niet meer leven.", "Je bent niet alleen"),
    "private": ("Bel me op 06 12345678.", "Weet je zeker dat dit iedereen mag lezen?"),
    "mistake": ("", "Kijk nog even naar dit"),
}


def send(page, address, words, answer):
    page.goto(address)
    form = page.locator("form[data-reaction]")
    form.get_by_label("Naam", exact=True).fill("Sam")
    form.get_by_label("E-mailadres").fill("sam@example.test")
    form.get_by_label("Mijn reactie is openbaar").check()
    form.get_by_label("Je reactie").fill(words)
    form.get_by_role("button", name="Plaats").click()
    page.get_by_text(answer).first.wait_for()


def test_axe_finds_nothing_and_a_thumb_and_a_narrow_screen_are_enough(addresses, tab, axe):
    page = tab(viewport=DESK, bypass_csp=True)

    def judge(name):
        for _ in looks(page):
            axe(page)
        look(page, "dark", NARROW)
        assert not page.evaluate(TOO_WIDE), name
        assert page.evaluate(WIDTH_OF_ALL) <= NARROW["width"], name
        assert not page.evaluate(SMALL_TARGETS), name

    for name, address in addresses.items():
        page.goto(address)
        judge(name)
    for name, (words, answer) in SENT.items():
        send(page, addresses["conversation"], words, answer)
        judge(name)


def test_a_link_that_was_altered_or_is_old_says_what_to_do(addresses, tab, axe):
    page = tab(bypass_csp=True)

    page.goto(addresses["own, shown"][:-5] + "xyz/")

    page.get_by_role("heading", name="Deze link werkt niet").wait_for()
    axe(page)
    page.get_by_role("link", name="Stuur mij nieuwe links").click()
    page.get_by_label("E-mailadres").fill("sam@example.test")
    page.get_by_role("button", name="Stuur mij de links").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
