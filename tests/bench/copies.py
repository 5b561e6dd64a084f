"""Many rows like one row: what fifty thousand people would have made, in seconds."""

from typing import Any

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # treebeard counts the places below a page with them


def make(model: Any, like: Any, numbers: range, where: str = "true", **changes: str) -> None:
    """Copy a row once a number. ``changes``: column → SQL; ``n`` in it, and in ``where``, is the number."""
    from django.db import connection

    key = model._meta.pk
    counts = "AutoField" in key.get_internal_type()  # the database gives the next number
    columns = [
        one.column for one in model._meta.local_concrete_fields if one.column in changes or not (counts and one == key)
    ]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changes.get(column, f'old."{column}"') for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {values} FROM "{model._meta.db_table}" old, '  # noqa: S608
            f"generate_series({numbers.start}, {numbers.stop - 1}) AS n "
            f"WHERE old.\"{key.column}\" = '{like.pk}' AND {where}"
        )


def step(first: int) -> str:
    """SQL for the last four signs of the path of page ``first + n``."""
    return " || ".join(f"substr('{DIGITS}', (n + {first}) / {36**place} % 36 + 1, 1)" for place in (3, 2, 1, 0))
