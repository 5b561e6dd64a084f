"""Searching the site: a question in plain Dutch → the best texts, quick however many there are.

Two index lookups bound what is ranked: the newest 200 texts that have the words in a name and the newest 120 that have
them anywhere; only those are compared. Whole words come before words that only contain them (``beweging`` in
``vernieuwingsbeweging``). Counted exactly up to a thousand.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from math import prod

from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from articles import chrome, facets
from articles.filters import Choice
from articles.models import Entry, Word
from articles.search_words import LONGEST, STOP_WORDS, lexemes, parts_of, tokens, words

LONGEST_QUESTION = 200  # characters
MOST_WORDS = 12
MOST_JOINED = 4  # parts of a word with dashes
MOST_LOOKED_UP = 80
ENOUGH = 500  # texts with the word itself: nobody looks for longer words then
FREQUENT = 0.2  # part of all texts
TEXTS = "(SELECT reltuples FROM pg_class WHERE oid = 'articles_entry'::regclass)"  # as of the last ANALYZE
RANKED, RANKED_BY_BODY = 200, 120  # comparing one text costs 0.05 ms
RANKED_OF_MANY, RANKED_OF_MANY_BY_BODY = 120, 72  # of a word that a fifth of all texts have
LOOKED_THROUGH = 5_000  # of the newest texts, for words that many have; one in five of these is what we count
COUNTED = 1_000


Group = tuple[str, ...]  # lexemes of which any stands for a word
ONLY_FREQUENT = "Deze woorden staan in bijna elke tekst. Voeg een woord toe dat meer zegt."
BY_TITLE = "Deze woorden staan in bijna elke tekst. Je ziet wat een titel heeft die zo begint."


@dataclass(frozen=True)
class Wanted:
    """A word of a question, and the ways in which a text may have it: ``f-act-team`` as one word, as ``fact`` and
    ``team``, as ``f`` and ``actteam``, or as all its parts.
    """

    ways: tuple[tuple[Group, ...], ...]

    @property
    def groups(self) -> list[Group]:
        return list(dict.fromkeys(group for way in self.ways for group in way))

    def as_query(self, longer: Mapping[Group, list[str]]) -> str:
        """As a tsquery. ``longer``: words that will do as well, for each group."""
        ways = (" & ".join(_any([*group, *longer.get(group, ())]) for group in way) for way in self.ways)
        return f"({' | '.join(f'({way})' for way in ways)})"


@dataclass
class Question:
    """What was asked: the words, and for each lexeme that stands for one the longer words it is a part of."""

    text: str
    words: list[Wanted] = field(default_factory=list)
    compounds: dict[Group, list[str]] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    any_word: bool = False
    is_frequent: bool = False  # so many texts have the words that the newest will do
    by_title: bool = False  # it has only words that stand everywhere

    @property
    def is_everywhere(self) -> bool:
        """One word that certainly more texts have than we count."""
        return self.is_frequent and len(self.words) == 1

    @property
    def whole(self) -> str:
        """As a tsquery: every word, or one that stands for it. Lexemes are letters and digits: nothing to escape."""
        return self._joined({})

    @property
    def wide(self) -> str:
        """As ``whole``, and words that contain them."""
        return self._joined(self.compounds)

    @property
    def weighed(self) -> str:
        """For ranking, any of them: more words found weigh more."""
        return " | ".join(_any(group) for group in self.groups)

    @property
    def groups(self) -> list[Group]:
        return [group for one in self.words for group in one.groups]

    @property
    def lexemes(self) -> set[str]:
        """All that may be found."""
        return {lexeme for group in (*self.groups, *self.compounds.values()) for lexeme in group}

    def _joined(self, longer: Mapping[Group, list[str]]) -> str:
        return (" | " if self.any_word else " & ").join(one.as_query(longer) for one in self.words)

    @property
    def is_widened(self) -> bool:
        return any(self.compounds.values())


def _any(group: Iterable[str]) -> str:
    """What ends in a space is the beginning of a title: see ``search_words.beginning``."""
    return "(" + " | ".join(f"'{lexeme}'" + ":*" * lexeme.endswith(" ") for lexeme in group) + ")"


def ask(text: str) -> Question:
    """Read a question. Anything may be asked: what is not a letter or a digit only parts words."""
    text = " ".join(text.replace("\x00", " ").split())
    question = Question(text[:LONGEST_QUESTION])
    if len(text) > LONGEST_QUESTION:
        question.messages.append(f"Je vraag was lang. We zochten met de eerste {LONGEST_QUESTION} tekens.")
    question.words = list(dict.fromkeys(wanted(_neighbours(tokens(question.text)))))[:MOST_WORDS]
    typed = list(words(question.text))
    if typed and not question.words:
        question.by_title = True
        question.words = [Wanted((((" ".join([*typed, ""]),),),))]
    elif question.words:
        _look_up(question)
    return question


def _neighbours(typed: Iterable[str]) -> list[str]:
    """A letter or a number alone may belong to the word beside it: ``e health``, ``covid 19``."""
    found: list[str] = []
    for token in typed:
        before = found[-1] if found else ""
        is_loose = len(before) == 1 or (token.isdigit() and not before.isdigit())
        if before.isalnum() and is_loose and before not in STOP_WORDS and token.isalnum() and token not in STOP_WORDS:
            found[-1] = f"{before}-{token}"
        else:
            found.append(token)
    return found


def wanted(typed: Iterable[str]) -> Iterator[Wanted]:
    for token in typed:
        told = ([lexemes(piece) for piece in way if piece not in STOP_WORDS] for way in _ways(parts_of(token)))
        if ways := dict.fromkeys(tuple(way) for way in told if way):
            yield Wanted(tuple(ways))


def _ways(parts: list[str]) -> Iterator[list[str]]:
    """Parts as they are, and joined wherever they can be; of many only as they are and all together."""
    if len(parts) > MOST_JOINED:
        yield from (parts, ["".join(parts)[:LONGEST]])
        return
    for where in product(("", "-"), repeat=max(len(parts) - 1, 0)):
        marks = (*where, "")
        yield "".join(part + mark for part, mark in zip(parts, marks, strict=True)).split("-") if parts else []


def _look_up(question: Question) -> None:
    """Ask the site's vocabulary for longer words, and for how many texts have each word."""
    every = [lexeme for group in question.groups for lexeme in group]
    known = Word.objects.filter(Q(lemma__in=every) | Q(parts__overlap=every)).annotate(texts=RawSQL(TEXTS, []))  # noqa: S611
    rows = list(known.order_by("-entries", "lemma").values_list("lemma", "parts", "entries", "texts")[:MOST_LOOKED_UP])
    entries, texts = {row[0]: row[2] for row in rows}, max((row[3] for row in rows), default=0)
    uses = {group: max(entries.get(lexeme, 0) for lexeme in group) for group in question.groups}
    question.compounds = {
        group: [lemma for lemma, parts, _, _ in rows if not set(group).isdisjoint(parts) and lemma not in every]
        for group, number in uses.items()
        if number < ENOUGH
    }
    rarest = [max(min(uses[group] for group in way) for way in one.ways) for one in question.words]
    shares = [number / max(texts, 1) for number in rarest]
    question.is_frequent = texts > LOOKED_THROUGH and prod(shares) > FREQUENT


