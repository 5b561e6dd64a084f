"""What a letter to a follower says: titles and addresses, never the words of a reaction or who wrote it."""

from datetime import date
from typing import Any

from django.urls import reverse

from articles.following import links, targets
from articles.meta import absolute
from articles.models import Kind, What
from articles.voices import PLURALS
from rvggz.outbox import Letter

NAME = "following"  # of the letter: folder of templates/emails/
MOST = 30  # of each in a letter
Rows = list[dict[str, Any]]


def letter(member: int, rows: Rows, day: date | None) -> Letter:
    """``rows``: the notices of one member, see letters.COLUMNS; ``day``: of a digest."""
    articles = _articles([row for row in rows if row["happening__reaction"] is None])
    talks = _talks([row for row in rows if row["happening__reaction"] is not None])
    follows = {row["follow_id"] for row in rows}
    stop = links.to_stop(member, follows.pop() if len(follows) == 1 and day is None else 0)
    context = {
        "articles": articles[:MOST], "talks": talks[:MOST], "is_digest": day is not None,
        "more": max(0, len(articles) - MOST) + max(0, len(talks) - MOST),
        "stop_url": stop, "settings_url": absolute(reverse("following")), "subject": _subject(articles, talks),
    }  # fmt: skip
    key = f"follow-digest:{member}:{day}" if day else f"follow:{member}:{max(row['id'] for row in rows)}"
    return Letter(NAME, rows[0]["follow__member__email"], context, key, links.headers(stop))


def _articles(rows: Rows) -> list[dict[str, Any]]:
    """Each once, with all that it was followed by."""
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault(row["happening_id"], {**_about(row), "because": []})
        one["because"].append(_name(row))
    return list(found.values())


def _talks(rows: Rows) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault(row["happening__page__entry__url"], {**_about(row), "number": 0})
        one["number"] += 1
        one["url"] = f"{absolute(row['happening__page__entry__url'])}#praat-mee"
    return list(found.values())


def _about(row: dict[str, Any]) -> dict[str, Any]:
    kind = row["happening__page__entry__kind"]
    return {
        "title": row["happening__page__entry__title"], "url": absolute(row["happening__page__entry__url"]),
        "page": row["happening__page_id"], "kind": str(Kind(kind).label) if kind else "",
        "is_question": kind == Kind.QUESTION,
    }  # fmt: skip


def _name(row: dict[str, Any]) -> str:
    kind = row["follow__kind"]
    title = PLURALS[Kind(kind)] if kind else row["follow__keyword__name"] or row["follow__page__title"] or ""
    return targets.name_of(What(row["follow__what"]), title)


def without(context: dict[str, Any], page_pk: int) -> dict[str, Any] | None:
    """A letter that says nothing of this page; None when nothing is left to say."""
    articles, talks = ([one for one in context[name] if one["page"] != page_pk] for name in ("articles", "talks"))
    if not (articles or talks):
        return None
    return {**context, "articles": articles, "talks": talks, "subject": _subject(articles, talks)}


def _subject(articles: list[dict[str, Any]], talks: list[dict[str, Any]]) -> str:
    if len(articles) == 1 and not talks:
        return f"Nieuw: {articles[0]['title']}"
    if len(talks) == 1 and not articles:
        word = "antwoord op" if talks[0]["is_question"] else "reactie bij"
        return f"Nieuw{'' if talks[0]['is_question'] else 'e'} {word} “{talks[0]['title']}”"
    return "Nieuw bij wat je volgt"
