"""Where somebody can be found: seen in a text, and nothing else taken for it."""

import time
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
        "2026-01-31 en 31/01/2026",
        "In 2024 op 12 mei om 10 uur",
        "in 2023 kwamen er 1500 mensen",
        "artikel 12345 lid 6",
        "012345678901234567890",
        "06-12-2022 en 06‑12‑2022 en 06.12.2022",
        "van 1 januari 2022 – 31 december 2022, 2019–2021",
        "€ 1.250,00 – € 12.345.678,90",
        "Kamerstuk 25 424, nr. 123, ISBN 978-90-1234-567-8",
        "DE ZORG IN 2024 VOOR MENSEN DIE 12 JAAR WACHTEN",
        "versie 1.2.3.4.5.6.7.8.9",
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
        "jan[apenstaart]voorbeeld.nl",
        "jan (a) voorbeeld.nl",
        "jan＠voorbeeld．nl",
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


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹘﹣－\u00ad")
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\u202f", "\u3000"])
def test_all_dashes_and_spaces_are_one(dash, space):
    for typed, kind in (
        (f"06{dash}12345678", Kind.PHONE),
        (f"06{space}12{space}34{space}56{space}78", Kind.PHONE),
        (f"030{space}{dash}{space}2074067", Kind.PHONE),
        (f"NL91{space}ABNA{space}0417{space}1643{space}00", Kind.IBAN),
        (f"NL91{dash}ABNA{dash}0417{dash}1643{dash}00", Kind.IBAN),
        (f"Dorpsstraat{space}12,{space}3511{space}AB", Kind.POSTCODE),
        (f"111{dash}222{dash}333", Kind.BSN),
        (f"111{space}222{space}333", Kind.BSN),
        (f"jan{space}[at]{space}voorbeeld{space}punt{space}nl", Kind.EMAIL),
    ):
        assert seen(f"Zie: {typed}.") == [(typed, kind)]


@pytest.mark.parametrize("typed", ["０６１２３４５６７８", "06·12·34·56·78", "（030）2074067", "＋31 6 12345678"])
def test_wide_digits_and_dots_are_digits_and_dots(typed):
    assert seen(f"Bel {typed} nu") == [(typed, Kind.PHONE)]


@pytest.mark.parametrize(
    "typed",
    [
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "NL 91 ABNA 0417 16 43 00",
        "NL91.ABNA.0417.1643.00",
        "NL12 ABNA 0417 1643 00",
        "BE68 5390 0754 7034",
        "DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "FR14 2004 1010 0505 0001 3M02 606",
    ],
)
def test_an_iban_is_called_an_iban(typed):
    assert seen(f"Maak het over op {typed} op naam van Jan") == [(typed, Kind.IBAN)]
    assert "IBAN" in Kind.IBAN.label


@pytest.mark.parametrize(
    "text", ["BE68 5390 0754 7035", "NO 12 mensen in 2024", "NL91ABNA04171643001", "xNL91ABNA0417164300"]
)
def test_other_rows_of_letters_and_digits_are_no_iban(text):
    assert Kind.IBAN not in {kind for _, kind in seen(text)}


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("geboren op ", "12-03-1980"),
        ("Geb. ", "12 maart 1980"),
        ("geboortedatum: ", "12/3/80"),
        ("geboren in Utrecht op ", "1‑2‑1970"),
        ("mijn geboortedatum is ", "1980-03-12"),
        ("geb.datum ", "12.03.1980"),
    ],
)
def test_a_date_of_birth_is_found(before, day):
    assert seen(f"Ik ben {before}{day}.") == [(day, Kind.BIRTH)]


@pytest.mark.parametrize(
    "text",
    ["geboren in 1980", "op 12-03-1980 begon het", "Het idee werd geboren op een dag in mei", "sinds 12 maart 1980"],
)
def test_other_dates_are_no_date_of_birth(text):
    assert seen(text) == []


@pytest.mark.parametrize("text", ["bsn: 123456789", "BSN-nummer is 123456789", "burgerservicenummer 123456789"])
def test_what_is_called_a_bsn_is_one_also_with_a_slip_of_the_pen(text):
    assert seen(text) == [("123456789", Kind.BSN)]


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
        "0",
        "06",
        "06 ",
        "0(",
        "+",
        "+31",
        "(",
        "a@",
        "a",
        "a.",
        "a at ",
        "at ",
        "[at]",
        "1 ",
        "3511 AB ",
        "1234AB",
        "Aa ",
        "1.",
        "12.00-",
        "a@a.",
        "@",
        "A 1 ",
        "punt ",
        "1-",
        " ",
        "\n",
        "111222333 ",
        "+1",
        "00",
        "a.a punt ",
        "NL91",
        "NL9 ",
        "NL91 A",
        "geb. ",
        "geboren in aa ",
        "bsn 1",
        "06‑",
        "\u2009",
    ],
)  # fmt: skip
def test_a_flood_is_read_to_the_end_and_quickly(unit):
    flood = unit * (100_000 // len(unit))
    began = time.process_time()

    assert Kind.PHONE in {one.kind for one in find(flood + " , bel 06-12345678")}

    assert time.process_time() - began < 5
