"""A host's walk from an empty database to the first published article, with what docs/beheer.md says and no more."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import ArticlePage
from tests import people
from tests.journeys.editor import Editor
from tests.journeys.looking import Looker

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "beheer.md").read_text()
NOOR, PASSWORD = "noor@example.test", "paard kaars fiets oceaan"
pytestmark = [pytest.mark.timeout(240), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def walk(live_server, settings, postbus, tab, axe):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return Host(tab(viewport={"width": 1280, "height": 900}), postbus, Looker("begin", axe))


class Host(Editor):
    def __init__(self, page, postbus, look):
        super().__init__(page)
        self.postbus, self.look = postbus, look

    def set_up(self):
        """The line of the manual, with an address of our own."""
        command = re.search(r"manage\.py set_up_site(.*)", MANUAL)[1]
        assert "--admin" in command
        call_command("set_up_site", "--admin", NOOR, "--admin-name", "Noor van Dijk", "--no-input")

    def accept(self):
        self.page.goto(self.postbus.link(self.postbus.to(NOOR)[0], "/mijn/welkom/"))
        self.look(self.page, "wachtwoord")
        self.page.get_by_label("Nieuw wachtwoord").fill(PASSWORD)
        self.page.get_by_role("button", name="Bewaar mijn wachtwoord").click()
        self.page.get_by_role("heading", name="Inloggen met twee stappen").wait_for()
        self.page.goto("/mijn/twee-stappen/app/")
        self.page.get_by_text("Lukt scannen niet?").click()
        secret = self.page.locator(".secret code").inner_text()
        self.page.get_by_label("Code uit je app").fill(people.step_code(secret=secret))
        self.page.get_by_role("button", name="Zet de app aan").click()
        self.page.get_by_role("link", name="Ik heb ze bewaard, ga naar het beheer").click()

    def step(self, name):
        """Follow a step of "Begin hier", from the first page of the admin."""
        self.page.goto("/beheer/")
        self.page.locator(".rvggz-begin").get_by_role("link", name=name).click()
        self.page.wait_for_load_state()

    def state_of(self, name):
        self.page.goto("/beheer/")
        return self.page.locator(".rvggz-begin li", has_text=name).locator(".rvggz-begin__state").inner_text()

    def publish(self):
        self.page.locator("#id_title").blur()
        self.menu_action("Publiceren")


def test_from_an_empty_database_to_a_first_article_that_a_stranger_reads(walk, tab):
    page = walk.page
    page.goto("/")
    expect(page.get_by_role("heading", name="Deze site is nog niet klaar")).to_be_visible()
    walk.look(page, "nog-niet-klaar")

    walk.set_up()
    walk.accept()

    expect(page.get_by_role("heading", name="Begin hier")).to_be_visible()
    walk.look(page, "begin-hier")
    walk.step("Naam en beeld")
    page.locator("#id_dream").fill("Samen een gewoon leven.")
    walk.publish()
    assert walk.state_of("Naam en beeld") == "Klaar"
    assert walk.state_of("De mail werkt") == "Klaar"  # a mail about the second step left
    walk.step("Het eerste thema")
    page.locator("#id_title").fill("Herstel")
    page.locator("#id_summary").fill("Hoe het weer beter gaat.")
    walk.publish()
    walk.step("Het eerste artikel")
    page.locator("#id_title").fill("Een tuin voor de hele straat")
    page.locator("#id_title").blur()
    walk.write(walk.add_block("Tekst"), "We begonnen met drie planten en een gieter.")
    walk.open_tab("Waar gaat het over?")
    page.get_by_label("Herstel", exact=True).check()
    walk.open_tab("Tekst")
    walk.publish()
    page.goto("/beheer/")
    page.get_by_role("button", name="Gelezen, zo is het goed").click()
    assert walk.state_of("De huisregels gelezen") == "Klaar"
    assert walk.state_of("Het eerste artikel") == "Klaar"
    walk.look(page, "onderweg", is_judged_elsewhere=True)

    stranger = tab()
    stranger.goto("/")
    stranger.get_by_role("link", name="Een tuin voor de hele straat").first.click()
    expect(stranger.locator("main")).to_contain_text("drie planten en een gieter")
    assert stranger.url.endswith(ArticlePage.objects.get().url)


def test_begin_hier_goes_by_keyboard_and_can_be_put_away(walk):
    walk.set_up()
    walk.accept()
    page = walk.page
    page.locator(".rvggz-begin").get_by_role("link", name="Naam en beeld").focus()
    order = []
    for _ in range(4):
        order.append(page.evaluate("document.activeElement.textContent.trim()"))
        page.keyboard.press("Tab")
    assert order == ["Naam en beeld", "Wie jullie zijn", "Het eerste thema", "Het eerste artikel"]

    page.get_by_role("button", name="Berg deze lijst op").focus()
    page.keyboard.press("Enter")
    page.locator(".messages li").first.wait_for()

    expect(page.locator(".rvggz-begin")).to_have_count(0)
