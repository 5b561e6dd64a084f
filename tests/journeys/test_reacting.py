"""A guest reacts, confirms from a real mail, gets an answer, changes and withdraws: with scripts and without. An
editor approves from the list by keyboard."""

import pytest

from comments import links
from comments.models import Comment, Status
from tests.comments.reacting import shown
from tests.journeys.hands import A_MOMENT, Keyboard
from tests.journeys.looking import Looker

PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
WORDS = "Ik herken dit. Bij ons op de afdeling begon het ook met koffie."


@pytest.fixture(autouse=True)
def _links_lead_here(live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url


def fill_in(page, words=WORDS, email="sam@example.test"):
    form = page.locator("form[data-reaction]")
    form.get_by_label("Naam", exact=True).fill("Sam")
    form.get_by_label("E-mailadres").fill(email)
    form.get_by_label("Je reactie").fill(words)
    form.get_by_label("Mijn reactie is openbaar").check()
    page.wait_for_timeout(A_MOMENT)  # faster is a machine
    form.get_by_role("button", name="Plaats").click()


@pytest.mark.parametrize(("scripts", "size"), [(True, PHONE), (False, DESK)], ids=["phone", "desk, no scripts"])
def test_from_first_word_to_withdrawal(article, anna, tab, postbus, scripts, size):
    page, look = (
        tab(viewport=size, java_script_enabled=scripts),
        Looker("reacting" if scripts else "reacting-no-scripts"),
    )
    page.goto(article.url)
    look(page, "form")
    fill_in(page)
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    look(page, "sent")
    assert scripts == page.url.endswith(article.url)

    letter = postbus.wait_for(1)
    assert WORDS not in postbus.text(letter)
    page.goto(postbus.link(letter, "/bevestigen/"))
    assert Comment.objects.get().confirmed_at is None
    look(page, "confirm")
    page.get_by_role("button", name="Ja, dit is mijn reactie").click()
    page.get_by_text("Wacht op een van ons").wait_for()
    own_page = page.url.split("?")[0]
    look(page, "own-waiting")
    page.get_by_role("button", name="Stuur me een mail bij een antwoord").click()

    approve_by_keyboard(tab(user=anna, viewport=DESK, java_script_enabled=scripts), scripts, look)
    send_all()
    assert "staat op de site" in postbus.to("sam@example.test")[-1]["Subject"]
    page.goto(own_page)
    page.get_by_role("link", name="Bekijk hem bij het artikel").click()
    page.get_by_text(WORDS).wait_for()
    shown(article, "Wij ook!", anna=anna, email="kim@example.test", name="Kim", answers=Comment.objects.first().pk)
    send_all()
    answer = next(letter for letter in postbus.to("sam@example.test") if "Kim" in postbus.text(letter))
    assert "Wij ook!" in postbus.text(answer)
    assert answer["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page.goto(article.url)
    look(page, "answered")
    page.goto(postbus.link(answer, "/dempen/"))
    look(page, "mute")
    page.get_by_role("button", name="Stuur me geen mail meer").click()
    assert not Comment.objects.get(text=WORDS).follows

    page.goto(own_page)
    page.get_by_label("Je tekst").fill("Ik herken dit heel erg.")
    page.get_by_role("button", name="Bewaar mijn nieuwe tekst").click()
    page.get_by_text("Je nieuwe tekst is bewaard").wait_for()
    assert Comment.objects.get(text="Ik herken dit heel erg.").status == Status.HELD
    page.get_by_text("Ik wil mijn reactie intrekken").click()
    look(page, "own-changed")
    page.get_by_role("button", name="Trek mijn reactie in").click()
    page.get_by_text("Je hebt deze reactie ingetrokken").wait_for()
    look(page, "own-withdrawn")
    page.goto(article.url)
    page.get_by_text("Deze reactie is ingetrokken").wait_for()
    look(page, "withdrawn")


def approve_by_keyboard(desk, scripts, look):
    """From the list: with one key, or with Tab and Enter."""
    desk.goto("/beheer/reacties/")
    desk.get_by_text(WORDS).wait_for()
    look(desk, "queue")
    if scripts:
        desk.locator(".queue--keys").wait_for()
        desk.keyboard.press("j")
        desk.keyboard.press("a")
    else:
        Keyboard(desk).press("Plaatsen")
    desk.locator("#queue-bar", has_text="Geplaatst.").wait_for()
    look(desk, "queue-placed")
    assert Comment.objects.get().status == Status.SHOWN


def send_all():
    """The half minute in which a decision can be undone is over."""
    from django.utils import timezone

    from rvggz import outbox
    from rvggz.models import OutgoingMail

    OutgoingMail.objects.filter(state="waiting").update(not_before=timezone.now())
    outbox.send_due()


def test_a_mistake_is_announced_and_has_the_focus(article, tab):
    page = tab()
    page.goto(article.url)

    page.get_by_role("button", name="Plaats je reactie").click()

    page.locator(".reaction-form [role=alert]").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "reaction-name"


def test_what_was_typed_is_there_after_closing_the_page_until_it_is_sent(article, tab):
    page = tab()
    page.goto(article.url)
    page.locator("#reaction-text").fill("Nog niet af")

    page.goto("/")
    page.goto(article.url)
    assert page.locator("#reaction-text").input_value() == "Nog niet af"
    fill_in(page, "Nu wel af.")
    page.get_by_role("heading", name="Kijk in je mail").wait_for()

    page.goto(article.url)
    assert page.locator("#reaction-text").input_value() == ""


def test_an_answer_is_written_where_it_belongs(article, anna, tab):
    comment = shown(article, "Wie heeft dit ook?", anna=anna, name="Kim", email="kim@example.test")
    page = tab()
    page.goto(article.url)
    page.locator("#reaction-text").fill("Ik.")

    page.get_by_role("link", name="Antwoord aan Kim").click()

    page.get_by_role("heading", name="Antwoord aan Kim").wait_for()
    assert page.locator(f"#reactie-{comment.pk} form").count() == 1
    assert page.locator("#reaction-text").input_value() == "Ik."
    assert page.evaluate("document.activeElement.textContent") == "Antwoord aan Kim"

    page.get_by_role("link", name="Toch geen antwoord").click()

    page.get_by_role("heading", name="Schrijf een reactie").wait_for()
    assert page.locator(f"#reactie-{comment.pk} form").count() == 0
    assert page.locator("#reaction-text").input_value() == "Ik."


def test_help_comes_first_and_is_announced(article, tab, axe):
    page = tab(viewport=PHONE, bypass_csp=True)
    page.goto(article.url)

    fill_in(page, "Ik wil niet meer leven.")

    page.get_by_role("heading", name="Je bent niet alleen").wait_for()
    assert page.get_by_role("link", name="Bel 113").get_attribute("href") == "tel:113"
    assert page.evaluate("document.activeElement.textContent") == "Je bent niet alleen"
    Looker("crisis", axe)(page, "help")
    page.get_by_role("button", name="Verstuur mijn reactie").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    assert Comment.objects.get().is_crisis


def test_a_warning_about_private_data_can_be_heeded(article, tab):
    page = tab()
    page.goto(article.url)
    fill_in(page, "Bel me gerust: 06 12345678.")
    page.get_by_text("Weet je zeker dat dit iedereen mag lezen?").first.wait_for()
    Looker("private")(page, "warning")

    page.locator("#reaction-text").fill("Bel me gerust.")
    page.get_by_role("button", name="Plaats mijn reactie zo").click()

    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    assert Comment.objects.get().text == "Bel me gerust."


def test_who_is_logged_in_decides_and_changes_from_a_mail(article, anna, bram, tab):
    comment = shown(article, anna=anna)
    page = tab(user=bram)

    page.goto(links.to_own(comment))
    page.get_by_label("Je tekst").fill("Ik herken dit heel erg.")
    page.get_by_role("button", name="Bewaar mijn nieuwe tekst").click()

    page.get_by_text("Je nieuwe tekst is bewaard").wait_for()
