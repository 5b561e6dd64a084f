"""What is pasted out of other programs, by a member and by an editor: what stands in the database is what was meant."""

import re

import pytest
from playwright.sync_api import expect

from articles.contributions import drafts
from articles.contributions.content import clean_html
from articles.models import ArticlePage
from tests import factories
from tests.articles.writing import now
from tests.journeys.editor import Editor

GOOGLE_DOCS = (
    '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr">'
    '<span style="font-weight:400">Gewone tekst en </span><span style="font-weight:700">vet</span>'
    '<span style="font-style:italic;text-decoration:none"> en schuin</span></p></b>'
)
EXCEL = (
    "<table><col><tr><td>Maandag</td><td>Inloop</td></tr>\n<tr><td>Dinsdag</td>\n"
    '<td style="font-weight:700">Koken</td><td></td></tr></table>'
)
WORD_TABLE = "<table><tr><td><p>Maandag</p><p>ochtend</p></td><td><p>Inloop</p></td></tr></table>"
INSIDE = '<p><b>vet <span style="font-weight: normal">gewoon</span> vet</b></p>'
LINES = "<div>een</div><div>twee</div><dl><dt>drie</dt><dd>vier</dd></dl>"
STRUCK = '<p>Op <del>3 mei</del> en <span style="text-decoration:line-through">4 mei</span> 10 mei</p>'
WORDS = '<p>De <abbr title="geestelijke gezondheidszorg">ggz</abbr> zegt <q>kom</q>.</p>'

CASES = {
    "Google Docs": (GOOGLE_DOCS, "<p>Gewone tekst en <b>vet</b><i> en schuin</i></p>"),
    "Excel": (EXCEL, "<p>Maandag | Inloop</p><p>Dinsdag | <b>Koken</b></p>"),
    "a table of Word": (WORD_TABLE, "<p>Maandag<br/>ochtend | Inloop</p>"),
    "a style in a tag": (INSIDE, "<p><b>vet </b>gewoon<b> vet</b></p>"),
    "blocks without paragraphs": (LINES, "<p>een</p><p>twee</p><p>drie</p><p>vier</p>"),
    "struck out": (STRUCK, "<p>Op <s>3 mei</s> en <s>4 mei</s> 10 mei</p>"),
    "what a browser shows": (WORDS, "<p>De ggz (geestelijke gezondheidszorg) zegt “kom”.</p>"),
}
NUMBERED = "<ol start=3><li>drie</li><li value=7>zeven</li></ol><p>Zie <a href='#noot'>noot</a>.</p><p id=noot>Noot</p>"
PASTE = """(html) => { const data = new DataTransfer();
  data.setData("text/html", html); data.setData("text/plain", "x");
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true })) }"""


def without_keys(html):
    return re.sub(r' data-block-key="[^"]*"', "", html)


def paste_in_the_editor_of_members(page, piece, html):
    """Answers what is in the database once the pasted text was saved."""
    page.goto(f"/praat-mee/bijdragen/{piece.pk}/")
    page.locator("form[data-ready]").wait_for()
    page.get_by_role("textbox", name="Je tekst").click()
    with page.expect_response(lambda answer: answer.request.method == "POST") as saving:
        page.evaluate(PASTE, html)
    assert saving.value.ok
    return now(piece).content["text"]


def test_what_members_paste_says_what_it_said(tab, tree, bram):
    page, made = tab(user=bram), {}
    for name, (html, _) in CASES.items():
        made[name] = paste_in_the_editor_of_members(page, drafts.start(bram, "blog"), html)

    assert made == {name: wanted for name, (_, wanted) in CASES.items()}


def test_numbers_and_places_that_members_paste_are_there_when_the_form_is_opened_again(tab, tree, bram):
    page, piece = tab(user=bram), drafts.start(bram, "blog")
    wanted = (
        '<ol><li value="3">drie</li><li value="7">zeven</li></ol>'
        '<p>Zie <a href="#noot">noot</a>.</p><p id="noot">Noot</p>'
    )
    assert paste_in_the_editor_of_members(page, piece, NUMBERED) == wanted

    page.reload()
    page.locator("form[data-ready]").wait_for()
    page.get_by_role("textbox", name="Je tekst").click()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Control+End")
        page.keyboard.type("!")
    assert now(piece).content["text"] == wanted.replace("Noot", "Noot!")


@pytest.mark.parametrize("name", CASES)
def test_without_the_script_the_server_says_the_same(name):
    html, wanted = CASES[name]

    assert clean_html(html) == wanted


def test_what_editors_paste_says_what_it_said(tab, tree, anna):
    factories.make_theme(tree, "Herstel")
    editor = Editor(tab(user=anna, viewport={"width": 1280, "height": 900}))
    editor.start_article("Geplakt", theme="Herstel")
    for html, _ in CASES.values():
        field = editor.page.locator(f"[name='{editor.add_block('Tekst')}']")
        around = field.locator("xpath=ancestor::div[contains(@class,'w-field')][1]")
        around.locator("[contenteditable=true]").first.click()
        editor.page.evaluate(PASTE, html)
        expect(field).not_to_have_value(re.compile("null|^$"))
    editor.menu_action("Publiceren")

    body = ArticlePage.objects.get().body.get_prep_value()
    made = dict(zip(CASES, [without_keys(block["value"]) for block in body], strict=True))
    assert made == {name: wanted for name, (_, wanted) in CASES.items()}
