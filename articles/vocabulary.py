"""The words of the site's own texts, and which words they are composed of.

``deskundige`` finds ``ervaringsdeskundige`` because that word's row names ``deskundig`` as a part. A word goes when the
last text that had it goes: what was taken offline must not live on in suggestions. Callers hold the lock of entries.py.
"""

from collections.abc import Iterable, Mapping

from django.db import connection

from articles.compounds import LONG_ENOUGH, SHORTEST_PART, parts, possible_parts
from articles.models import Word

BATCH = 5_000
ADD = """
INSERT INTO articles_word AS stored (lemma, form, parts, entries)
SELECT lemma, form, '{}', 1 FROM unnest(%s::text[], %s::text[]) AS new (lemma, form)
ON CONFLICT (lemma) DO UPDATE SET entries = stored.entries + 1 RETURNING lemma, form, entries
"""
TAKE = "UPDATE articles_word SET entries = entries - 1 WHERE lemma = ANY(%s) AND entries > 0"
COUNT_AGAIN = """
UPDATE articles_word SET entries = counted.ndoc
FROM ts_stat('SELECT body_vector FROM articles_entry') AS counted WHERE counted.word = lemma
"""


def change(before: Iterable[str], forms: Mapping[str, str]) -> None:
    """A text had the lexemes ``before`` and has those of ``forms`` (lexeme → form) now."""
    gone = sorted(set(before) - forms.keys())
    come = sorted(forms.keys() - set(before))
    with connection.cursor() as cursor:
        if gone:
            cursor.execute(TAKE, [gone])
            Word.objects.filter(lemma__in=gone, entries=0).delete()
        if come:
            cursor.execute(ADD, [come, [forms[lexeme] for lexeme in come]])
            first_seen = {lemma: form for lemma, form, entries in cursor.fetchall() if entries == 1}
            _compose(first_seen)


def _compose(new: Mapping[str, str]) -> None:
    """Name the parts of new words, and of words that stood already and contain a new one."""
    longer = _containing([form for form in new.values() if len(form) >= SHORTEST_PART])
    _write_parts({**longer, **{lemma: form for lemma, form in new.items() if len(form) >= LONG_ENOUGH}})


def _containing(forms: list[str]) -> dict[str, str]:
    from articles.search_words import is_known

    # The dictionary's words were known as parts before the site had them.
    patterns = [f"%{form}%" for form in forms if not is_known(form)]
    if not patterns:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lemma, form FROM articles_word WHERE length(form) >= %s AND form LIKE ANY(%s)",
            [LONG_ENOUGH, patterns],
        )
        return dict(cursor.fetchall())


def _write_parts(words: Mapping[str, str]) -> None:
    pieces = {piece for form in words.values() for piece in possible_parts(form)}
    ours = set(Word.objects.filter(form__in=pieces).values_list("form", flat=True)) if pieces else set()
    rows = [Word(lemma=lemma, parts=parts(form, ours)) for lemma, form in words.items()]
    Word.objects.bulk_update([row for row in rows if row.parts], ["parts"], batch_size=BATCH)


def rebuild(forms: Mapping[str, str]) -> None:
    """All words anew: ``forms`` has every lexeme of every text."""
    Word.objects.all().delete()
    ours = set(forms.values())
    batch: list[Word] = []
    for lexeme, form in forms.items():
        batch.append(Word(lemma=lexeme, form=form, parts=parts(form, ours)))
        if len(batch) == BATCH:
            Word.objects.bulk_create(batch)
            batch = []
    Word.objects.bulk_create(batch)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_AGAIN)
    Word.objects.filter(entries=0).delete()
