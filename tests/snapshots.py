"""The rows of the database as text: put back after a test that commits, and a long preparation done again by copying.

Emptying a hundred tables and filling them through the ORM takes seconds; most tests change a few dozen rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction

TABLES = """
SELECT quote_ident(c.relname),
  array_agg(quote_ident(a.attname) ORDER BY a.attnum),
  array_agg(a.attnum = ANY (k.conkey) ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND attgenerated = ''
JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname
"""
Rows = dict[str, set[str]]  # lines as COPY writes them, by table


@dataclass
class Table:
    columns: list[str]
    is_key: list[bool]

    def key(self, line: str) -> tuple[str, ...]:
        return tuple(cell for cell, part in zip(line.rstrip("\n").split("\t"), self.is_key, strict=True) if part)


@dataclass
class Change:
    """Rows to take away and rows to add. Foreign keys are looked at when the transaction ends, so any order will do."""

    gone: Rows
    new: Rows

    def apply(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            known = tables()
            for name, lines in self.gone.items():
                keys = [column for column, part in zip(known[name].columns, known[name].is_key, strict=True) if part]
                where = f"({', '.join(f'{key}::text' for key in keys)}) IN %s"
                cursor.execute(f"DELETE FROM {name} WHERE {where}", [tuple(known[name].key(line) for line in lines)])  # noqa: S608
            for name, lines in self.new.items():
                columns = ", ".join(known[name].columns)
                cursor.copy_expert(f"COPY {name} ({columns}) FROM STDIN", StringIO("".join(sorted(lines))))


def tables(found: dict[str, Table] = {}) -> dict[str, Table]:  # noqa: B006 (kept on purpose)
    """Every table with a primary key; asked of the database once."""
    if not found:
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            found.update({name: Table(columns, is_key) for name, columns, is_key in cursor.fetchall()})
    return found


def read() -> Rows:
    """Every row there is."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for name in filled(cursor):
            out = StringIO()
            cursor.copy_expert(f"COPY {name} ({', '.join(tables()[name].columns)}) TO STDOUT", out)
            rows[name] = set(out.getvalue().splitlines(keepends=True))
    return rows


def filled(cursor: Any) -> list[str]:
    """The names of the tables that have a row. Planned once for a connection: that takes longer than looking."""
    if getattr(cursor.db, "looks_for_rows", None) is not cursor.connection:
        looks = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in tables())  # noqa: S608
        cursor.execute(f"PREPARE filled AS {looks}")
        cursor.db.looks_for_rows = cursor.connection
    cursor.execute("EXECUTE filled")
    return [name for (name,) in cursor.fetchall()]


def change(before: Rows, after: Rows) -> Change:
    def only(these: Rows, others: Rows) -> Rows:
        left = {name: lines - others.get(name, set()) for name, lines in these.items()}
        return {name: lines for name, lines in left.items() if lines}

    return Change(gone=only(before, after), new=only(after, before))


def put_back(rows: Rows) -> None:
    """Make the database as it was, after all who still write in it are done."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(tables())} IN ACCESS EXCLUSIVE MODE")
        change(read(), rows).apply()


_made: dict[tuple[str, bool], tuple[Change, Any]] = {}


def once(name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` answers; from the second time on, what it did to the database is copied.

    Sequences are never turned back, so the numbers of the copied rows are free. What is done after a commit is only
    done where tests commit, so what was made there is kept apart.
    """
    key = name, connection.in_atomic_block
    if key in _made:
        _made[key][0].apply()
        cache.clear()
    else:
        before = read()
        made = make()
        _made[key] = change(before, read()), made
    return _made[key][1]
