"""From the form to the letter in the mailbox and out again: a reader, an editor, a colleague, and real mail between."""

import os
import re

import pytest
from playwright.sync_api import expect

from newsletter import sending, tasks, working
from newsletter.models import NewsletterIssue, Sending, SendingState, Subscriber
from rvggz import outbox
from tests import factories
from tests.journeys.editor import Editor
from tests.journeys.hands import A_MOMENT
from tests.journeys.test_letter import colleague, write  # noqa: F401 - a fixture
from tests.newsletter import issues, sendings

pytestmark = [pytest.mark.timeout(600), pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 900}
SAM, NOOR = "sam@example.test", "noor@example.test"


@pytest.fixture(autouse=True)
def _work_when_asked(settings, live_server):
    """The tests say when the worker works."""
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    settings.WAGTAILADMIN_BASE_URL = live_server.url


def subscribe(page, postbus, address):
    page.goto("/nieuwsbrief/")
    form = page.get_by_role("main")
    form.get_by_label("E-mailadres").fill(address)
    page.wait_for_timeout(A_MOMENT)  # faster is a machine
    form.get_by_role("button", name="Meld je aan").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    already = len(postbus.letters)
    outbox.send_due()
    postbus.wait_for(already + 1)
    page.goto(postbus.link(postbus.to(address)[-1], "/bevestigen/"))
    page.get_by_role("button", name="Ja, stuur mij de nieuwsbrief").click()
    page.get_by_text("Fijn dat je er bent").wait_for()


def make_and_send(tab, anna, colleague):  # noqa: F811
    page = tab(user=anna, viewport=DESK)
    write(page, Editor(page))
    page.wait_for_load_state()
    letter = NewsletterIssue.objects.get()
    page.goto(f"/beheer/nieuwsbrieven/{letter.pk}/vullen/")
    page.get_by_role("button", name="Zet ze in de brief").click()
    expect(page.get_by_text("Er is 1 artikel bij gezet.")).to_be_visible()
    page.goto(f"/beheer/nieuwsbrieven/{letter.pk}/versturen/")
    expect(page.get_by_text("2 lezers")).to_be_visible()
    page.get_by_role("button", name="Leg voor aan een andere redacteur").click()
    other = tab(user=colleague, viewport=DESK)
    other.goto("/beheer/nieuwsbrieven/")
    other.get_by_role("link", name="Goedkeuren").click()
    other.get_by_role("button", name="Keur goed en verstuur").click()
    expect(other.get_by_text("Goedgekeurd.")).to_be_visible()


def read(tab, letter, name):
    """The letter as a mail program shows it: at two widths, light and dark; every picture is there."""
    html = letter.get_body(("html",)).get_content()
    for width in (375, 640):
        for scheme in ("light", "dark"):
            page = tab(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
            page.goto("/robots.txt")  # the pictures are ours
            page.set_content(html)
            page.wait_for_function("Array.from(document.images).every(image => image.complete && image.naturalWidth)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if looking := os.environ.get("LOOK_INTO"):
                page.screenshot(path=f"{looking}/{name}-{width}-{scheme}.png", full_page=True)
            page.context.close()


def test_a_letter_reaches_its_readers_who_leave_and_get_no_other(tab, tree, anna, colleague, postbus):  # noqa: F811
    sendings.settings(tree, second_editor=True)
    issues.archive(tree)
    factories.make_article(tree, "Een sleutel van mijn eigen deur", lead_image=factories.make_picture())
    reader = tab()
    for address in (SAM, NOOR):
        subscribe(reader, postbus, address)
    before = len(postbus.letters)

    make_and_send(tab, anna, colleague)
    tasks.send.func()
    postbus.wait_for(before + 2)
    letter, other = postbus.to(SAM)[-1], postbus.to(NOOR)[-1]
    assert letter["Subject"] == "Een vuur voor de hele straat"
    assert Sending.objects.get().state == SendingState.DONE
    read(tab, letter, "brief-als-mail")

    reader.goto(postbus.link(letter, "/afmelden/"))
    assert Subscriber.objects.get(email=SAM).state == "confirmed"  # opening it changes nothing
    reader.get_by_role("main").get_by_role("button", name=re.compile("afmelden|Meld me af", re.IGNORECASE)).click()
    reader.get_by_role("heading", name=re.compile("afgemeld", re.IGNORECASE)).first.wait_for()
    one_click = re.search(r"<(https?://[^>]+)>", other["List-Unsubscribe"])[1]
    answer = reader.request.post(one_click, form={"List-Unsubscribe": "One-Click"}, headers={"Origin": "null"})
    assert answer.ok
    assert set(Subscriber.objects.values_list("state", flat=True)) == {"left"}

    following = sending.ask(issues.make(tree, "De volgende brief", body=[("text", "<p>Dag.</p>")]), anna)
    sending.approve(following, colleague)
    tasks.send.func()
    assert working.run(following.pk) == 0
    assert len(postbus.letters) == before + 2
