"""Screens that nobody hopes to see: too late, changed by somebody else, no longer there, not let in."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Site

from articles.contributions import deciding, own
from articles.models import PieceRefusal
from participants.models import AccountSettings, WhoMayRegister
from tests import factories
from tests.articles.writing import draft, now, placed, submitted
from tests.journeys.looking import Looker

NARROW = {"width": 320, "height": 700}
START = "/praat-mee/bijdragen/"


@pytest.fixture
def look(axe):
    return Looker("off", axe)


@pytest.fixture
def theme(tree):
    return factories.make_theme(tree, "Samen eten")


def heading(page, name):
    expect(page.get_by_role("heading", name=name).first).to_be_visible()


def write(page, piece):
    page.goto(f"{START}{piece.pk}/")
    page.locator("form[data-ready]").wait_for()


def test_what_happens_to_a_piece_meanwhile(tab, tree, theme, bram, anna, look):
    page = tab(user=bram, viewport=NARROW)
    piece = submitted(tree, bram, theme=theme)
    deciding.ask(piece, piece.version, "Hoeveel mensen waren er?", anna)
    write(page, piece)
    theirs = now(piece).page.get_latest_revision_as_object()
    theirs.title = "Soep voor twaalf mensen, en brood"
    theirs.save_revision(user=anna)
    page.get_by_label("Titel").fill("Soep voor iedereen")
    page.get_by_role("button", name="Leg voor aan de redactie").click()
    heading(page, "De redactie heeft intussen iets veranderd")
    look(page, "redactie-veranderde-iets")

    page.get_by_role("button", name="Neem de tekst van de redactie").click()
    expect(page.get_by_label("Titel")).to_have_value("Soep voor twaalf mensen, en brood")
    look(page, "verder-met-hun-tekst")
    piece = now(piece)
    own.withdraw(piece)
    page.get_by_role("button", name="Leg voor aan de redactie").click()
    heading(page, "Dit stuk kun je nu niet veranderen")
    written = page.get_by_role("textbox", name="Tekst", exact=True).input_value()
    assert written == "Gisteren aten we met twaalf mensen aan één tafel.\n\nWat ik leerde\n\nSoep helpt altijd."
    look(page, "te-laat")

    refused = submitted(tree, bram, title="Weg ermee", theme=theme)
    deciding.refuse(refused, refused.version, PieceRefusal.values[0], "Schrijf je nog eens?", anna)
    placed(tree, bram, anna, title="Van de site", theme=theme).page.unpublish()
    draft(tree, bram, title="Bijna af", theme=theme)
    done = placed(tree, bram, anna, title="Op de site", theme=theme)
    page.goto("/mijn/bijdragen/")
    expect(page.get_by_text("De redactie heeft je stuk van de site gehaald.")).to_be_visible()
    for summary in page.get_by_text("Wat er met dit stuk gebeurde").all():
        summary.click()
    look(page, "alle-standen")
    page.goto(f"{START}{done.pk}/intrekken/")
    look(page, "intrekken", is_judged_elsewhere=True)


def test_there_is_no_place_for_it(tab, tree, theme, bram, look):
    page, piece = tab(user=bram, viewport=NARROW), draft(tree, bram, theme=theme)
    tree.voices.delete()
    write(page, piece)

    page.get_by_role("button", name="Bekijk hoe het wordt").click()
    heading(page, "Dit kan nu even niet")
    look(page, "geen-plek")
    page.get_by_role("link", name="Terug naar mijn stuk").click()
    page.get_by_role("button", name="Leg voor aan de redactie").click()
    expect(page.get_by_text("voorleggen kan nu even niet")).to_be_visible()
    look(page, "geen-plek-in-het-formulier")


def test_who_is_not_let_in(tab, tree, bram, look, settings):
    page = tab(user=bram, viewport=NARROW)
    page.goto("/mijn/profiel/")
    page.get_by_label("Over jou").fill("Ik kook graag voor anderen.")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Bewaar").click()
    heading(page, "Dit lukte niet")
    look(page, "403")

    page.get_by_role("link", name="Terug naar de pagina").click()
    page.get_by_label("Over jou").fill("Ik kook graag voor anderen.")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Bewaar").click()
    heading(page, "Log opnieuw in")
    look(page, "401")

    page.context.clear_cookies()
    AccountSettings.objects.update_or_create(site=Site.objects.get(), defaults={"who": WhoMayRegister.INVITED})
    page.goto("/mijn/registreren/")
    expect(page.get_by_text("Een account krijg je op uitnodiging")).to_have_count(1)
    look(page, "op-uitnodiging")
    page.goto("/mijn/organisatie/uitnodiging/1/")
    look(page, "uitnodiging-weg")
    page.goto("/mijn/bestaat-niet/")
    look(page, "404", is_judged_elsewhere=True)
