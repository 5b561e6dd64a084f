"""Lists of words that editors keep: what an entry finds and what it leaves alone."""

import time

import pytest

from rvggz.checks.words import WordList


def found(entries, text, email=""):
    return WordList.parse(entries).find(text, email)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("casino", "Kom naar het CASINO!"),
        ("Casino", "cas\u00adino"),
        ("casino", "c a s i n o"),
        ("casino", "cаsinо"),
        ("casino", "c4s1n0s c4s1no"),
        ("café", "Cafe"),
        ("goed*", "goedkope"),
        ("*pillen", "slaappillen"),
        ("*pil*", "slaappillen"),
        ("snel geld", "verdien snel\ngeld!"),
        ("snel geld*", "Snel, geldzorgen"),
        ("e-mail", "stuur een e-mail"),
        ("zo'n", "zo’n"),
    ],
)
def test_an_entry_is_found(entry, text):
    assert found(entry, text) == [entry]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("casino", "casinos"),
        ("goed*", "weergoed"),
        ("*pillen", "pillendoos"),
        ("snel geld", "geld snel"),
        ("snel geld", "snel veel geld"),
        ("kak", "kaak"),
        ("*", "alles"),
        ("#", "alles #"),
    ],
)
def test_other_words_are_not_found(entry, text):
    assert found(entry, text) == []


@pytest.mark.parametrize(
    ("entry", "text", "email"),
    [
        ("boef.example", "zie https://www.boef.example/x", ""),
        ("boef.example", "zie boef.example.", ""),
        ("https://www.boef.example/pad", "kijk op BOEF.example", ""),
        ("boef.example", "", "jan@mail.boef.example"),
        ("@boef.example", "", "jan@boef.example"),
        ("jan@boef.example", "", "Jan@Boef.example"),
        ("jan@boef.example", "mail jan@boef.example.", ""),
        ("*.example", "http://a.b.example:8000", ""),
    ],
)
def test_an_address_is_found_in_links_and_in_mail_addresses(entry, text, email):
    assert found(entry, text, email) == [entry]


@pytest.mark.parametrize(
    ("entry", "text", "email"),
    [
        ("boef.example", "goedboef.example", "jan@boef.example.org"),
        ("@boef.example", "https://boef.example", ""),
        ("jan@boef.example", "https://boef.example", "arjan@boef.example"),
        ("boef.example", "boef example", ""),
    ],
)
def test_other_addresses_are_not_found(entry, text, email):
    assert found(entry, text, email) == []


def test_entries_come_as_typed_in_the_order_of_the_list():
    entries = "# verkoop\n\nCasino  # van vroeger\nSnel  Geld\ncasino\nGOK*\n"

    assert found(entries, "gokken in het casino") == ["Casino", "casino", "GOK*"]


def test_a_list_is_compiled_once():
    assert WordList.parse("een\ntwee") is WordList.parse("een\ntwee")


@pytest.mark.parametrize("unit", ["a", "a.", "a@", "a@a.", "-", "de ", "x" * 60 + " "])
def test_a_flood_is_read_to_the_end_and_quickly(unit):
    flood = unit * (100_000 // len(unit))
    began = time.process_time()

    assert "de een" in found("de een\nde twee\n*x*\nboef.example\n@boef.example", flood + " de een")

    assert time.process_time() - began < 5
