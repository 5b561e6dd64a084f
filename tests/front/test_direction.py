"""What people typed runs in the direction of its own letters: Arabic and Hebrew stand right beside Dutch."""

from urllib.parse import quote

import pytest

from tests import factories
from tests.comments import reacting

ARABIC, DUTCH = "می‌خواهم حرف بزنم", "Ik wil praten"


@pytest.fixture
def page(tree, anna):
    article = factories.make_article(
        tree, ARABIC, slug="arabisch", summary=ARABIC, author_name="لیلا",
        body=[("text", f"<p>{DUTCH}</p><p>{ARABIC}</p>"), ("heading", {"text": ARABIC, "level": "h2"}),
              ("quote", {"text": ARABIC, "attribution": "لیلا", "role": ""})],
    )  # fmt: skip
    reacting.shown(article, f"{DUTCH}\n\n{ARABIC}", anna=anna, name="لیلا")
    reacting.shown(article, f"{ARABIC}\n\n{DUTCH}", anna=anna, name="Sam", email="sam2@example.test")
    return article


DIRECTION = """(words) => {
  const found = [...document.querySelectorAll("main *")].filter(
    (one) => one.textContent.trim() === words && !one.children.length);
  return found.map((one) => {
    const style = getComputedStyle(one);
    if (style.unicodeBidi === "plaintext") return "own";
    return one.closest("[dir=auto]") ? style.direction : `none at ${one.outerHTML}`;
  });
}"""


def test_each_text_runs_as_its_letters_do(page, tab):
    browser = tab()
    browser.goto(page.url)

    for words, own in ((ARABIC, "rtl"), ("لیلا", "rtl"), (DUTCH, "ltr")):
        directions = browser.evaluate(DIRECTION, words)
        assert len(directions) > 2 or words == DUTCH
        assert set(directions) <= {own, "own"}, words


def test_a_non_joiner_between_letters_stays_at_every_door(page, client):
    html = client.get(page.url).content.decode()

    assert html.count(ARABIC) >= 5  # title, summary, text, heading, quote and two reactions
    assert "\u200c" in ARABIC


@pytest.mark.parametrize(
    "address", ["/actueel/", "/praat-mee/", f"/zoeken/?q={quote(ARABIC)}"], ids=["actueel", "voices", "search"]
)
def test_titles_and_names_in_lists_do_too(tree, page, client, address):
    factories.make_article(tree, ARABIC, slug="blog", kind="blog", author_name="لیلا")

    html = client.get(address).content.decode()

    assert 'dir="auto"><a href="/actueel/' in html, html[html.find("<main") :][:3000]
    assert '<span dir="auto">لیلا</span>' in html
