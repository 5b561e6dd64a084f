"""An editor makes a letter, tries it, checks it and asks; a colleague agrees; both see it go. In a real browser."""

import pytest
from playwright.sync_api import expect

from newsletter import preparing
from newsletter.models import Delivery, DeliveryState, NewsletterIssue, Sending
from rvggz import outbox
from tests import factories, people
from tests.journeys.editor import Editor
from tests.journeys.looking import Looker
from tests.newsletter import issues
from tests.newsletter import sendings as making

DESK = {"width": 1280, "height": 900}
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def colleague(anna):
    person = people.with_two_steps(people.member("Fatima", "El Amrani", is_staff=True))
    person.groups.set(anna.groups.all())
    return person


def write(page, editor):
    page.goto("/beheer/nieuwsbrieven/")
    page.get_by_role("link", name="Nieuwe brief").click()
    page.locator("#id_title").fill("Een vuur voor de hele straat")
    page.locator("#id_preview_line").fill("Samen eten, wonen en een nieuwe agenda.")
    editor.blocks = 0
    editor.add_block("Aanhef")
    editor.write(editor.add_block("Tekst"), "De dagen worden korter en het vuur brandt weer.")
    editor.add_block("Bijeenkomst", title="Kampvuurgesprek over wonen", when="vrijdag 12 december, 15.00 uur")
    page.wait_for_timeout(1500)  # what is kept by itself must be kept before anything else is sent
    editor.press("Bewaar concept")


@pytest.fixture(autouse=True)
def _no_worker(settings):
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def test_from_an_empty_letter_to_one_on_its_way(tab, tree, anna, colleague, axe, postbus):
    look = Looker("brief", axe)
    making.settings(tree, second_editor=True, test_addresses="test@example.test")
    making.subscribers(20)
    issues.archive(tree)
    factories.make_article(tree, "Een sleutel van mijn eigen deur", lead_image=factories.make_picture())
    page = tab(user=anna, viewport=DESK)
    page.goto("/beheer/nieuwsbrieven/")
    look(page, "leeg")

    write(page, Editor(page))
    page.wait_for_load_state()
    letter = NewsletterIssue.objects.get()
    page.goto(f"/beheer/nieuwsbrieven/{letter.pk}/vullen/")
    look(page, "vullen")
    page.get_by_role("button", name="Zet ze in de brief").click()
    expect(page.get_by_text("Er is 1 artikel bij gezet.")).to_be_visible()

    page.goto(f"/beheer/nieuwsbrieven/{letter.pk}/voorbeeld/")
    expect(page.frame_locator("iframe.letters-frame").get_by_text("Een sleutel van mijn eigen deur")).to_be_visible()
    look(page, "telefoon")
    page.get_by_role("link", name="Computer, donker").click()
    look(page, "computer-donker")
    page.get_by_role("link", name="Platte tekst").click()
    expect(page.locator("pre")).to_contain_text("Beste Anna,")
    look(page, "tekst")
    page.get_by_role("button", name="Naar mij").click()
    expect(page.get_by_text(f"De proefbrief gaat naar {anna.email}.")).to_be_visible()
    outbox.send_due()
    assert postbus.wait_for(1)["Subject"] == "[proef] Een vuur voor de hele straat"

    page.get_by_role("link", name="Controleren en versturen").click()
    expect(page.get_by_text("20 lezers")).to_be_visible()
    look(page, "versturen")
    page.get_by_role("button", name="Leg voor aan een andere redacteur").click()
    expect(page.get_by_role("heading", name="Wacht op een tweede redacteur")).to_be_visible()
    look(page, "voorgelegd")

    other = tab(user=colleague, viewport=DESK)
    other.goto("/beheer/nieuwsbrieven/")
    look(other, "lijst")
    other.get_by_role("link", name="Goedkeuren").click()
    other.get_by_role("button", name="Keur goed en verstuur").click()
    expect(other.get_by_text("Goedgekeurd.")).to_be_visible()
    on_its_way(other, look)


def on_its_way(page, look):
    asked = Sending.objects.get()
    preparing.prepare(asked)
    rows = list(asked.deliveries.order_by("pk"))
    page.goto(f"/beheer/nieuwsbrieven/verzending/{asked.pk}/")
    expect(page.get_by_text("0 van 20 brieven zijn klaar")).to_be_visible()

    Delivery.objects.filter(pk__in=[row.pk for row in rows[:9]]).update(state=DeliveryState.SENT)
    expect(page.get_by_text("9 van 20 brieven zijn klaar")).to_be_visible(timeout=15_000)  # by itself
    Delivery.objects.filter(pk=rows[9].pk).update(state=DeliveryState.UNCERTAIN)
    page.reload()
    look(page, "verloop")
    page.get_by_role("button", name="Zo laten").click()
    expect(page.get_by_text("We laten het zo.")).to_be_visible()
    page.get_by_role("button", name="Pauzeer").click()
    expect(page.get_by_role("heading", name="Gepauzeerd")).to_be_visible()
    page.get_by_role("link", name="Breek af").click()
    expect(page.get_by_role("button", name="Ja, breek de verzending af")).to_be_visible()
    look(page, "afbreken")

    page.goto("/beheer/nieuwsbrieven/bezorgd/")
    page.get_by_label("E-mailadres").fill("LEZER0@example.test")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("cell", name="Verstuurd", exact=True)).to_be_visible()
    look(page, "bezorgd")
