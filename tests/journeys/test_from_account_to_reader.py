"""One walk, three ways: somebody makes an account, writes a vlog with a picture and a film, goes on at another device,
answers a question of the editors and is read by who follows. With a mouse, by keyboard alone, and without JavaScript.
"""

import pytest
from playwright.sync_api import expect

from articles.following import letters, spreading
from articles.models import Contribution, PieceState
from rvggz import outbox
from tests import factories
from tests.articles.writing import now
from tests.journeys import writing_a_vlog
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.looking import Looker
from tests.journeys.writing_a_vlog import NOOR

PHONE, DESK = {"width": 320, "height": 700}, {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def _links_lead_here(live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url


@pytest.fixture
def theme(tree):
    return factories.make_theme(tree, "Samen eten")


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "tafel.jpg"
    file.write_bytes(factories.picture_file(900, 600).read())
    return str(file)


class Walk:
    """Who is on the way, with what they use."""

    def __init__(self, way, tab, client, postbus, axe):
        self.hand, self.scripts = Keyboard if way == "keyboard" else Mouse, way != "no scripts"
        self.tab, self.client, self.postbus = tab, client, postbus
        self.look = Looker(way.replace(" ", "-"), axe if way == "mouse" else None)

    def person(self, size, user=None):
        self.client.cookies.clear()  # each a session of their own
        return self.hand(self.tab(user=user, viewport=size, java_script_enabled=self.scripts))

    def letter(self, address, subject):
        outbox.send_due()
        found = [one for one in self.postbus.to(address) if subject in one["Subject"]]
        assert found, [(one["To"], one["Subject"]) for one in self.postbus.letters]
        return found[-1]

    def ready(self, writer):
        """The form, with its editor."""
        if self.scripts:
            writer.page.locator("form[data-ready]").wait_for()

    def is_kept(self, writer):
        if not self.scripts:
            writer.press("Bewaar als concept")
        expect(writer.page.locator("[data-saved]")).to_contain_text("Bewaard om")


@pytest.mark.parametrize("way", ["mouse", "keyboard", "no scripts"])
def test_from_making_an_account_to_being_read(way, tab, client, postbus, axe, theme, photo, anna, chris):
    walk = Walk(way, tab, client, postbus, axe)
    follow(walk, chris, theme)
    laptop = walk.person(DESK)
    writing_a_vlog.register(walk, laptop)
    writing_a_vlog.write(walk, laptop, photo)
    if walk.scripts:
        writing_a_vlog.lose_the_connection(walk, laptop)
    phone = walk.person(PHONE)
    writing_a_vlog.go_on_elsewhere(walk, phone)
    writing_a_vlog.both_typed(walk, laptop)
    writing_a_vlog.see_and_submit(walk, phone)
    editor = walk.person(DESK, anna)
    ask(walk, editor)
    writing_a_vlog.answer(walk, phone)
    place(walk, editor)
    hear_of_it(walk, chris)


def follow(walk, chris, theme):
    reader = walk.person(PHONE, chris)
    reader.page.goto(theme.url)
    reader.press("Volg dit thema")
    reader.page.get_by_text("Je volgt dit thema").wait_for()
    reader.page.goto("/mijn/volgen/")
    reader.choose("Mail over thema “Samen eten”", "Meteen")
    reader.press("Bewaar mijn keuzes")
    reader.page.get_by_text("Je keuze is bewaard").wait_for()
    walk.look(reader.page, "volgen", is_judged_elsewhere=True)


def ask(walk, editor):
    page = editor.page
    page.goto("/beheer/reacties/")
    expect(page.get_by_text("Met 1 foto en 1 video.")).to_be_visible()
    walk.look(page, "te-beoordelen", is_judged_elsewhere=True)
    editor.open("Vraag stellen…")
    editor.write("Wat wil je vragen?", "Wie is er in beeld?")
    walk.look(page, "vraag-stellen")
    editor.press("Stuur de vraag")
    page.get_by_text("Je vraag over").wait_for()
    walk.look(page, "vraag-gesteld")


def place(walk, editor):
    page = editor.page
    page.goto("/beheer/reacties/")
    expect(page.get_by_text("Alleen ikzelf.")).to_be_visible()
    editor.press("Plaatsen")
    page.get_by_text("staat op de site").wait_for()
    piece = now(Contribution.objects.get())
    assert (piece.state, piece.page.title, piece.page.owner.email) == (PieceState.PLACED, "Onze keuken", NOOR)
    assert "staat op de site" in walk.letter(NOOR, "staat op de site")["Subject"]


def hear_of_it(walk, chris):
    spreading.spread()
    letters.send_due()
    letter, reader = walk.letter(chris.email, "Onze keuken"), walk.person(PHONE)
    page = reader.page
    page.goto(walk.postbus.link(letter, "/praat-mee/onze-keuken/"))
    page.get_by_role("heading", name="Onze keuken", level=1).wait_for()
    expect(page.get_by_role("img", name="Een lange tafel met soep")).to_be_visible()
    expect(page.locator("b", has_text="Kijk maar mee.")).to_be_visible()
    reader.play_to_the_end()
    walk.look(page, "geplaatst")
    page.goto(walk.postbus.link(letter, "/volgen/stop/"))
    reader.press("Stuur me geen mail meer")
    page.get_by_role("heading", name="Het is stil").wait_for()
    walk.look(page, "geen-mail-meer", is_judged_elsewhere=True)
