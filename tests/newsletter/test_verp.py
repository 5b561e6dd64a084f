"""An address of ours proves which letter it is about, and nobody else can make one."""

import pytest

from newsletter import verp


@pytest.fixture(autouse=True)
def _bounces(settings):
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@voorbeeld.example>"


def test_the_sender_of_a_letter_says_which_one_it_is():
    address = verp.sender_of(12)

    assert address.startswith("bounces+d12-")
    assert address.endswith("@voorbeeld.example")
    assert verp.delivery_of(address) == 12
    assert verp.delivery_of(address.upper()) == 12


def test_a_letter_of_before_a_new_key_is_still_known_and_of_another_key_not(settings):
    settings.SECRET_KEY, before = "een nieuwe sleutel", settings.SECRET_KEY
    new = verp.sender_of(12)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = before, []
    old = verp.sender_of(12)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "een nieuwe sleutel", [before]

    assert old != new == verp.sender_of(12)
    assert verp.delivery_of(old) == verp.delivery_of(new) == 12
    settings.SECRET_KEY_FALLBACKS = []
    assert verp.delivery_of(old) is None


def test_the_longest_sender_fits_in_an_address(settings):
    settings.BOUNCE_ADDRESS = "a" * 20 + "@voorbeeld.example"

    assert len(verp.sender_of(2**63 - 1).partition("@")[0]) <= 64  # RFC 5321, 4.5.3.1.1


@pytest.mark.parametrize("change", [("d12-", "d13-"), ("d12-", "u12-"), ("d12-", "d012-"), ("@", "0@"), ("+", "")])
def test_an_altered_address_is_nobodys(change):
    assert verp.delivery_of(verp.sender_of(12).replace(*change)) is None


def test_what_a_server_on_the_way_made_of_it_is_still_ours():
    local = verp.sender_of(12).partition("@")[0]

    assert verp.delivery_of(f"SRS0=Xy1z=AB=voorbeeld.example={local}@elders.example") == 12
    assert verp.delivery_of(f"prvs=01234abcd={local}@elders.example") == 12


def test_each_purpose_has_a_mark_of_its_own():
    text = f"{verp.message_id(7)} {verp.leave_address(8)} {verp.sender_to(9)} {verp.stop_weekly_address(10)}"

    assert [(mark.purpose, mark.delivery, mark.subscriber) for mark in verp.marks(text)] == [
        ("m", 7, None), ("u", 8, None), ("s", None, 9), ("w", None, 10),
    ]  # fmt: skip


def test_without_an_address_for_reports_letters_have_the_sender_of_all_mail(settings):
    settings.BOUNCE_ADDRESS = ""

    assert verp.sender_of(12) == "post@voorbeeld.example"
    assert verp.leave_address(12) == ""
    assert next(verp.marks(verp.message_id(7))).delivery == 7
