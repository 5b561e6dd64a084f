"""What no text may hold, and what stays because it means something."""

import pytest

from rvggz.text.invisible import for_xml, tidy, tidy_line, tidy_within


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Herstel\u000bgroep", "Herstel groep"),
        ("Herstel\u2028groep\u2029", "Herstel groep"),
        ("Herstel\u0085groep", "Herstel groep"),
        ("Herstel\r\n\tgroep", "Herstel groep"),
        ("Her\u0001stel\u001f\u007f", "Herstel"),
        ("\ufeffHer\u200bstel", "Herstel"),
        ("Her\ud83dstel\ufffe\U0001ffff", "Herstel"),
        ("links \u202etfel\u202c \u2066om\u2069", "links tfel om"),
        ("Her\u200cs\u200dtel\ufe0f", "Herstel"),
        ("\u200b", ""),
    ],
)
def test_what_cannot_be_seen_goes(typed, stored):
    assert tidy_line(typed) == stored
    assert tidy_line(stored) == stored


@pytest.mark.parametrize(
    "text",
    [
        "zelf\u00adregie",
        "10\u00a0km",
        "می\u200cخواهم",
        "क्\u200dष",
        "👨‍👩‍👧 ❤️",
        "e‑health",
        "’t Huis",
        "a\u200eb",
        " twee  spaties ",
    ],
)
def test_what_an_editor_may_mean_stays(text):
    assert tidy_line(text) == text
    assert tidy(f"{text}\r\n\n\t{text}") == f"{text}\r\n\n\t{text}"


def test_lines_stay_lines():
    assert tidy("een\u000btwee\u2028drie") == "een\ntwee\ndrie"


def test_texts_are_tidied_however_deep_they_stand():
    assert tidy_within([{"type": "text", "value": {"a": ["b\u0001", 3, None]}}]) == [
        {"type": "text", "value": {"a": ["b", 3, None]}}
    ]


def test_xml_gets_only_what_it_knows():
    assert for_xml({"a": ("b\u000bc", ["\ud800\uffff", 1]), "d": "é\t🔥"}) == {"a": ("b c", ["  ", 1]), "d": "é\t🔥"}
