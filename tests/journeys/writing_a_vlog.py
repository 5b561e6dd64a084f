"""What who writes a vlog does, step by step: for test_from_account_to_reader.py.

kampvuur.mp4 is ours: ten frames of a square flame, drawn by a script and made H.264 by x264, one second, no sound.
"""

import re
from pathlib import Path

from playwright.sync_api import expect

from articles.models import Contribution
from tests.participants.accounts import PASSWORD, code_in

FILM = str(Path(__file__).with_name("kampvuur.mp4"))
NOOR = "noor@example.test"


def register(walk, laptop):
    page = laptop.page
    page.goto("/praat-mee/")
    laptop.press("Schrijf zelf iets", "link")
    page.get_by_role("heading", name="Wat wil je schrijven?").wait_for()
    walk.look(page, "kiezen-zonder-account", is_judged_elsewhere=True)
    laptop.press("Log dan eerst in", "link")
    laptop.press("Maak er een", "link")
    page.get_by_role("heading", name="Maak een account").wait_for()
    laptop.write("Naam die anderen zien", "Noor")
    laptop.write("E-mailadres", NOOR)
    laptop.write("Wachtwoord", PASSWORD)
    walk.look(page, "registreren", is_judged_elsewhere=True)
    laptop.press("Maak mijn account")
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    walk.look(page, "code", is_judged_elsewhere=True)
    laptop.write("Code uit de mail", code_in(walk.postbus.text(walk.letter(NOOR, "Bevestig"))))
    laptop.press("Bevestig mijn adres")


def write(walk, laptop, photo):
    page = laptop.page
    page.get_by_role("heading", name="Wat wil je schrijven?").wait_for()  # where she was before she had an account
    walk.look(page, "kiezen")
    laptop.press("Vlog")
    page.wait_for_url(re.compile(r"/praat-mee/bijdragen/[0-9a-f-]{36}/"))
    walk.ready(laptop)
    laptop.write("Titel", "Een rondje door de keuken")
    if walk.scripts:
        laptop.press("Vet")
        laptop.write("Je tekst", "Kijk maar mee.")
    else:
        laptop.write("Je tekst", "**Kijk maar mee.**\n\n## Wat we eten\n\n- soep\n- brood")
    laptop.bring("Foto's of tekeningen", photo)
    laptop.bring("Of een videobestand van jezelf", FILM)
    if not walk.scripts:
        laptop.press("Bewaar als concept")  # the files come with it
        page.get_by_text("Je concept is bewaard.").wait_for()
    laptop.write("Wat is er te zien?", "Een lange tafel met soep")
    laptop.page.get_by_text("kampvuur.mp4").first.wait_for()
    laptop.tick("Samen eten")
    walk.is_kept(laptop)
    walk.look(page, "schrijven")


def lose_the_connection(walk, laptop):
    saved = laptop.page.locator("[data-saved]")
    laptop.page.context.set_offline(True)
    laptop.write("Titel", "Een rondje door onze keuken")
    expect(saved).to_contain_text("Geen internet")
    walk.look(laptop.page, "geen-internet")
    laptop.page.context.set_offline(False)
    expect(saved).to_contain_text("Bewaard om")
    assert Contribution.objects.get().title == "Een rondje door onze keuken"


def go_on_elsewhere(walk, phone):
    page = phone.page
    page.goto("/mijn/bijdragen/")
    page.get_by_role("heading", name="Inloggen").wait_for()
    phone.write("E-mailadres", NOOR)
    phone.write("Wachtwoord", PASSWORD)
    walk.look(page, "inloggen", is_judged_elsewhere=True)
    phone.press("Log in")
    page.get_by_role("heading", name="Mijn bijdragen").wait_for()
    walk.look(page, "mijn-bijdragen")
    assert walk.letter(NOOR, "Ingelogd op een nieuw apparaat")
    phone.press("Schrijf verder", "link")
    walk.ready(phone)
    expect(page.get_by_role("textbox", name="Je tekst")).to_contain_text("Kijk maar mee.")
    expect(page.get_by_label("Wat is er te zien?")).to_have_value("Een lange tafel met soep")
    phone.write("Titel", "Onze keuken")
    walk.is_kept(phone)
    walk.look(page, "verder-op-de-telefoon")


def both_typed(walk, laptop):
    """What the phone saved stays; the laptop is asked."""
    laptop.write("Titel", "Dit schreef ik op de laptop")
    if not walk.scripts:
        laptop.press("Bewaar als concept")
    laptop.page.get_by_role("heading", name="Dit stuk is ergens anders veranderd").wait_for()
    assert Contribution.objects.get().title == "Onze keuken"
    walk.look(laptop.page, "twee-teksten")
    laptop.press("Neem deze andere tekst", "button" if walk.scripts else "link")
    expect(laptop.page.get_by_label("Titel")).to_have_value("Onze keuken")
    laptop.page.close()


def see_and_submit(walk, phone):
    page = phone.page
    phone.press("Bekijk hoe het wordt")
    page.get_by_role("heading", name="Onze keuken", level=1).wait_for()
    phone.play_to_the_end()
    walk.look(page, "voorbeeld")
    phone.press("Terug naar mijn tekst", "link")
    walk.ready(phone)
    phone.press("Leg voor aan de redactie")
    page.get_by_text("Je stuk is voorgelegd aan de redactie.").wait_for()
    walk.look(page, "voorgelegd")


def answer(walk, phone):
    letter, page = walk.letter(NOOR, "vraag"), phone.page
    assert "Wie is er in beeld?" in walk.postbus.text(letter)
    page.goto(walk.postbus.link(letter, "/praat-mee/bijdragen/"))
    walk.ready(phone)
    expect(page.get_by_text("Wie is er in beeld?")).to_be_visible()
    expect(page.get_by_role("textbox", name="Je tekst")).not_to_contain_text("[[")  # she wrote no such thing
    phone.write("Je antwoord aan de redactie", "Alleen ikzelf.")
    walk.look(page, "vraag-van-de-redactie")
    phone.press("Leg voor aan de redactie")
    page.get_by_text("Je stuk is voorgelegd aan de redactie.").wait_for()
