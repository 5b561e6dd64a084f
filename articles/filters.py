"""The filters of a list: theme, kind, organisation and year, as they stand in the address and as people see them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from articles.chrome import Chrome, Label
from articles.facets import Facets
from articles.models import Kind
from articles.querysets import EntryQuerySet
from rvggz.web.request_numbers import whole_number

PARAMETERS = {"theme": "thema", "kind": "soort", "organisation": "organisatie", "year": "jaar", "answer": "vragen"}
LABELS = {"theme": "Thema", "kind": "Soort", "organisation": "Organisatie", "year": "Jaar", "answer": "Vragen"}
ANSWERS = {"open": ("open", "Nog open"), "beantwoord": ("answered", "Beantwoord")}
ONLY_VOICES = ("answer",)  # filters of Praat mee alone
KIND_OF_SLUG = {slugify(kind.label): kind for kind in Kind}
LONGEST_ECHO = 40
SELECTED = mark_safe(" selected")


@dataclass
class FilterOption:
    value: str
    label: str
    count: int | None
    is_active: bool
    base_url: str
    query: dict[str, str]

    @property
    def url(self) -> str:
        """The list with this choice, or without it when it is made already."""
        return url_of(self.base_url, self.query)

    @property
    def text(self) -> str:
        """As it stands in the list to choose from."""
        return self.label if self.count is None else f"{self.label} ({self.count:,})".replace(",", ".")


@dataclass
class FilterGroup:
    name: str
    label: str
    options: list[FilterOption]
    active: FilterOption | None

    @property
    def options_html(self) -> SafeString:
        """Some forty options on every list: made here, where each costs a tenth of what it costs in a template."""
        return format_html_join(
            "\n", '<option value="{}"{}>{}</option>',
            ((one.value, SELECTED if one.is_active else "", one.text) for one in self.options),
        )  # fmt: skip


@dataclass
class Choice:
    """What a visitor filters by: ``values`` for the database, ``slugs`` for the address, both by filter name."""

    values: dict[str, Any] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)

    def narrow(self, entries: EntryQuerySet) -> EntryQuerySet:
        tests = {"theme": "theme_ids__contains", "organisation": "organisation_ids__contains"}
        for name, value in self.values.items():
            if name == "answer":
                entries = entries.filter(kind=Kind.QUESTION, answer__isnull=value == "open")
                continue
            entries = entries.filter(**{tests.get(name, name): [value] if name in tests else value})
        return entries

    def query(self, **changes: str | None) -> dict[str, str]:
        """The parameters of an address with these filters, some of them changed (None: taken away)."""
        slugs = {name: changes.get(name, self.slugs.get(name)) for name in PARAMETERS}
        return {PARAMETERS[name]: slug for name, slug in slugs.items() if slug}


def read(asked: Any, chrome: Chrome, without: Iterable[str] = ONLY_VOICES) -> Choice:
    """Read the filters from the address. What we cannot understand is left out and said in ``messages``."""
    choice = Choice()
    for name, parameter in PARAMETERS.items():
        if name in without:
            continue
        given = (asked.get(parameter) or "").strip()
        if not given:
            continue
        value = _value(name, given.lower(), chrome)
        if value is None:
            shown = given.replace("\x00", "")[:LONGEST_ECHO]
            choice.messages.append(f"We kennen {_ARTICLE[name]} “{shown}” niet. Je ziet de lijst zonder die keuze.")
        else:
            choice.values[name], choice.slugs[name] = value, given.lower()
    return choice


_ARTICLE = {
    "theme": "het thema", "kind": "de soort", "organisation": "de organisatie", "year": "het jaar",
    "answer": "de keuze voor vragen",
}  # fmt: skip


def _value(name: str, slug: str, chrome: Chrome) -> Any:
    if name == "year":
        year = whole_number(slug, 4)
        return year if year and 1900 <= year <= 2200 else None
    if name == "kind":
        kind = KIND_OF_SLUG.get(slug)
        return kind.value if kind else None
    if name == "answer":
        return ANSWERS[slug][0] if slug in ANSWERS else None
    return next((label.id for label in _labels(name, chrome).values() if label.slug.lower() == slug), None)


def _labels(name: str, chrome: Chrome) -> dict[int, Label]:
    return chrome.themes if name == "theme" else chrome.organisations


def groups(
    choice: Choice,
    facets: Facets,
    chrome: Chrome,
    base_url: str,
    fixed: dict[str, str],
    without: Iterable[str] = ONLY_VOICES,
) -> list[FilterGroup]:
    """Every filter with its options. ``fixed``: parameters that stay in the address (the question asked)."""
    return [_group(name, choice, facets, chrome, (base_url, fixed)) for name in PARAMETERS if name not in set(without)]


def _group(
    name: str, choice: Choice, facets: Facets, chrome: Chrome, address: tuple[str, dict[str, str]]
) -> FilterGroup:
    base_url, fixed = address
    options = []
    for key, slug, label in _possible(name, facets, chrome):
        number: int | None = None if facets.is_sample else facets.counts[name].get(key, 0)
        is_active = choice.slugs.get(name) == slug
        if number != 0 or is_active:
            query = fixed | choice.query(**{name: None if is_active else slug})
            options.append(FilterOption(slug, label, number, is_active, base_url, query))
    return FilterGroup(PARAMETERS[name], LABELS[name], options, next((o for o in options if o.is_active), None))


def _possible(name: str, facets: Facets, chrome: Chrome) -> list[tuple[str, str, str]]:
    """(value in the database, slug, label) of each option, in the order people expect."""
    if name == "year":
        years = sorted(facets.counts["year"], reverse=True)
        return [(year, year, year) for year in years]
    if name == "answer":
        return [(value, slug, label) for slug, (value, label) in ANSWERS.items()]
    if name == "kind":
        return [(kind.value, slug, str(kind.label)) for slug, kind in KIND_OF_SLUG.items()]
    return [(str(label.id), label.slug.lower(), label.title) for label in _labels(name, chrome).values()]


def url_of(base_url: str, query: dict[str, str]) -> str:
    return f"{base_url}?{urlencode(query)}" if query else base_url
