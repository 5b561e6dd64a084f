"""Writing a piece in a real browser: what test_from_account_to_reader.py does not come past."""

import re

import pytest
from playwright.sync_api import expect

from articles.contributions import drafts
from articles.contributions.desk import Desk
from tests import factories
from tests.articles.writing import draft, now, placed, placed_of_guest
from tests.comments.reacting import shown
from tests.journeys.looking import Looker

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


def test_what_is_pasted_from_word_comes_out_clean(tab, tree, bram):
    page, piece = tab(user=bram, viewport=DESK), drafts.start(bram, "blog")
    page.goto(f"{START}{piece.pk}/")
    editor(page).click()
    page.keyboard.type("Kijk maar mee.")
    # What was typed before may be saved on its own: "Bewaard om" alone says nothing of what was pasted.
    with page.expect_response(lambda answer: "Vet+uit+Word" in (answer.request.post_data or "")) as saving:
        paste(page, WORD)
    assert saving.value.ok

    text = now(piece).content["text"]
    assert "<b>Vet uit Word</b>" in text
    assert re.search(r"<ul><li>(<p>)?Soep(</p>)?</li><li>(<p>)?Brood", text)


@pytest.mark.parametrize("button", ["save", "preview"])
def test_saving_at_once_after_choosing_a_picture_is_no_change_elsewhere(tab, tree, theme, bram, tmp_path, button):
    page, piece = tab(user=bram, viewport=DESK), draft(tree, bram, theme=theme)
    file = tmp_path / "pan.jpg"
    file.write_bytes(factories.picture_file().read())
    address = f"{START}{piece.pk}/"
    page.goto(address)
    editor(page).click()
    page.keyboard.type("Kijk, de pan.")
    expect(saved(page)).to_contain_text("Bewaard om")

    # All in one breath: the file is still on its way.
    page.locator("input[type=file]").first.set_input_files(file)
    with page.expect_navigation():
        page.evaluate(
            f"""const form = document.querySelector('form[data-writing]');
            form.requestSubmit(form.querySelector('[value={button}]'))"""
        )
    page.goto(address)
    editor(page)

    assert piece.files.count() == 1
    assert page.locator(".write-conflict").count() == 0
    assert "ergens anders" not in page.content()


def test_typing_and_sending_at_once_is_no_change_elsewhere_either(tab, tree, theme, bram, tmp_path):
    """The copy on the device has no field for the picture that came with the form."""
    page, piece = tab(user=bram, viewport=DESK), draft(tree, bram, theme=theme)
    file = tmp_path / "pan.jpg"
    file.write_bytes(factories.picture_file().read())
    page.goto(f"{START}{piece.pk}/")
    editor(page)

    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_label("Titel").fill("Vlug")
    with page.expect_navigation():
        page.evaluate(
            """const form = document.querySelector('form[data-writing]');
            form.requestSubmit(form.querySelector('[value=save]'))"""
        )
    editor(page)

    assert now(piece).title == "Vlug"
    assert page.locator(".write-conflict").count() == 0


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
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(editor(page)).to_have_text("")
    page.get_by_role("button", name="Leg voor").click()
    page.get_by_role("link", name="Je tekst").click()
    expect(editor(page)).to_be_focused()


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
    look = Looker("guest", axe)
    look(stranger, "mistakes")
    asked = placed_of_guest(tree, anna, title="Wie heeft een hond?", theme=theme)
    shown(asked.page, "Wij, een oude labrador.", anna=anna)
    stranger.goto(Desk(asked).url)
    look(stranger, "own-question")
    stranger.get_by_role("link", name="Kies het antwoord dat je hielp").press("Enter")
    look(stranger, "which-answer")
    stranger.get_by_role("button", name="De reactie van Sam is het antwoord").press("Enter")
    expect(stranger.get_by_role("status")).to_contain_text("Bedankt")
    look(stranger, "answer-chosen")
    expect(stranger.get_by_role("button", name="Toch niet het antwoord")).to_be_visible()
    assert not stranger.context.cookies()
