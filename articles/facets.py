"""How many articles each option of each filter would leave, given the other filters, in one query."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import connection

from articles import chrome
from articles.models import VOICES

KEPT_SECONDS = 3600

NAMES = ("theme", "kind", "organisation", "year")
TESTS = {
    "theme": "theme_ids @> ARRAY[%s]::int[]",
    "kind": "kind = %s",
    "organisation": "organisation_ids @> ARRAY[%s]::int[]",
    "year": "year = %s",
    "answer": "answer = %s",
}
VALUES = {
    "theme": "unnest(theme_ids)",
    "kind": "kind",
    "organisation": "unnest(organisation_ids)",
    "year": "year",
    "answer": "answer",
}


@dataclass
class Facets:
    """``counts["kind"]["news"]`` is how many there would be; ``total`` how many there are, ``size`` without filters."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in VALUES})
    total: int = 0
    size: int = 0
    is_sample: bool = False  # there were too many to count: numbers at the options would mislead


@dataclass
class Source:
    """Where the rows come from: SQL that gives kind, year, theme_ids, organisation_ids and ``articles`` (how many)."""

    sql: str
    params: list[Any] = field(default_factory=list)
    by_index: bool = False  # never by reading the whole table
    names: tuple[str, ...] = NAMES  # what can be filtered by; each is a column of the rows
    keep_as: str = ""  # kept in the cache under this name until something on the site changes


# For this statement only (it opens a transaction of its own when there is none).
BY_INDEX = "SET LOCAL enable_seqscan = off; "


def of_section(section_id: int | None) -> Source:
    """All articles below one overview, or of the whole site: from the counts that are kept."""
    where, params = ("WHERE section_id = %s", [section_id]) if section_id else ("", [])
    return Source(
        f"SELECT kind, year, theme_ids, organisation_ids, articles FROM articles_filtercount {where}",  # noqa: S608
        params,
        keep_as=f"section-{section_id or 'all'}",
    )


def of_voices() -> Source:
    """What members wrote, wherever it stands, and of questions whether they are answered."""
    return Source(
        "SELECT kind, year, theme_ids, organisation_ids, count(*) AS articles, "
        "CASE WHEN kind = 'question' THEN CASE WHEN answer IS NULL THEN 'open' ELSE 'answered' END END AS answer "
        "FROM articles_entry WHERE type = 'article' AND kind = ANY(%s) GROUP BY 1, 2, 3, 4, 6",
        [list(VOICES)],
        names=(*NAMES, "answer"),
        keep_as="voices",
    )


def of_keyword(keyword_id: int) -> Source:
    return Source(
        "SELECT kind, year, theme_ids, organisation_ids, count(*) AS articles FROM articles_entry "
        "WHERE keyword_ids @> ARRAY[%s]::int[] AND type = 'article' GROUP BY 1, 2, 3, 4",
        [keyword_id],
    )


def count(source: Source, active: dict[str, Any]) -> Facets:
    """``active``: the value of each filter that is on, by name (see NAMES)."""
    if not source.keep_as:
        return _count(source, active)
    chosen = ",".join(f"{name}={active[name]}" for name in sorted(active))
    key = f"facets:{source.keep_as}:{chosen}:{chrome.get().made}"
    facets: Facets | None = cache.get(key)
    if facets is None:
        facets = _count(source, active)
        cache.set(key, facets, KEPT_SECONDS)
    return facets


def _count(source: Source, active: dict[str, Any]) -> Facets:
    branches, params = [], list(source.params)
    for name in source.names:
        narrowed, values = where({other: value for other, value in active.items() if other != name})
        branches.append(
            f"SELECT '{name}', value::text, articles FROM (SELECT {VALUES[name]} AS value, "  # noqa: S608
            f"sum(articles)::int AS articles FROM found {narrowed} GROUP BY 1) AS {name}s"
        )
        params += values
    branches.append("SELECT 'size', '', coalesce(sum(articles), 0)::int FROM found")
    narrowed, values = where(active)
    branches.append(f"SELECT 'total', '', coalesce(sum(articles), 0)::int FROM found {narrowed}")  # noqa: S608
    facets = Facets()
    with connection.cursor() as cursor:
        sql = BY_INDEX if source.by_index else ""
        sql += f"WITH found AS MATERIALIZED ({source.sql}) " + " UNION ALL ".join(branches)
        cursor.execute(sql, [*params, *values])
        for name, value, number in cursor.fetchall():
            if name in {"total", "size"}:
                setattr(facets, name, number)
            elif value is not None:
                facets.counts[name][value] = number
    return facets


def where(active: dict[str, Any], begin: str = "WHERE") -> tuple[str, list[Any]]:
    """The filters that are on as SQL, and its parameters."""
    tests = " AND ".join(TESTS[name] for name in active)
    return (f"{begin} {tests}" if tests else ""), list(active.values())
