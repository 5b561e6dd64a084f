"""What someone may mean: while typing, and when nothing was found."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from django.db.models import Q, Value
from django.db.models.functions import Replace

from articles import chrome, search
from articles.cards import TYPE_LABELS
from articles.models import Entry, EntryType, Keyword, Word
from articles.search_words import STOP_WORDS, joined, lexemes, parts_of, stem, tokens, without_accents, words
from rvggz.text.folding import folded
from rvggz.text.name_order import NameOrder

MOST = 8
SHORTEST, LONGEST = 2, 60  # characters
ALIKE = 0.72
Suggestion = dict[str, str]


def while_typing(text: str) -> list[Suggestion]:
    """At most eight themes, organisations, keywords and titles that begin a word as was typed."""
    typed = folded(text.replace("\x00", ""))[:LONGEST]
    if len(typed) < SHORTEST:
        return []
    known = chrome.get()
    found = [
        {"title": label.title, "url": label.url, "type_label": "Organisatie" if label.role else "Thema"}
        for label in (*known.themes.values(), *known.organisations.values())
        if begins_a_word(typed, label.title)
    ]
    if len(found) < MOST:
        found += _keywords(typed)
    if len(found) < MOST:
        found += _titles(typed)
    return found[:MOST]


def begins_a_word(typed: str, name: str) -> bool:
    """Whether ``e-hea``, ``e hea`` or ``ehea`` was typed: all begin ``e-health``."""
    name = folded(name)
    return any(f" {typed.replace('-', by)}" in f" {name.replace('-', by)}" for by in (" ", ""))


def keywords(text: str) -> list[str]:
    """Names of keywords in use that begin a word as was typed."""
    typed = folded(text.replace("\x00", ""))[:LONGEST]
    return [one["title"] for one in _keywords(typed)] if len(typed) >= SHORTEST else []


def _keywords(typed: str) -> list[Suggestion]:
    bare = typed.replace("-", "")
    begins = Keyword.objects.annotate(joined=Replace("folded_name", Value("-"), Value("")))
    begins = begins.filter(Q(joined__startswith=bare) | Q(joined__contains=f" {bare}"))
    used = begins.filter(uses__content_object__entry__isnull=False).distinct().order_by(NameOrder("name"))[:MOST]
    return [{"title": one.name, "url": one.get_absolute_url(), "type_label": "Trefwoord"} for one in used]


def _titles(typed: str) -> list[Suggestion]:
    """The newest texts that have all whole words, and a word that begins as the last one, in their names."""
    *whole, last = list(tokens(typed)) or [""]
    if not parts_of(last):
        return []
    tests = [one.as_query({}) for one in search.wanted(whole)] + [_begins(last)]
    # Themes and organisations were suggested already.
    rows = Entry.objects.filter(type__in=[EntryType.ARTICLE, EntryType.INFORMATION]).extra(
        where=["title_vector @@ %s::tsquery"], params=[" & ".join(tests)]
    )
    found = rows.order_by("-date", "-page_id").values_list("title", "url", "type")[:MOST]
    return [{"title": title, "url": url, "type_label": TYPE_LABELS[kind]} for title, url, kind in found]


def _begins(token: str) -> str:
    """As a tsquery: a word that begins so. Of one with dashes its joined form, or all parts of which the last does."""
    *before, last = parts_of(token)
    ways = [" & ".join([*(one.as_query({}) for one in search.wanted(before)), _prefix(last)])]
    ways += [_prefix(one) for one in joined(token)[:1]]
    return f"({' | '.join(f'({way})' for way in ways)})"


def _prefix(word: str) -> str:
    beginnings = dict.fromkeys((without_accents(word), *lexemes(word)))
    return "(" + " | ".join(f"'{beginning}':*" for beginning in beginnings) + ")"


def nearest(text: str) -> dict[str, Any]:
    """Keywords and themes that look like what was asked, and a spelling that the site knows."""
    asked = [folded(word) for word in words(text) if word not in STOP_WORDS]
    used = Keyword.objects.filter(uses__content_object__entry__isnull=False).distinct()
    keywords = {one.folded_name: one for one in used[:MOST_COMPARED]}
    themes = {folded(label.title): label for label in chrome.get().themes.values()}
    return {
        "nearest_keywords": [keywords[name] for name in _alike(asked, keywords)],
        "nearest_themes": [themes[name] for name in _alike(asked, themes)],
        "did_you_mean": spelling(text),
    }


MOST_COMPARED = 5_000


def _alike(asked: list[str], names: Iterable[str]) -> list[str]:
    """The five names most like what was asked, whole or by one of their words."""
    scores = {
        name: max(
            (SequenceMatcher(None, word, piece).ratio() for word in asked for piece in {name, *name.split()}), default=0
        )
        for name in names
    }
    return sorted((name for name, score in scores.items() if score >= ALIKE), key=lambda name: -scores[name])[:5]


def spelling(text: str) -> str:
    """The question with each word that no text has replaced by the most similar one that some have; "" if none is."""
    typed, changed = [], False
    for word in words(text):
        better = word if word in STOP_WORDS else _known_like(word)
        changed = changed or better != word
        typed.append(better)
    return " ".join(typed) if changed else ""


def _known_like(word: str) -> str:
    if Word.objects.filter(lemma__in=lexemes(word)).exists():
        return word
    plain = without_accents(word)
    # A slip is seldom in the first letter, nor does it change the length much.
    near = Word.objects.filter(lemma__startswith=stem(plain)[:1], entries__gt=0)
    forms = {
        form: entries
        for form, entries in near.values_list("form", "entries").order_by("-entries")[:MOST_COMPARED]
        if abs(len(form) - len(plain)) <= 2
    }
    close = get_close_matches(plain, forms, n=1, cutoff=ALIKE + 0.06)
    return close[0] if close else word
