"""Writing a piece in a real browser: offline and on from another device, by keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from articles.contributions import deciding
from articles.models import Contribution, PieceState
from rvggz import outbox
from tests import factories
from tests.articles.writing import draft, now, placed

PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
START = "/praat-mee/bijdragen/"
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
WORD = (
    "<html><head><style>p{mso-style-name:x}</style></head><body><!--StartFragment-->"
    "<p class=MsoNormal style='margin:0'><span style='font-weight:bold;color:red'>Vet uit Word</span><o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span>·  </span><![endif]>Soep</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1'><span>·  </span>Brood</p><!--EndFragment--></body></html>"
)


@pytest.fixture
def theme(tree):
    return factories.make_theme(tree, "Samen eten")


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "tafel.jpg"
    file.write_bytes(factories.picture_file(900, 600).read())
    return str(file)


def begin(page, kind):
    page.goto(START)
    page.get_by_role("button", name=kind).click()
    page.wait_for_url(re.compile(r"/praat-mee/bijdragen/[0-9a-f-]{36}/"))


def editor(page):
    page.locator("form[data-ready]").wait_for()
    return page.get_by_role("textbox", name="Je tekst")


def saved(page):
    return page.locator("[data-saved]")


def paste(page, html):
    page.evaluate(
        """(html) => { const data = new DataTransfer(); data.setData("text/html", html);
        document.querySelector(".editor-text").dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) }""",
        html,
    )


def test_a_vlog_from_the_first_word_to_the_site(tab, axe, theme, photo, bram, anna, postbus, client):
    page = tab(user=bram, viewport=DESK)
    begin(page, "Vlog")
    axe(page)
    page.get_by_label("Titel").fill("Een rondje door de keuken")
    editor(page).click()
    page.keyboard.type("Kijk maar mee.")
    paste(page, WORD)
    page.get_by_label("Foto's of tekeningen").set_input_files(photo)
    page.get_by_label("Wat is er te zien?").fill("Een lange tafel met soep")
    page.get_by_label("Video op YouTube of Vimeo").fill("https://youtu.be/abcdefghijk")
    expect(saved(page)).to_contain_text("Bewaard om")

    page.context.set_offline(True)
    page.get_by_label("Titel").fill("Een rondje door onze keuken")
    expect(saved(page)).to_contain_text("Geen internet")
    page.context.set_offline(False)
    expect(saved(page)).to_contain_text("Bewaard om")
    piece = Contribution.objects.get()
    assert piece.title == "Een rondje door onze keuken"
    assert "<strong>Vet uit Word</strong>" in piece.content["text"]
    assert re.search(r"<ul><li>(<p>)?Soep(</p>)?</li><li>(<p>)?Brood", piece.content["text"])

    phone = tab(user=bram, viewport=PHONE)
    phone.goto(f"{START}{piece.pk}/")
    expect(editor(phone)).to_contain_text("Kijk maar mee.")
    expect(phone.get_by_label("Wat is er te zien?")).to_have_value("Een lange tafel met soep")
    assert not phone.evaluate(TOO_WIDE)
    axe(phone)
    phone.get_by_label("Samen eten").check()
    phone.get_by_label("Titel").fill("Onze keuken")
    expect(saved(phone)).to_contain_text("Bewaard om")

    page.get_by_label("Titel").fill("Dit schreef ik op de laptop")
    expect(page.get_by_role("heading", name="Dit stuk is ergens anders veranderd")).to_be_visible()
    assert now(piece).title == "Onze keuken"
    axe(page)
    page.close()

    phone.get_by_role("button", name="Bekijk hoe het wordt").click()
    phone.wait_for_url("**/voorbeeld/")
    expect(phone.get_by_role("heading", name="Onze keuken", level=1)).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="Terug naar mijn tekst").click()
    editor(phone)
    phone.get_by_role("button", name="Leg voor aan de redactie").click()
    phone.wait_for_url("**/mijn/bijdragen/")
    expect(phone.get_by_text("Je stuk is voorgelegd aan de redactie.")).to_be_visible()

    client.cookies.clear()  # a session of her own: Bram stays logged in
    desk = tab(user=anna, viewport=DESK)
    desk.goto("/beheer/reacties/")
    axe(desk)
    desk.get_by_text("Vraag stellen…").click()
    desk.get_by_label("Wat wil je vragen?").fill("Wie is er in beeld?")
    desk.get_by_role("button", name="Stuur de vraag").click()
    expect(desk.get_by_text("Je vraag over")).to_be_visible()

    outbox.send_due()
    letter = postbus.to(bram.email)[-1]
    assert "Wie is er in beeld?" in letter.get_body(("plain",)).get_content()
    phone.goto(f"{START}{piece.pk}/")
    editor(phone)
    expect(phone.get_by_text("Wie is er in beeld?")).to_be_visible()
    phone.get_by_label("Je antwoord aan de redactie").fill("Alleen ikzelf.")
    phone.get_by_role("button", name="Leg voor aan de redactie").click()
    phone.wait_for_url("**/mijn/bijdragen/")

    desk.goto("/beheer/reacties/")
    expect(desk.get_by_text("Alleen ikzelf.")).to_be_visible()
    desk.get_by_role("button", name="Plaatsen").click()
    expect(desk.get_by_text("staat op de site")).to_be_visible()
    outbox.send_due()
    assert "Je stuk staat op de site" in postbus.to(bram.email)[-1]["Subject"]
    phone.goto(now(piece).page.url)
    expect(phone.get_by_role("heading", name="Onze keuken", level=1)).to_be_visible()
    expect(phone.get_by_role("img", name="Een lange tafel met soep")).to_be_visible()
    phone.goto("/mijn/bijdragen/")
    expect(phone.get_by_text("Je stuk staat op de site.")).to_be_visible()
    axe(phone)


def test_after_logging_in_elsewhere_the_open_form_goes_on(tab, tree, theme, bram):
    page = tab(user=bram, viewport=DESK)
    piece = draft(tree, bram, theme=theme)
    page.goto(f"{START}{piece.pk}/")
    editor(page)
    [session] = [one for one in page.context.cookies() if "session" in one["name"]]
    page.context.clear_cookies(name=session["name"])

    page.get_by_label("Titel").fill("Toen was ik uitgelogd")
    expect(saved(page)).to_contain_text("Je bent uitgelogd")
    page.context.clear_cookies()  # logging in: another session, and another proof that a form is ours
    page.context.add_cookies([session])
    expect(saved(page)).to_contain_text("Bewaard om", timeout=8000)
    assert now(piece).title == "Toen was ik uitgelogd"

    page.route(
        "**/bewaar/", lambda route: route.fulfill(status=403) if route.request.method == "POST" else route.continue_()
    )
    page.get_by_label("Titel").fill("Iemand anders logde in")
    expect(saved(page)).to_contain_text("We kunnen je tekst hier niet meer bewaren")
    page.unroute("**/bewaar/")
    page.reload()
    expect(saved(page)).to_contain_text("Bewaard om")
    expect(page.get_by_label("Titel")).to_have_value("Iemand anders logde in")
    editor(page).fill("")
    page.get_by_role("button", name="Leg voor").click()
    page.get_by_role("link", name="Je tekst").click()
    expect(editor(page)).to_be_focused()


def tab_to(target):
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    pytest.fail(f"Tab does not come to {target}")


def test_a_piece_by_keyboard_alone(tab, theme, bram):
    page = tab(user=bram, viewport=DESK)
    page.goto(START)
    tab_to(page.get_by_role("button", name="Tip"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"[0-9a-f-]{36}/$"))
    text = editor(page)

    tab_to(page.get_by_label("Titel"))
    page.keyboard.type("Zet koffie in de gang")
    tab_to(page.get_by_role("button", name="Vet"))
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    page.keyboard.type("Doen! Echt waar.")
    tab_to(page.get_by_label("Samen eten"))
    page.keyboard.press("Space")
    tab_to(page.get_by_role("button", name="Leg voor aan de redactie"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn/bijdragen/")

    piece = Contribution.objects.get()
    assert (piece.state, piece.content["themes"]) == (PieceState.SUBMITTED, [theme.pk])
    assert piece.content["text"] == "<p><strong>Doen! Echt waar.</strong></p>"


def test_a_piece_without_javascript(tab, axe, theme, photo, bram, anna):
    page = tab(user=bram, viewport=PHONE, java_script_enabled=False)
    begin(page, "Vlog")
    page.get_by_label("Titel").fill("Onze keuken")
    page.get_by_label("Je tekst").fill("Kijk maar mee.\n\n## Wat we eten\n\n- soep\n- brood")
    page.get_by_label("Foto's of tekeningen").set_input_files(photo)
    page.get_by_label("Video op YouTube of Vimeo").fill("youtu.be/abcdefghijk")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_text("Je concept is bewaard.")).to_be_visible()
    page.get_by_label("Wat is er te zien?").fill("Een lange tafel")
    page.get_by_label("Samen eten").check()
    page.get_by_role("button", name="Leg voor aan de redactie").click()
    page.wait_for_url("**/mijn/bijdragen/")

    piece = now(Contribution.objects.get())
    deciding.ask(piece, piece.version, "Wie is er in beeld?", anna)
    page.reload()
    page.get_by_role("link", name="Geef antwoord").click()
    page.get_by_label("Je antwoord aan de redactie").fill("Alleen ikzelf.")
    page.get_by_role("button", name="Leg voor aan de redactie").click()
    page.wait_for_url("**/mijn/bijdragen/")
    deciding.approve(now(piece), now(piece).version, anna)
    page.goto(now(piece).page.url)

    expect(page.get_by_role("heading", name="Wat we eten")).to_be_visible()
    expect(page.get_by_role("img", name="Een lange tafel")).to_be_visible()


def test_every_other_screen_is_accessible(tab, axe, tree, theme, bram, anna):
    stranger, page = tab(viewport=PHONE), tab(user=bram, viewport=PHONE)
    piece, done = draft(tree, bram, theme=theme), placed(tree, bram, anna, theme=theme)

    for one, address in (
        (stranger, START), (stranger, f"{START}gast/?soort=vraag"), (page, START),
        (page, f"{START}{piece.pk}/intrekken/"), (page, f"{START}{done.pk}/intrekken/"),
    ):  # fmt: skip
        one.goto(address)
        axe(one)
        assert not one.evaluate(TOO_WIDE)
    stranger.goto(f"{START}gast/")
    editor(stranger)
    stranger.get_by_label("Titel").fill("Van een gast")
    stranger.reload()
    editor(stranger)
    expect(stranger.get_by_label("Titel")).to_have_value("Van een gast")  # kept on the device
    stranger.get_by_role("button", name="Leg voor aan de redactie").click()
    expect(stranger.get_by_role("alert")).to_contain_text("Vul je e-mailadres in")
    axe(stranger)
    assert not stranger.context.cookies()
