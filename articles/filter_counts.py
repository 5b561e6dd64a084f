"""How many articles each filter would leave, kept by adding and taking away when an entry changes.

The caller holds the lock of ``entries.py``, so that two editors who publish at once cannot deadlock.
"""

from django.db import connection

from articles.models import Entry, EntryType, FilterCount

Combination = tuple[int, str, int, tuple[int, ...], tuple[int, ...]]
ADD = """
INSERT INTO articles_filtercount AS stored (section_id, kind, year, theme_ids, organisation_ids, articles)
VALUES (%s, %s, %s, %s::int[], %s::int[], 1)
ON CONFLICT (section_id, kind, year, theme_ids, organisation_ids) DO UPDATE SET articles = stored.articles + 1
"""
TAKE = """
UPDATE articles_filtercount SET articles = articles - 1
WHERE section_id = %s AND kind = %s AND year = %s AND theme_ids = %s::int[] AND organisation_ids = %s::int[]
AND articles > 0
"""
REBUILD = """
INSERT INTO articles_filtercount (section_id, kind, year, theme_ids, organisation_ids, articles)
SELECT section_id, kind, year, theme_ids, organisation_ids, count(*) FROM articles_entry
WHERE type = 'article' GROUP BY section_id, kind, year, theme_ids, organisation_ids
"""


def combination(entry: Entry | None) -> Combination | None:
    if entry is None or entry.type != EntryType.ARTICLE or entry.section_id is None or entry.year is None:
        return None
    return (entry.section_id, entry.kind, entry.year, tuple(entry.theme_ids), tuple(entry.organisation_ids))


def change(before: Combination | None, after: Combination | None) -> None:
    """One article went from one combination to another; None is "not shown"."""
    if before == after:
        return
    with connection.cursor() as cursor:
        if before:
            cursor.execute(TAKE, [*before[:3], list(before[3]), list(before[4])])
            FilterCount.objects.filter(articles=0).delete()
        if after:
            cursor.execute(ADD, [*after[:3], list(after[3]), list(after[4])])


def rebuild() -> None:
    FilterCount.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(REBUILD)
