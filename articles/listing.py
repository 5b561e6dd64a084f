"""A list of articles with filters and pages: Actueel, a theme, a keyword, an organisation, what search found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.formats import number_format

from articles import cards, facets, filters
from articles.chrome import Chrome
from articles.chrome import get as get_chrome
from articles.filters import Choice, FilterGroup, url_of
from articles.querysets import EntryQuerySet
from rvggz import page_cache
from rvggz.web.request_numbers import whole_number

PAGE_SIZE = 12
AROUND = 2  # page numbers shown on either side of the current one


PageLink = tuple[int, str, bool]  # number, address, is it where we are


@dataclass
class Listing:
    base_url: str
    choice: Choice = field(default_factory=Choice)
    fixed: dict[str, str] = field(default_factory=dict)
    cards: list[Any] = field(default_factory=list)
    filters: list[FilterGroup] = field(default_factory=list)
    total: int = 0
    total_label: str = ""
    page_number: int = 1
    page_count: int = 1
    messages: list[str] = field(default_factory=list)

    @property
    def is_filtered(self) -> bool:
        return bool(self.choice.slugs)

    @property
    def is_empty(self) -> bool:
        """There is nothing yet, whatever one chooses."""
        return not self.total and not self.is_filtered

    @property
    def clear_url(self) -> str:
        return url_of(self.base_url, self.fixed)

    @property
    def previous_url(self) -> str:
        return self.page_url(self.page_number - 1) if self.page_number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.page_url(self.page_number + 1) if self.page_number < self.page_count else ""

    @property
    def pages(self) -> list[PageLink | None]:
        """The first, the last and those around the current one; None is a gap."""
        near = range(self.page_number - AROUND, self.page_number + AROUND + 1)
        shown = sorted(number for number in {1, *near, self.page_count} if 1 <= number <= self.page_count)
        links: list[PageLink | None] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                links.append(None)
            links.append((number, self.page_url(number), number == self.page_number))
        return links

    def page_url(self, number: int) -> str:
        page = {"pagina": str(number)} if number > 1 else {}
        return url_of(self.base_url, {**self.fixed, **self.choice.query(), **page})

    def name_what_was_read(self, request: HttpRequest, names: Iterable[str], **more: str) -> None:
        """For the page cache: filters and page in their right spelling. An empty list is not worth a place."""
        filled = {filters.PARAMETERS[name]: self.choice.slugs.get(name, "") for name in names}
        number = str(self.page_number) if self.page_number > 1 else ""
        page_cache.reads(request, **filled, **more, pagina=number, page="")
        if self.is_filtered and not self.total:
            page_cache.refuse(request)

    def turn_to(self, asked: Any, total: int, reachable: int | None = None) -> slice:
        """Settle which page is shown; answers which rows of the whole list stand on it."""
        self.total, self.total_label = total, self.total_label or number_format(total, force_grouping=True)
        self.page_count = max(1, -(-(total if reachable is None else reachable) // PAGE_SIZE))
        given = (asked.get("pagina") or asked.get("page") or "").strip()
        asked_for = whole_number(given, 8)
        number = 1 if asked_for is None else asked_for
        self.page_number = min(max(number, 1), self.page_count)
        if given and asked_for is None:
            shown = given.replace("\x00", "")[: filters.LONGEST_ECHO]
            self.messages.append(f"“{shown}” is geen paginanummer. Je ziet de eerste pagina.")
        elif number != self.page_number:
            which = "de laatste" if number > self.page_count else "de eerste"
            self.messages.append(f"Pagina {number_format(number, force_grouping=True)} bestaat niet. Je ziet {which}.")
        start = (self.page_number - 1) * PAGE_SIZE
        return slice(start, start + PAGE_SIZE)


def make(
    request: HttpRequest,
    base_url: str,
    entries: EntryQuerySet,
    source: Callable[[], facets.Source] | facets.Source,
    fixed_values: dict[str, Any] | None = None,
    without: Iterable[str] = filters.ONLY_VOICES,
) -> Listing:
    """The list that an address asks for. Two queries: the counts and the cards.

    ``fixed_values``: filters that belong to the place (the theme of a theme page), by name; those groups are not shown.
    """
    chrome: Chrome = get_chrome()
    fixed_values = fixed_values or {}
    hidden = {*without, *fixed_values}
    choice = filters.read(request.GET, chrome, hidden)
    listing = Listing(base_url, choice, messages=list(choice.messages))
    counted = facets.count(source() if callable(source) else source, {**fixed_values, **choice.values})
    listing.filters = filters.groups(choice, counted, chrome, base_url, {}, hidden)
    rows = listing.turn_to(request.GET, counted.total)
    listing.name_what_was_read(request, set(filters.PARAMETERS) - hidden)
    found = Choice({**fixed_values, **choice.values}).narrow(entries.articles()).newest_first()
    listing.cards = cards.dress(found.cards()[rows]) if counted.total else []
    return listing
