"""Mijn gegevens in a real browser: take everything along, leave, change one's mind."""

import re

import pytest
from playwright.sync_api import expect

from participants import data_export, leaving
from participants.models import Leaving
from rvggz import signed_links
from tests.journeys.test_accessibility import DESK, NARROW, PHONE, SMALL_TARGETS, TOO_WIDE
from tests.people import PASSWORD


def say_again(page):
    """Who you are, once more."""
    page.get_by_label(re.compile("wachtwoord", re.I)).first.fill(PASSWORD)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("scheme", "size", "scripts"), [("light", DESK, True), ("dark", PHONE, False)], ids=["light desk", "dark phone"]
)
def test_a_member_leaves_and_comes_back_on_it(tab, bram, axe, scheme, size, scripts):
    page = tab(user=bram, color_scheme=scheme, viewport=size, java_script_enabled=scripts, bypass_csp=True)
    page.goto("/mijn/gegevens/")
    page.get_by_role("button", name="Maak een kopie").click()
    if not page.get_by_role("link", name="Download je gegevens").count():
        page.get_by_role("link", name="Kijk of hij klaar is").click()
    expect(page.get_by_role("link", name="Download je gegevens")).to_be_visible()

    page.get_by_role("link", name="Wis mijn account").click()
    say_again(page)
    page.get_by_role("button", name="Wis mijn account").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies bij elke vraag")
    for name in ("articles", "reactions"):
        page.locator(f"#{name}-keep").check()
    page.get_by_label("Ik weet het zeker").check()
    page.get_by_role("button", name="Wis mijn account").click()

    expect(page.get_by_role("heading", name="Je account wordt gewist")).to_be_visible()
    assert Leaving.objects.get(member=bram).keeping == ["articles", "reactions"]
    page.get_by_role("button", name="Ik wil toch blijven").click()
    expect(page.get_by_role("status")).to_contain_text("Je account blijft.")
    assert not Leaving.objects.exists()


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)], ids=["light desk", "dark phone"])
def test_the_pages_are_for_everyone(tab, bram, client, axe, scheme, size):
    page = tab(user=bram, color_scheme=scheme, viewport=size, bypass_csp=True)
    page.goto("/mijn/gegevens/wissen/")
    say_again(page)
    page.get_by_role("button", name="Wis mijn account").wait_for()
    data_export.ask(bram)
    asked = leaving.ask(bram)
    token = signed_links.make(leaving.STAY, [bram.pk, int(asked.asked_at.timestamp())])

    for address in ("/mijn/", "/mijn/gegevens/", "/mijn/gegevens/wissen/", f"/mijn/gegevens/blijven/{token}/"):
        page.goto(address)
        for fold in page.locator("main details").all():
            fold.evaluate("(e) => { e.open = true }")
        axe(page)
        page.set_viewport_size(NARROW)
        assert not page.evaluate(TOO_WIDE), address
        assert not page.evaluate(SMALL_TARGETS), address
        page.set_viewport_size(size)
