import pytest

from rvggz.web.request_numbers import whole_number, whole_numbers


@pytest.mark.parametrize(
    ("typed", "number"), [("0", 0), (0, 0), ("12", 12), ("007", 7), ("9" * 17, 10**17 - 1), (12, 12)]
)
def test_digits_are_a_number(typed, number):
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", [
    "", None, "²", "٣", "1²", "-1", "+1", "1.5", "1e5", " 1", "1\n", "x", "\x00", "1_0", "9" * 18, "9" * 5000,
])  # fmt: skip
def test_anything_else_is_none(typed):
    assert whole_number(typed) is None


def test_of_a_list_only_the_numbers_are_kept():
    assert whole_numbers(["3", "x", "²", "4", "9" * 20]) == [3, 4]
