"""Reads a whole number that came with a request: in an address, a form, a header.

A visitor can write anything there. ``int()`` refuses "²", which ``str.isdigit`` calls a digit, and every text of more
than 4,300 digits; and what is larger than a column of the database ends a query with an error.
"""

MOST_DIGITS = 17  # fits in every column for numbers


def whole_number(typed: object, most_digits: int = MOST_DIGITS) -> int | None:
    """0 or more, written in at most so many of the digits 0 to 9; None for anything else."""
    text = "" if typed is None else str(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most_digits else None


def whole_numbers(typed: list[str], most_digits: int = MOST_DIGITS) -> list[int]:
    """Those of a list that are one."""
    return [number for text in typed if (number := whole_number(text, most_digits)) is not None]
