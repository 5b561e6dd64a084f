"""Somebody on the list by the beginning of words: of the address, its domain, or the name. A leaf: knows no models.

A search for any part of a word has no index in plain PostgreSQL (pg_trgm is an extension that not every host has), and
reads the whole list.
"""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import BooleanField, Func

# What stands between words. To spaces, or PostgreSQL takes an address, a path or a negative number for one word.
BETWEEN = "@._-+!#$&*/=?^`{|}~"
MOST = 8  # words that are looked for
COMMON = 5_000  # so many found: walking by an order soon meets a page of them


class Words(Func):
    """The words of some columns; written the same in the index and in every question, or that index is not used."""

    template = f"to_tsvector('simple', translate(%(expressions)s, '{BETWEEN}', '{' ' * len(BETWEEN)}'))"
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


class IsOneOf(Func):
    """A column, and a list that is made first whatever else is asked."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def query_of(asked: str) -> SearchQuery | None:
    """Every word that was typed, or its beginning; None when there is none."""
    words = re.findall(r"[^\W_]+", asked[:254].lower())[:MOST]
    return SearchQuery(" & ".join(f"{word}:*" for word in words), config="simple", search_type="raw") if words else None
