"""What people type, kept and shown: tidy, complete and harmless."""

import random
import unicodedata

import pytest

from rvggz.checks.text import as_html, clean, clean_line, count_links, words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("\ufeff  begin\x00 en\x07 eind \n ", "begin en eind"),
        ("tab\tspatie\u00a0vast", "tab spatie vast"),
        ("a\n \n\n\n\nb", "a\n\nb"),
        ("regel  \nregel", "regel\nregel"),
        ("cafe\u0301", "café"),
        ("links \u202etfel\u202c \u2066om\u2069 \u200f", "links tfel om"),
        ("d\u200bo\u200co\u2060d\u00ad", "dood"),
        ("half \ud83d karakter", "half  karakter"),
        ("vlag\U000e0067\U000e007f", "vlag"),
        ("Z" + "\u0301\u0322" * 40 + "algo", None),
        ("leeg\u3164\u2800", "leeg"),
    ],
)
def test_a_text_is_kept_without_what_hides_in_it(typed, kept):
    text = clean(typed)

    if kept is None:
        assert sum(map(unicodedata.combining, text)) > 0 and len(text) <= len("Zalgo") + 3
    else:
        assert text == kept


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "🏳️‍🌈", "❤️", "👍🏽", "🇳🇱", "1️⃣", "☺︎", "🧑🏽‍🤝‍🧑🏻"])
def test_an_emoji_stays_whole(emoji):
    assert clean(f"Dank je {emoji}!") == f"Dank je {emoji}!"


def test_what_belongs_to_an_emoji_does_not_stay_elsewhere():
    assert clean("do\u200dod\ufe0f\ufe0f") == "dood"
    assert clean("👍\ufe0f\ufe0f\ufe0f\u200d\u200d einde") == "👍\ufe0f einde"


def test_other_scripts_stay_as_they_are():
    for text in ("Привет, как дела?", "שלום", "こんにちは", "नमस्ते दुनिया", "ကြွှံ", "tiếng Việt", "Ĳsselmeer",
                 "می\u200cخواهم", "नमस्\u200cते", "क्\u200dष"):  # fmt: skip
        assert clean(text) == unicodedata.normalize("NFC", text)


def test_a_clean_text_stays_the_same():
    random.seed(3)
    letters = "a \n\r\t\u0301\u0344\u0322\u200d\ufe0f👍❤é\u20e31"
    for _ in range(2_000):
        text = clean("".join(random.choices(letters, k=30)))  # noqa: S311
        assert clean(text) == text


def test_a_name_stays_on_one_line():
    assert clean_line(" Jo\nde\t\u202e  Vries\x00 ") == "Jo de Vries"


def test_a_text_is_shown_in_paragraphs():
    assert as_html("Een\ntwee\n\ndrie") == "<p>Een<br>twee</p><p>drie</p>"
    assert as_html("") == "<p></p>"


def test_html_is_shown_as_it_was_typed():
    html = as_html("<script>alert('1')</script> & https://a.example/?a=1&b=\"<b>")

    assert "<script" not in html and "<b>" not in html
    assert 'href="https://a.example/?a=1&amp;b="' in html