def source(question: Question) -> facets.Source:
    """What was found, for counting: at most one more than we count.

    By the index, which knows who has the words without reading a text; left to itself PostgreSQL reads the table, as
    it takes comparing a vector to cost nothing (1,000 texts: 35 ms instead of 2; 50,000: 87).
    """
    return facets.Source(
        "SELECT * FROM (WITH every AS MATERIALIZED (SELECT kind, year, theme_ids, organisation_ids, 1 AS articles "
        "FROM articles_entry WHERE body_vector @@ %s::tsquery) SELECT * FROM every LIMIT %s) AS counted",
        [question.wide, COUNTED + 1],
        by_index=True,
    )


def count_up_to(question: Question, choice: Choice) -> int:
    """How many fit the question and the filters, counted until there are more than we count."""
    where, params = facets.where(choice.values, "AND")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM articles_entry "  # noqa: S608
            f"WHERE body_vector @@ %s::tsquery {where} LIMIT %s) AS found",
            [question.wide, *params, COUNTED + 1],
        )
        return int(cursor.fetchone()[0])


# Few have the words: all of those by the index, the newest of them kept.
FEW = """(SELECT page_id FROM (WITH every AS MATERIALIZED (SELECT page_id, date FROM articles_entry
 WHERE {vector} @@ %s::tsquery {where}) SELECT * FROM every) AS found ORDER BY date DESC, page_id DESC LIMIT {most})"""
