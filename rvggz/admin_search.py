"""The search behind the lists of the admin: Wagtail's on PostgreSQL, together with any filter and any order.

Wagtail refuses a condition or an order on a column that the model did not name (``index.FilterField``), and one through
a table in between, because an engine elsewhere would not know it: a word with a filter was an error 500. This one
searches in the same database as the list, so whatever the list can do, a search of it can do too. What is stored for
searching is the same: nothing has to be built anew.
"""

from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)


class _NothingToRefuse:
    def check(self) -> None:
        """As documented in modelsearch's base class, without asking for the names of columns."""


class QueryCompiler(_NothingToRefuse, PostgresSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(_NothingToRefuse, PostgresAutocompleteQueryCompiler):
    pass


class SearchBackend(PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
