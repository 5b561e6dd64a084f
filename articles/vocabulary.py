"""The words of the site's own texts, and which words they are composed of.

``deskundige`` finds ``ervaringsdeskundige`` because that word's row names ``deskundig`` as a part. A word goes when the
last text that had it goes: what was taken offline must not live on in suggestions. Callers hold the lock of entries.py.
"""

from collections.abc import Iterable, Mapping

from django.db import connection

from articles.compounds import LONG_ENOUGH, SHORTEST_PART, parts, possible_parts
from articles.models import Word
from articles.search_words import is_known

BATCH = 5_000
MANY = 200  # new words: then looking through all words at once is less work than asking for each
ADD = """
INSERT INTO articles_word AS stored (lemma, form, parts, entries)
SELECT lemma, form, '{}', entries FROM unnest(%s::text[], %s::text[], %s::int[]) AS new (lemma, form, entries)
ON CONFLICT (lemma) DO UPDATE SET entries = stored.entries + EXCLUDED.entries RETURNING lemma, form, entries
"""
SET_PARTS = """
UPDATE articles_word SET parts = string_to_array(new.parts, ' ')
FROM unnest(%s::text[], %s::text[]) AS new (lemma, parts) WHERE articles_word.lemma = new.lemma
"""
TAKE = "UPDATE articles_word SET entries = entries - 1 WHERE lemma = ANY(%s) AND entries > 0"
COUNT_AGAIN = """
UPDATE articles_word SET entries = counted.ndoc
FROM ts_stat('SELECT body_vector FROM articles_entry') AS counted WHERE counted.word = lemma
"""


def change(before: Iterable[str], forms: Mapping[str, str]) -> None:
    """A text had the lexemes ``before`` and has those of ``forms`` (lexeme → form) now."""
    gone = sorted(set(before) - forms.keys())
    if gone:
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [gone])
        Word.objects.filter(lemma__in=gone, entries=0).delete()
    come = forms.keys() - set(before)
    add({lexeme: forms[lexeme] for lexeme in come}, dict.fromkeys(come, 1))


def add(forms: Mapping[str, str], entries: Mapping[str, int]) -> None:
    """New texts have these lexemes; ``entries`` says how many of the texts have each."""
    lemmas = sorted(forms)  # whoever writes at the same time takes them in this order too
    if not lemmas:
        return
    with connection.cursor() as cursor:
        cursor.execute(ADD, [lemmas, [forms[lemma] for lemma in lemmas], [entries[lemma] for lemma in lemmas]])
        _compose({lemma: form for lemma, form, number in cursor.fetchall() if number == entries[lemma]})


def _compose(new: Mapping[str, str]) -> None:
    """Name the parts of new words, and of words that stood already and contain a new one."""
    everything = dict(Word.objects.values_list("lemma", "form")) if len(new) > MANY else None
    # The dictionary's words were known as parts before the site had them.
    unknown = {form for form in new.values() if len(form) >= SHORTEST_PART and not is_known(form)}
    longer = _containing(unknown) if everything is None else _containing_of(everything, unknown)
    words = {**longer, **{lemma: form for lemma, form in new.items() if len(form) >= LONG_ENOUGH}}
    ours = _pieces_that_are_words(words) if everything is None else set(everything.values())
    found = {lemma: " ".join(pieces) for lemma, form in words.items() if (pieces := parts(form, ours))}
    if found:
        with connection.cursor() as cursor:
            cursor.execute(SET_PARTS, [list(found), list(found.values())])


def _containing(forms: set[str]) -> dict[str, str]:
    if not forms:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lemma, form FROM articles_word WHERE length(form) >= %s AND form LIKE ANY(%s)",
            [LONG_ENOUGH, [f"%{form}%" for form in sorted(forms)]],
        )
        return dict(cursor.fetchall())


def _containing_of(words: Mapping[str, str], forms: set[str]) -> dict[str, str]:
    longer = {lemma: form for lemma, form in words.items() if len(form) >= LONG_ENOUGH}
    return {lemma: form for lemma, form in longer.items() if not forms.isdisjoint(possible_parts(form))}


def _pieces_that_are_words(words: Mapping[str, str]) -> set[str]:
    pieces = {piece for form in words.values() for piece in possible_parts(form)}
    return set(Word.objects.filter(form__in=pieces).values_list("form", flat=True)) if pieces else set()


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
