"""A letter as mail: right for the big mail programs, by itself as text, and nothing hostile gets through."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from newsletter import marks, previews, rendering
from newsletter.models import LetterSettings
from tests import factories
from tests.newsletter import issues, mail_rules

pytestmark = pytest.mark.django_db
HOSTILE = 'x" onload="alert(1) \\ \U0001f469\u200d\U0001f52c </mj-text><mj-raw><script>alert(1)</script> {{ 7 }} -->'


@pytest.fixture(scope="module")
def tree(for_all):
    return factories.site()


@pytest.fixture(scope="module")
def letter(tree):
    """One with every block."""
    return issues.make(tree)


@pytest.fixture(scope="module")
def frozen(letter):
    return rendering.frozen(letter)


def test_a_letter_with_every_block_keeps_the_rules_of_the_big_mail_programs(frozen):
    assert mail_rules.problems(frozen.html) == []
    assert len(frozen.html.encode()) < 40_000


@pytest.mark.parametrize(("found", "instead", "said"), [
    ("<!doctype html>", "", "no doctype"), (' lang="nl"', "", "no language"),
    ('role="presentation" align="center" style="background', 'align="center" style="background', "without role"),
    ('style="margin:0 0 16px;"', 'style="display:flex"', "display:flex"),
    ("</body>", "<script></script></body>", "script"), (' height="368"', "", "without height"),
    ('width="552"', 'width="1"', "tracking pixel"), (' alt="', ' title="', "alt"),
    ('href="https://www.example.org/mee"', 'href="/mee"', "not whole"), ("</h1>", "</h1><h4>x</h4>", "skip a level"),
    ("</body>", "x" * 102_000 + "</body>", "clips"), ("</tr></table><![endif]-->", "<![endif]-->", "not closed"),
    ("</head>", "<style>@import 'x'</style></head>", "fetches"), ('bgcolor="#2b3a67"', "", "bgcolor"),
])  # fmt: skip
def test_each_rule_would_notice(frozen, found, instead, said):
    assert found in frozen.html

    assert said in " ".join(mail_rules.problems(frozen.html.replace(found, instead, 1)))


def test_thirty_articles_with_pictures_stay_below_what_gmail_shows(tree):
    picture = factories.make_picture()
    text = "Een samenvatting van een artikel zoals die op de site staat, met twee zinnen. Dit is de tweede. " * 2
    article = factories.make_article(
        tree, "Een lange titel van een artikel op de site", lead_image=picture, summary=text
    )
    body = [("article", {"article": article, "text": ""})] * 30

    assert len(rendering.frozen(issues.make(tree, body=body)).html.encode()) < 100_000


def test_the_personal_parts_are_marked_and_nothing_else_is(frozen):
    for text in (frozen.html, frozen.text):
        found = set(re.findall(f"{marks.OPEN}[^{marks.CLOSE}]*{marks.CLOSE}", text))
        assert found == {marks.UNSUBSCRIBE, marks.CHOICES, marks.for_greeting("Beste", "Beste lezer")}


def test_what_people_wrote_is_shown_as_they_wrote_it(tree):
    picture = factories.make_picture()
    body = [
        ("greeting", {"text": HOSTILE, "without_name": "Beste lezer"}), ("heading", HOSTILE),
        ("event", {"title": HOSTILE, "when": HOSTILE, "where": HOSTILE, "text": HOSTILE, "url": "https://a.example/?x='\"<>\\"}),
        ("quote", {"text": HOSTILE, "attribution": HOSTILE}),
        ("image", {"image": picture, "alt": HOSTILE, "is_decorative": False, "caption": HOSTILE}),
        ("text", "<p>&lt;b&gt; <script>alert(1)</script><img src=x onerror=alert(1)>"
                 '<a href="javascript:alert(1)">x</a></p>'),
    ]  # fmt: skip
    letter = issues.make(tree, title=HOSTILE[:200], preview_line=HOSTILE[:150], body=body)

    frozen = rendering.frozen(letter)
    soup = BeautifulSoup(previews.filled(frozen.html, HOSTILE, is_html=True), "html.parser")

    assert not soup.find(["script", "mj-raw"])
    assert not [tag for tag in soup.find_all() for name in tag.attrs if name.startswith("on")]
    assert "javascript:" not in frozen.html
    assert soup.find("h2").text == HOSTILE
    assert soup.find("img")["alt"] == HOSTILE
    assert soup.title.text == HOSTILE[:200]
    assert "\n" not in frozen.subject


def test_an_article_that_is_not_public_is_left_out(tree):
    hidden = factories.make_article(tree, "Nog geheim", live=False)
    letter = issues.make(tree, body=[("text", "<p>Dag.</p>"), ("article", {"article": hidden, "text": ""})])

    frozen = rendering.frozen(letter)

    assert "geheim" not in frozen.html + frozen.text
    assert mail_rules.problems(frozen.html) == []


def test_a_letter_for_the_mail_alone_has_no_way_to_the_browser(tree):
    body = [("text", "<p>Dag.</p>")]
    alone, both = issues.make(tree, body=body, mail_only=True), issues.make(tree, "Ook op de site", body)

    assert "Bekijk in je browser" not in rendering.frozen(alone).html
    assert f"http://127.0.0.1:8000{both.url}" in rendering.frozen(both).text


def test_who_sends_it_stands_below(tree, letter):
    own = LetterSettings.for_site(tree.home.get_site())
    own.footer = "LOC <Waardevolle> zorg\nPostbus 1, Utrecht"
    own.save()

    frozen = rendering.frozen(letter)

    assert "LOC &lt;Waardevolle&gt; zorg<br>Postbus 1, Utrecht" in frozen.html
    assert "LOC <Waardevolle> zorg\nPostbus 1, Utrecht" in frozen.text


def test_the_plain_text_is_good_by_itself(frozen):
    text = frozen.text

    assert all(len(line) <= 72 for line in text.split("\n") if "http" not in line)
    assert "(https://www.example.org/tuin?a=1&b=2)" in text
    assert "  * Er is soep, brood en een lange tafel waar altijd nog iemand bij kan.\n" in text
    assert "Een sleutel van mijn eigen deur\n-------------------------------\n" in text
    assert "[Beeld: Mensen in een kring om een vuur]" in text
    assert "<" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_on_a_phone_and_can_be_read_in_the_light_and_the_dark(frozen, browser, axe, scheme):
    html = re.sub(r'src="http[^"]*"', 'src="data:,"', frozen.html)
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_content(html)
    # The mail program around it has the landmarks.
    page.locator("[role=article]").evaluate("(letter) => letter.setAttribute('role', 'main')")
    for width in (320, 375, 640):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)
    context.close()


def test_a_letter_of_long_ago_keeps_its_day(tree):
    assert issues.make(tree, body=[], date=date(2019, 5, 6)).shown_on == date(2019, 5, 6)
