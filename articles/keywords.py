"""What editors do with keywords: merge two. And what their pages ask: how often, and beside which others."""

from typing import Any

from django.db import connection

from articles.models import Keyword
from rvggz.text.name_order import NameOrder

MOST_IN_INDEX = 5_000


def counts(where: str, params: list[Any], most: int) -> dict[int, int]:
    """How often each keyword stands at the entries chosen by a piece of our own SQL, the most used first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT one, count(*)::int FROM articles_entry, unnest(keyword_ids) AS one WHERE {where} "  # noqa: S608
            "GROUP BY one ORDER BY 2 DESC, one LIMIT %s",
            [*params, most],
        )
        return dict(cursor.fetchall())


def beside(keyword: Keyword, most: int = 12) -> list[Keyword]:
    """The keywords that stand most often at the same articles."""
    numbers = counts("keyword_ids @> ARRAY[%s]::int[]", [keyword.pk], most + 1)
    found = Keyword.objects.in_bulk(numbers.keys() - {keyword.pk})
    return [found[pk] for pk in numbers if pk in found]


def index() -> list[tuple[str, list[tuple[Keyword, int]]]]:
    """All keywords that have articles, by first letter, with how many."""
    numbers = counts("TRUE", [], MOST_IN_INDEX)
    letters: dict[str, list[tuple[Keyword, int]]] = {}
    for one in Keyword.objects.filter(pk__in=numbers).annotate(place=NameOrder("name")).order_by("place", "pk"):
        first = one.place[:1].upper()
        letters.setdefault(first if first.isalpha() else "#", []).append((one, numbers[one.pk]))
    return sorted(letters.items())
