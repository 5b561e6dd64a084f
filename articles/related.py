"""What to read next: the neighbours of an article in time, and the articles most like it."""

from typing import Any

from articles import cards
from articles.models import Entry

SHOWN = 3
# A shared keyword says more than a shared theme: there are many keywords and few themes.
KEYWORD_WEIGHT, THEME_WEIGHT = 3, 2
# Only the newest hundred that share a keyword and the newest hundred that share a theme are compared.
RELATED = """
WITH candidates AS (
    (SELECT page_id FROM articles_entry WHERE type = 'article' AND keyword_ids && %(keywords)s::int[]
     ORDER BY date DESC, page_id DESC LIMIT 100)
    UNION
    (SELECT page_id FROM articles_entry WHERE type = 'article' AND theme_ids && %(themes)s::int[]
     ORDER BY date DESC, page_id DESC LIMIT 100)
), best AS (
    SELECT page_id,
        %(keyword_weight)s * (SELECT count(*) FROM unnest(keyword_ids) AS one WHERE one = ANY(%(keywords)s))
        + %(theme_weight)s * (SELECT count(*) FROM unnest(theme_ids) AS one WHERE one = ANY(%(themes)s)) AS alike
    FROM articles_entry JOIN candidates USING (page_id)
    WHERE page_id <> %(page)s ORDER BY alike DESC, date DESC, page_id DESC LIMIT %(shown)s
)
SELECT page_id, type, kind, theme_ids, url, title, summary, about_html, reactions, answer, place, alike FROM (
SELECT page_id, 'related' AS place, alike FROM best
UNION ALL
(SELECT page_id, 'newer', 0 FROM articles_entry WHERE type = 'article' AND section_id = %(section)s
 AND (date, page_id) > (%(date)s, %(page)s) ORDER BY date, page_id LIMIT 1)
UNION ALL
(SELECT page_id, 'older', 0 FROM articles_entry WHERE type = 'article' AND section_id = %(section)s
 AND (date, page_id) < (%(date)s, %(page)s) ORDER BY date DESC, page_id DESC LIMIT 1)
) AS chosen JOIN articles_entry USING (page_id) ORDER BY alike DESC, date DESC, page_id DESC
"""


def around(entry: Entry) -> dict[str, Any]:
    """``newer``, ``older`` and ``related`` of an article, in one query. Their pictures are not shown there."""
    params: dict[str, Any] = {
        "keywords": entry.keyword_ids, "themes": entry.theme_ids, "page": entry.page_id, "shown": SHOWN,
        "date": entry.date, "section": entry.section_id,
        "keyword_weight": KEYWORD_WEIGHT, "theme_weight": THEME_WEIGHT,
    }  # fmt: skip
    found: list[Any] = list(Entry.objects.raw(RELATED, params))
    at = {one.place: one for one in found}
    alike = [one for one in found if one.place == "related"]
    return {"newer": at.get("newer"), "older": at.get("older"), "related": cards.dress(alike)}