@pytest.mark.parametrize(
    ("text", "href", "shown"),
    [
        ("Zie https://voorbeeld.example/a.", "https://voorbeeld.example/a", "https://voorbeeld.example/a"),
        ("Zie WWW.voorbeeld.example!", "https://www.voorbeeld.example", "WWW.voorbeeld.example"),
        ("(http://a.example/b_(c))", "http://a.example/b_(c)", "http://a.example/b_(c)"),
        ("“https://a.example/b”.", "https://a.example/b", "https://a.example/b"),
        ("https://café.example/één", "https://xn--caf-dma.example/%C3%A9%C3%A9n", "https://café.example/één"),
        ("https://a.example:8000/x,y?z=1#deel).", "https://a.example:8000/x,y?z=1#deel", None),
        ("regel\nhttps://a.example\nregel", "https://a.example", None),
    ],
)
def test_an_address_becomes_a_link(text, href, shown):
    html = as_html(text)

    assert html.count("<a ") == 1
    assert f'<a href="{href}" rel="nofollow ugc">{shown or href}</a>' in html


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "http://javascript",
        "https://bank.example@boef.example/",
        "https://boef.example\\@bank.example".replace("boef.example", "boef"),
        "https://a.example/█████",
        "naam@www.voorbeeld.example",
        "https://-/",
        f"https://{'a' * 300}.example/",
        f"https://a.example/{'b' * 3000}",
        "https://a..example/",
    ],
)
def test_what_is_no_safe_address_is_no_link(text):
    assert "<a " not in as_html(text)


def test_a_mark_is_cut_where_a_link_begins_and_ends():
    text = "bel 06 https://a.example/b nu"

    html = as_html(text, [(4, 13), (24, 26), (27, 99)])

    link = '<a href="https://a.example/b" rel="nofollow ugc"><mark>https:</mark>//a.example<mark>/b</mark></a>'
    assert html == f"<p>bel <mark>06 </mark>{link} <mark>nu</mark></p>"


def test_a_mark_goes_on_in_the_next_paragraph():
    assert as_html("aa\n\nbb", [(1, 5)]) == "<p>a<mark>a</mark></p><p><mark>b</mark>b</p>"
    assert as_html("aa\n\nbb", [(3, 5)]) == "<p>aa</p><p><mark>b</mark>b</p>"


def test_marks_may_overlap_and_come_in_any_order():
    assert (
        as_html("abcdef", [(3, 5), (1, 4), (2, 2), (9, 12)]).replace("</mark><mark>", "")
        == "<p>a<mark>bcde</mark>f</p>"
    )


def test_what_is_blacked_out_is_said_in_words():
    assert as_html("bel ████ nu") == '<p>bel <span class="blacked">[weggelakt]</span> nu</p>'


def test_every_typed_address_counts():
    assert (
        count_links("https://www.a.example www.b.example HTTP://c.example xhttp://d.example [url=http://e.example]")
        == 5
    )
    assert count_links("rvggz is een beweging. Kijk op onze site.") == 0


@pytest.mark.parametrize(
    "trick",
    [
        "DOOD",
        "dóód",
        "d\u200bood".replace("\u200b", "\u2060"),
        "d.o.o.d",
        "d o o d",
        "d00d",
        "ｄｏｏｄ",
        "dоod",
        "dooooood",
        "𝐝𝐨𝐨𝐝",
        "d-o-o-d",
        "ⓓⓞⓞⓓ",
    ],
)
def test_a_trick_of_spelling_gives_the_same_word(trick):
    assert words(f"ik wil {trick} nu") == ["ik", "wil", "dood", "nu"]


def test_ordinary_words_and_numbers_stay_apart():
    assert words("Zo'n foto's: 10 mg, a4, 1000 m2 en 's nachts") == [
        "zon", "fotos", "10", "mg", "a4", "1000", "m2", "en", "s", "nachts",
    ]  # fmt: skip
    assert words("Привет") == ["привет"]


@pytest.mark.parametrize("unit", ["a", " \n", "\u0301\u0327", "👩\u200d", "\ud800"])
def test_megabytes_of_anything_are_read_to_the_end(unit):
    flood = unit * (2_000_000 // len(unit))

    assert len(clean(flood)) <= len(flood)


@pytest.mark.parametrize(
    "unit", ["http://", "www.", "https://a.nl/)", "a.", "a ", "d.o.", "a0", "\n\n", "█", "é", "&<"]
)
def test_a_flood_is_shown_to_the_end(unit):
    flood = unit * (100_000 // len(unit))

    assert as_html(flood, [(at, at + 3) for at in range(0, 100_000, 7)])
    words(flood)
