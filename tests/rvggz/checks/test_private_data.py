"""Where somebody can be found: seen in a text, and nothing else taken for it."""

from itertools import pairwise

import pytest

from rvggz.checks.private_data import Found, Kind, black_out, find


def seen(text):
    return [(text[found.start : found.end], found.kind) for found in find(text)]


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 - 12 34 56 78",
        "06 1234 5678",
        "06.12.34.56.78",
        "06/12345678",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 - 1234 5678",
        "0031 6 12 34 56 78",
        "31612345678",
        "(030) 207 40 67",
        "030-2074067",
        "0592 - 123456",
        "(+31) 20 123 45 67",
        "+32 470 12 34 56",
        "+49 30 1234567",
        "088-1234567",
    ],
)
def test_a_telephone_number_is_found(number):
    assert seen(f"Bel me op {number}, of mail.") == [(number, Kind.PHONE)]


@pytest.mark.parametrize(
    "text",
    [
        "Bel 113 of 0800-0113, bij gevaar 112.",
        "Bel 0900-0767 24/7 of 088 - 0767000.",
        "Bel 088-0767000.",
        "0800-1234567 of 0900 1234",
        "Op 06-12-2024 13:45 en op 01-02-2024 12.30 uur",
        "Open van 09.00-17.00 en 06.00 - 12.00 13.00-17.00 uur",
        "Van 2012 tot 2024, 2012-2024, 1950 2000 2010",
        "Het kost € 1.250,00 of € 12.345.678,90 per jaar",
        "NL91ABNA0417164300",
        "2026-01-31 en 31/01/2026",
        "In 2024 op 12 mei om 10 uur",
        "in 2023 kwamen er 1500 mensen",
        "artikel 12345 lid 6",
        "012345678901234567890",
    ],
)
def test_other_numbers_are_no_telephone_number(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "jan@voorbeeld.example",
        "Jan.de-Vries+ggz@mail.voorbeeld.example",
        "jan [at] voorbeeld punt nl",
        "jan(at)voorbeeld.nl",
        "jan at voorbeeld dot nl",
        "jan @ voorbeeld.nl",
        "jan apenstaartje voorbeeld punt nl",
        "jan{at}voorbeeld[punt]nl",
        "josé@café.example",
    ],
)
def test_a_mail_address_is_found(address):
    assert seen(f"Mail naar {address}. Groet") == [(address, Kind.EMAIL)]


@pytest.mark.parametrize(
    "text", ["Ik at een broodje. Punt.", "@jan wat goed", "om 10 @ huis", "jan@", "a@b", "Zij at mee"]
)
def test_other_words_are_no_mail_address(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    "home",
    [
        "Dorpsstraat 12, 3511 AB",
        "Dorpsstraat 12\n3511 AB",
        "Lange Nieuwe Dijk 12-b, 3511AB",
        "Kade 1 bis 3511AB",
        "3511 AB 12",
        "3511AB 12a",
        "3511ab 12",
        "3511 AB, huisnummer 12",
        "3511 AB nr. 12",
    ],
)
def test_a_postcode_with_a_house_number_is_found(home):
    assert seen(f"ik woon: {home} Utrecht") == [(home, Kind.POSTCODE)]


@pytest.mark.parametrize(
    "text",
    [
        "Ik woon in 3511 AB.",
        "Postbus 123, 3511 AB Utrecht",
        "in 2024 op 12 mei",
        "1940 SS 12",
        "In 2024 zijn 12 mensen",
        "3511 ABC 12",
        "12 euro, 3511 stuks",
        "van 3511 AB 10% meer",
    ],
)
def test_other_codes_are_no_home(text):
    assert seen(text) == []


@pytest.mark.parametrize("number", ["111222333", "1112.22.333", "111 222 333", "123456782", "10000008"])
def test_a_citizen_service_number_is_found(number):
    assert seen(f"Mijn bsn is {number}, ja.") == [(number, Kind.BSN)]


@pytest.mark.parametrize(
    "text", ["123456789", "1234567820", "€ 111222333", "20260131", "000000000", "12.05.2024", "x111222333", "08000113"]
)
def test_other_numbers_are_no_citizen_service_number(text):
    assert seen(text) == []


def test_what_is_found_comes_in_order_and_never_overlaps():
    text = "jan@voorbeeld.nl of 06-12345678, Dorpsstraat 12, 3511 AB, bsn 111222333, 0301234567@voorbeeld.nl"

    found = find(text)

    assert [each.kind for each in found] == [Kind.EMAIL, Kind.PHONE, Kind.POSTCODE, Kind.BSN, Kind.EMAIL]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found[0] == Found(0, 16, Kind.EMAIL) and found[0].span == (0, 16)


def test_what_is_blacked_out_is_gone_and_the_rest_stands_where_it_stood():
    text = "bel 06-12345678 nu"

    hidden = black_out(text, [found.span for found in find(text)])

    assert hidden == "bel ███████████ nu"
    assert find(hidden) == []


def test_spans_to_black_out_may_overlap_or_lie_outside_the_text():
    assert black_out("abcdef", [(-3, 1), (2, 4), (3, 5), (5, 2), (5, 99)]) == "█b████"


@pytest.mark.parametrize(
    "unit",
    [
        "0", "06", "06 ", "0(", "+", "+31", "(", "a@", "a", "a.", "a at ", "at ", "[at]", "1 ", "3511 AB ", "1234AB",
        "Aa ", "1.", "12.00-", "a@a.", "@", "A 1 ", "punt ", "1-", " ", "\n", "111222333 ", "+1", "00", "a.a punt ",
    ],
)  # fmt: skip
def test_a_flood_is_read_to_the_end(unit):
    find(unit * (100_000 // len(unit)))