# Many have them: look through the newest texts until there are enough.
MANY = """(SELECT page_id FROM (SELECT * FROM articles_entry ORDER BY date DESC, page_id DESC LIMIT {looked}) AS newest
 WHERE {vector} @@ %s::tsquery {where} LIMIT {most})"""
# The same for names: few of the newest texts have them in a name, so the index and the dates together tell which.
NEWEST_FEW = """(WITH recent AS MATERIALIZED {recent} SELECT page_id FROM recent
 UNION SELECT page_id FROM {all} AS older WHERE (SELECT count(*) FROM recent) < {most})"""
SINCE = "AND (date >= %s OR date IS NULL)"
# Many have them and filters are on: PostgreSQL chooses between the filters and the dates.
FILTERED = """(SELECT page_id FROM articles_entry WHERE {vector} @@ %s::tsquery {where}
 ORDER BY date DESC, page_id DESC LIMIT {most})"""
# Weights: D once or twice in the body, C often, B in the summary, A in the title or a name. Rounded, so that texts
# that are about as good stand newest first. Texts with only longer words are looked for when the others are few, and
# come after them.
RANK = """
WITH named AS MATERIALIZED {named}, whole AS MATERIALIZED {whole}, wide AS MATERIALIZED {wide},
candidates AS (
    SELECT page_id, true AS is_whole FROM named UNION SELECT page_id, true FROM whole
    UNION SELECT page_id, false FROM wide
        WHERE page_id NOT IN (SELECT page_id FROM named UNION SELECT page_id FROM whole)
)
SELECT page_id FROM articles_entry JOIN candidates USING (page_id)
ORDER BY is_whole DESC, round(ts_rank('{{0.1, 0.25, 0.5, 1.0}}', body_vector, %s::tsquery)::numeric, 1) DESC,
    date DESC NULLS LAST, page_id DESC
"""
UNLESS_ENOUGH = "(SELECT * FROM {wide} AS longer WHERE (SELECT count(*) FROM whole) < {most})"


def best(question: Question, choice: Choice) -> list[int]:
    """The numbers of the pages that fit best, the best first; at most some hundreds."""
    where, values = facets.where(choice.values, "AND")
    in_body = (FILTERED if choice.values else MANY) if question.is_frequent else FEW
    most, most_by_body = (RANKED_OF_MANY, RANKED_OF_MANY_BY_BODY) if in_body is MANY else (RANKED, RANKED_BY_BODY)
    named = FEW.format(vector="title_vector", where=where, most=most)
    in_names = [question.whole, *values]
    if in_body is MANY:
        recent = FEW.format(vector="title_vector", where=SINCE, most=most)
        named = NEWEST_FEW.format(recent=recent, all=named, most=most)
        in_names = [question.whole, _newest_since(), question.whole]
    body = in_body.format(vector="body_vector", where=where, most=most_by_body, looked=LOOKED_THROUGH)
    wide = UNLESS_ENOUGH.format(wide=body, most=most_by_body)
    params = [*in_names, question.whole, *values, question.wide, *values]
    with connection.cursor() as cursor:
        cursor.execute(facets.BY_INDEX + RANK.format(named=named, whole=body, wide=wide), [*params, question.weighed])
        return [pk for (pk,) in cursor.fetchall()]


def _newest_since() -> date:
    """The date of the oldest of the newest texts."""
    key = f"search:newest:{chrome.get().made}"
    since: date | None = cache.get(key)
    if since is None:
        dates = Entry.objects.exclude(date=None).order_by("-date").values_list("date", flat=True)
        since = dates[LOOKED_THROUGH : LOOKED_THROUGH + 1].first() or date.min
        cache.set(key, since, facets.KEPT_SECONDS)
    return since
