"""Names that look the same are the same; what is compared may be longer than what was typed."""

import pytest

from rvggz.text.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foto's maken", "foto’s maken"),
        ("foto's maken", "foto‘s maken"),
        ("foto's maken", "foto`s maken"),
        ("foto's maken", "foto´s  maken"),
        ("foto's maken", "fotoʼs maken"),
        ("e-health", "e\u2011health"),
        ("e-health", "e\u2010health"),
        ("e-health", "E–Health"),
        ("e-health", "e\u2212health"),
        ("zelfregie", "Zelf\u00adregie"),
        ("zelfregie", "zelf\u200bregie\u2060"),
        ("zelfregie", "\ufeffzelfregie"),
        ("Cliënt", "client"),
        ("Cliënt", "Clie\u0308nt"),
        ("straße", "STRASSE"),
        ("hart ❤", "hart ❤\ufe0f"),
        ("herstel groep", "herstel\u000bgroep"),
        ("de linde", "de\u00a0linde"),
    ],
)
def test_what_looks_the_same_is_the_same(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("e-health", "ehealth"), ("fotos", "foto's"), ("a", "b"), ("नी", "नि")])
def test_what_looks_different_stays_different(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize("name", ["…", "½ ß ﷺ", "Cliënt’s e‑health", "㎑ ʹ´`", "\u1e9b\u0323"])
def test_a_folded_name_stays_as_it_is(name):
    assert folded(folded(name)) == folded(name)
